"""`simulate report`: the report of a finished run again, in another language or format, without simulating."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.language import remember
from simulator.cli.options import FOLDER, lang_option
from simulator.cli.run_folder import SUMMARY
from simulator.cli.run_report import WORKBOOK, account_of

if TYPE_CHECKING:
    from simulator.presentation.pictures import Account
    from simulator.study import Conducted

#: File of each format, in the run folder unless --out says otherwise.
FILES: Mapping[str, str] = {
    "html": "report.html",
    "pdf": "report.pdf",
    "pptx": "report.pptx",
    "xlsx": WORKBOOK,
}


@click.command(short_help="A finished run's report again: another language, a PDF, slides, a workbook.")
@click.argument("folder", metavar="RUN_FOLDER", type=FOLDER)
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(FILES)),
    default="html",
    show_default=True,
    help="A page, a tagged PDF, up to six editable slides, or the tables for finance.",
)
@lang_option()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; report.html, report.pdf, report.pptx or workbook.xlsx in the run folder by default.",
)
@click.pass_context
def report(ctx: click.Context, /, folder: Path, kind: str, lang: str | None, out: Path | None) -> None:
    """Render the report of the run in RUN_FOLDER again, without simulating.

    It also shows what `simulate trial` and `simulate hours` found of the same scenario, when they wrote it into
    RUN_FOLDER, into RUN_FOLDER/trial and RUN_FOLDER/hours, or beside it into RUN_FOLDER-trial and RUN_FOLDER-hours;
    otherwise what the run itself saw of the trial and of the last hours, on fewer rows.
    """
    from simulator.presentation.files import write_whole
    from simulator.study.reopen import reopen

    remember(ctx, lang, str(folder / "scenario.resolved.toml"))
    _refuse_missing(kind)
    conducted = reopen(folder).conducted
    made_on = dt.datetime.fromtimestamp((folder / SUMMARY).stat().st_mtime).astimezone().date()
    account = account_of(folder, conducted.findings, lang, made_on)
    file = out or folder / FILES[kind]
    write_whole({file: MAKERS[kind](account, conducted)})
    click.echo(file)


def _refuse_missing(kind: str) -> None:
    """Stop before anything is worked out when what makes the format is not installed."""
    if kind == "pdf":
        from simulator.presentation.pdf import weasyprint

        weasyprint()
    if kind == "pptx":
        from simulator.presentation.slides import pptx

        pptx()


def _html(account: "Account", conducted: "Conducted") -> bytes:
    from simulator.presentation.pictures import report_page

    return report_page(account)


def _pdf(account: "Account", conducted: "Conducted") -> bytes:
    from simulator.presentation.pdf import pdf_bytes

    return pdf_bytes(_html(account, conducted))


def _pptx(account: "Account", conducted: "Conducted") -> bytes:
    from simulator.presentation.slides import slides_bytes

    return slides_bytes(account.findings, account.answers, account.words)


def _xlsx(account: "Account", conducted: "Conducted") -> bytes:
    from simulator.presentation.workbook import workbook_bytes

    return workbook_bytes(account.findings, conducted.weekly, account.words)


MAKERS: Mapping[str, Callable[["Account", Any], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "pptx": _pptx,
    "xlsx": _xlsx,
}

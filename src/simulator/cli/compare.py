"""`simulate compare`: what changed from one run to the next, in the assumptions and in the results."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.language import remember
from simulator.cli.options import FOLDER

if TYPE_CHECKING:
    from simulator.compared import ComparedFindings

RECORD = "compare.json"


@click.command(short_help="What changed from one run to the next: assumptions and results.")
@click.argument("before", metavar="RUN_A", type=FOLDER)
@click.argument("after", metavar="RUN_B", type=FOLDER)
@click.option("--out", type=FOLDER, help="Write compare.json into this folder too.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language; that of RUN_B by default.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print compare.json on standard output, and nothing else there."
)
@click.option("--quiet", is_flag=True, help="Print the answer only.")
@click.pass_context
def compare(ctx: click.Context, /, before: Path, after: Path, **options: Any) -> None:
    """Tell what changed from the run in RUN_A to the run in RUN_B.

    Assumptions are compared by their path: what was believed before and after, with its source. Results are compared row by
    row when both runs met the same luck (same seed, same design): the change is then known far better than either result.
    """
    from simulator.study.compare_runs import compare_runs

    remember(ctx, options["lang"], str(after / "scenario.resolved.toml"))
    findings = compare_runs(before, after)
    if options["out"] is not None:
        _write(options["out"], findings)
    _print(findings, options)


def _write(folder: Path, findings: "ComparedFindings") -> None:
    from simulator.presentation.compare import to_compare
    from simulator.presentation.summary import write_json

    write_json(folder / RECORD, to_compare(findings))


def _print(findings: "ComparedFindings", options: dict[str, Any]) -> None:
    from simulator.cli.consoles import stdout_console
    from simulator.presentation.compare import show_comparison, show_comparison_finding, to_compare
    from simulator.presentation.labels import Words

    words = Words(options["lang"] or findings.language, findings.currency)
    if options["as_json"]:
        click.echo(json.dumps(to_compare(findings), ensure_ascii=True, indent=2))
    elif options["quiet"]:
        show_comparison_finding(findings, stdout_console(), words)
    else:
        show_comparison(findings, stdout_console(), words, options["out"])

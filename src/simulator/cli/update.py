"""`simulate update`: beliefs after the trial's results, its rule applied, the verdict renewed, a new scenario."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import words_of
from simulator.cli.language import remember
from simulator.cli.options import (
    FILE,
    FOLDER,
    dates_option,
    mapping_option,
    no_picture_option,
    scenario_argument,
    simulating,
)
from simulator.cli.printing import print_found, words_for
from simulator.cli.run_folder import refuse_foreign_folder, writable
from simulator.cli.study_settings import settings_of
from simulator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.calibration.results import Results
    from simulator.scenario import Scenario
    from simulator.study.update import Learned, Renewed
    from simulator.updated import UpdatedBelief, UpdatedFindings

NAME = "update"


@click.command(short_help="Beliefs after the trial's results, its rule applied, the verdict renewed.")
@scenario_argument
@click.option(
    "--results",
    "results_file",
    type=click.Path(),
    required=True,
    metavar="FILE.toml",
    help="What the trial has shown so far: weeks, and counts, hours and values.",
)
@click.option(
    "--appointments",
    type=click.Path(),
    multiple=True,
    metavar="FILE",
    help="List of the appointments delivered, which counts what FILE.toml does not; CSV or XLSX, repeatable.",
)
@dates_option("How 03/04/2027 is to be read where the list does not decide.")
@mapping_option("Describes the headings of another format; repeatable.", "--mapping")
@click.option(
    "--out",
    type=FILE,
    metavar="NEW.toml",
    help="The new scenario; SCENARIO-updated.toml beside it by default.",
)
@click.option(
    "--folder",
    type=FOLDER,
    help="Folder of the record and the picture; runs/<scenario name>-update by default.",
)
@click.option(
    "--rule", type=FOLDER, help="Folder of simulate trial whose rule is applied; worked out anew by default."
)
@click.option(
    "--beliefs-only", is_flag=True, help="Update the beliefs, simulate nothing: no rule, no verdict."
)
@click.option(
    "--draws",
    type=click.IntRange(min=1000),
    default=20_000,
    show_default=True,
    help="Draws of the beliefs that are weighted.",
)
@click.option("--replications", type=click.IntRange(min=4), help="Rows of each mix; 4000 by default.")
@simulating(record_of(NAME), "answer")
@no_picture_option
@click.option(
    "--force", is_flag=True, help="Overwrite the new scenario, and a folder of another one's results."
)
@click.pass_context
def update(ctx: click.Context, /, scenario: str, results_file: str, **options: Any) -> None:
    """Update the beliefs of SCENARIO.toml by what its trial has shown, and decide again.

    Counts are read as they stand: what is still open on the last day is neither won nor lost. The new scenario keeps the
    old one's comments; each new belief says what was believed before and what was seen.
    """
    from simulator.calibration.results import read_results
    from simulator.scenario import load, sha256
    from simulator.study.update import learn

    remember(ctx, options["lang"], scenario)
    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    out = _out(Path(scenario), options)
    folder = options["folder"] or Path("runs") / f"{Path(scenario).stem}-{NAME}"
    refuse_foreign_folder(folder, None if options["force"] else sha256(loaded), record_of(NAME), "--folder")
    results = _with_lists(ctx, read_results(results_file, loaded), loaded, options)
    learned = learn(loaded, results, results_file, options["draws"], options["seed"])
    text, after = _rewritten(learned, (scenario, results_file), out, options)
    findings = _findings(ctx, learned, after, (scenario, str(out)), options)
    _write(folder, out, text, findings, options)


def _with_lists(
    ctx: click.Context, results: "Results", scenario: "Scenario", options: dict[str, Any]
) -> "Results":
    """Count the lists of appointments, and say on standard error which of their rows could not be read."""
    if not options["appointments"]:
        return results
    from simulator.calibration.readers import ReadSettings, read
    from simulator.calibration.results import later_rows, with_appointments
    from simulator.presentation.update import list_lines

    settings = ReadSettings(dates=options["dates"], mappings=options["mappings"])
    reading = read("appointments", options["appointments"], settings)
    for report in reading.reports:
        for line in list_lines(report, words_of(ctx)):
            click.echo(line, err=True)
    whole = with_appointments(results, reading.table, scenario)
    later = later_rows(reading.table, results.until)
    if later and results.until is not None:
        said = words_of(ctx)
        click.echo(said.many("update.left_out", later, day=said.date(results.until)), err=True)
    return whole


def _out(scenario: Path, options: dict[str, Any]) -> Path:
    """Where the new scenario goes, which must not be there yet."""
    from simulator.scenario.messages import problem_of

    out = Path(options["out"] or scenario.with_name(f"{scenario.stem}-updated.toml"))
    if out.is_dir() or (out.exists() and not options["force"]):
        code = "file_directory" if out.is_dir() else "new_exists"
        raise InputError([problem_of(code, str(out))])
    if not writable(out.parent):
        raise InputError([problem_of("new_denied", str(out))])
    return out


def _rewritten(
    learned: "Learned", files: tuple[str, str], out: Path, options: dict[str, Any]
) -> tuple[str, "Scenario"]:
    """The new scenario's text, in the scenario's own language, and what it says."""
    from simulator.presentation.labels import Words
    from simulator.presentation.update import header_of, source_of
    from simulator.scenario.rewrite import rewritten
    from simulator.study.update import updated_beliefs

    scenario, results = learned.scenario, learned.results
    words = Words(scenario.language, scenario.currency)
    beliefs = updated_beliefs(learned)
    _refuse_twice(learned, beliefs, files)
    values = {
        one.path: _with_source(learned.changes[one.path].written(), source_of(one, results, words))
        for one in beliefs
    }
    together = learned.together
    return rewritten(
        files[0],
        out,
        values,
        header=header_of(beliefs, results, (Path(files[0]).name, Path(files[1]).name), words),
        overrides=options["overrides"],
        together=None if together is None else [(one.between, one.rank, one.place) for one in together],
    )


def _refuse_twice(learned: "Learned", beliefs: "Sequence[UpdatedBelief]", files: tuple[str, str]) -> None:
    """Refuse results of weeks that the scenario has learned from already."""
    from simulator.calibration.results import counted_already
    from simulator.scenario.messages import problem_of

    sources = [one.source for one in beliefs if one.told]
    there = counted_already(learned.results, sources, learned.scenario.horizon.start)
    if there is not None:
        begins, ends = (day.isoformat() for day in there)
        raise InputError([problem_of("results_twice", files[1], scenario=files[0], begins=begins, ends=ends)])


def _with_source(written: Any, source: str) -> dict[str, Any]:
    return {**(written if isinstance(written, dict) else {"value": written}), "source": source}


def _findings(
    ctx: click.Context, learned: "Learned", after: "Scenario", files: tuple[str, str], options: dict[str, Any]
) -> "UpdatedFindings":
    from simulator.cli.progress import progress_bar
    from simulator.study.update import DEFAULT_UPDATE_ROWS, NOTHING, renew, updated

    scenario, out = files
    language = options["lang"] or learned.scenario.language
    with progress_bar(language, shown=not options["quiet"]) as progress:
        settings = settings_of(scenario, options, progress, DEFAULT_UPDATE_ROWS)
        started = settings.clock()
        renewed: Renewed = NOTHING
        if not options["beliefs_only"]:
            engine = engine_named(options["engine"], words_of(ctx))
            renewed = renew(learned, after, engine, settings, options["rule"])
        return updated(learned, settings, out, settings.clock() - started, renewed)


def _write(folder: Path, out: Path, text: str, findings: "UpdatedFindings", options: dict[str, Any]) -> None:
    from simulator.presentation.update import show_update, show_update_finding, to_update

    def draw() -> dict[str, bytes]:
        from simulator.presentation.figures.update import update_bytes

        return update_bytes(findings, words_for(findings, options))

    answer = Answer(NAME, to_update(findings), draw)
    beside = {out: text.encode("utf-8")}
    write_answer(folder, answer, picture=not options["no_report"], beside=beside)
    whole = partial(show_update, folder=folder)
    print_found(findings, options, lambda: answer.content, show_update_finding, whole)

"""The main job: run every mix of a scenario, print what was found, write the run folder."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.engines import engine_chosen, make_ready
from simulator.cli.failures import Interrupted, words_of
from simulator.cli.glancing import glancing, nothing_found
from simulator.cli.language import remember
from simulator.cli.options import (
    FOLDER,
    SHARE,
    mixes_option,
    refuse_unknown_mixes,
    sampling_option,
    scenario_argument,
    simulating,
)
from simulator.cli.printing import print_found
from simulator.cli.refusals import refuse_contradictions, refuse_nothing_to_compare
from simulator.cli.resume import kept_is_said, refuse_finished_run, say_what_was_there, take_folder
from simulator.cli.run_folder import write_run
from simulator.cli.run_report import RunReport, drawing_meanwhile
from simulator.cli.study_settings import settings_of

if TYPE_CHECKING:
    from simulator.engine.interface import Engine
    from simulator.presentation.apart import Here
    from simulator.presentation.labels import Words
    from simulator.scenario import Scenario
    from simulator.study import Conducted, Settings

#: Rows from which simulating takes longer than starting a process that draws.
MANY_ROWS = 2_000


@click.command(short_help="The main job; `simulate SCENARIO.toml` is enough.")
@scenario_argument
@click.option("--out", type=FOLDER, help="Run folder; runs/<scenario name> by default.")
@click.option(
    "--replications",
    type=click.IntRange(min=1),
    help="Rows of each mix; 10000 by default, with --precision as many as it takes.",
)
@click.option(
    "--precision",
    type=SHARE,
    help="Run until every mean difference of hourly value is known to within this share of the baseline's cost per hour.",
)
@click.option(
    "--max-replications", type=click.IntRange(min=1), help="Where --precision gives up; 65536 by default."
)
@sampling_option("How beliefs are drawn.")
@mixes_option
@simulating("summary.json", "verdict")
@click.option("--no-report", is_flag=True, help="Write the data only: no report, pictures or workbook.")
@click.option("--resume", is_flag=True, help="Go on with the interrupted run in the run folder.")
@click.option(
    "--force", is_flag=True, help="Overwrite another scenario's results, or start an interrupted run anew."
)
@click.pass_context
def run(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Simulate every mix of SCENARIO.toml, print the verdict and the tables, write the run folder."""
    remember(ctx, options["lang"], scenario)
    refuse_contradictions(options)
    with _drawing(options) as draw:
        _run(ctx, draw, scenario, options)


def _run(ctx: click.Context, draw: "Here | None", scenario: str, options: dict[str, Any]) -> None:
    from simulator.scenario import load

    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    refuse_unknown_mixes(loaded, options["mixes"])
    refuse_nothing_to_compare(loaded, options["mixes"], options["precision"])
    folder = options["out"] or Path("runs") / Path(scenario).stem
    with kept_is_said(folder, words_of(ctx)):
        conducted = _simulate_into(folder, draw, loaded, scenario, options, words_of(ctx))
    _print(conducted, folder, options)
    if conducted.interrupted:
        rows = conducted.outcomes.rows
        click.echo(words_of(ctx).say("command.interrupted_kept", rows=rows, folder=folder), err=True)
        raise Interrupted


def _simulate_into(
    folder: Path,
    draw: "Here | None",
    loaded: "Scenario",
    scenario: str,
    options: dict[str, Any],
    words: "Words",
) -> "Conducted":
    """Simulate what is missing and write the run folder; only write the report again when nothing is."""
    from simulator.outcomes import discard
    from simulator.study import about, identity_of, recall, wanted_rows
    from simulator.study.underway import Underway

    engine, settings = engine_chosen(options["engine"]), _settings(scenario, options)
    identity = identity_of(loaded, engine, settings)
    blocks = take_folder(
        folder, identity, wanted_rows(settings), resume=options["resume"], force=options["force"]
    )
    make_ready(engine, words)
    finished = recall(loaded, identity, settings, folder) if options["resume"] and not blocks.rows else None
    if options["resume"]:
        if not (blocks.rows or blocks.damaged or finished):
            refuse_finished_run(folder)
        if not options["quiet"]:
            say_what_was_there(words, blocks, finished)
    running = replace(settings, underway=Underway(loaded, settings.mixes, blocks))
    with glancing(loaded, engine, running, wanted=finished is None) as seen:
        voice = (options["lang"] or loaded.language, loaded.currency)
        doing = drawing_meanwhile(replace(settings, blocks=running.underway), draw, voice, seen, folder)
        conducted = finished or _conduct(loaded, engine, doing, options)
        if running.underway is not None:
            running.underway.end()
        told = None if finished else about(identity, settings, conducted)
        answers = None if finished else nothing_found() if conducted.interrupted else seen.answers
        report = RunReport(folder, conducted.findings, options["lang"], draw, answers)
        write_run(folder, loaded, conducted, told, report)
    if not conducted.interrupted:
        discard(folder)
    return conducted


def _drawing(options: dict[str, Any]) -> AbstractContextManager["Here | None"]:
    """What draws the pictures: from so many rows a process of its own, started first since it has a lot to load."""
    from simulator.presentation.apart import Here, apart

    if options["no_report"]:
        return nullcontext(None)
    return apart() if (options["replications"] or MANY_ROWS) >= MANY_ROWS else nullcontext(Here())


def _conduct(
    loaded: "Scenario", engine: "Engine", settings: "Settings", options: dict[str, Any]
) -> "Conducted":
    from simulator.cli.progress import progress_bar
    from simulator.study import conduct

    with progress_bar(options["lang"] or loaded.language, shown=not options["quiet"]) as progress:
        conducted = conduct(loaded, engine, replace(settings, progress=progress))
    if conducted is None:
        raise KeyboardInterrupt
    return conducted


def _settings(scenario: str, options: dict[str, Any]) -> "Settings":
    from simulator.study.settings import DEFAULT_MOST_ROWS

    return replace(
        settings_of(scenario, options),
        sampling=options["sampling"],
        precision=options["precision"],
        most_rows=options["max_replications"] or DEFAULT_MOST_ROWS,
    )


def _print(conducted: "Conducted", folder: Path, options: dict[str, Any]) -> None:
    from simulator.presentation.answers import read_answers
    from simulator.presentation.summary import to_summary
    from simulator.presentation.terminal import show, show_verdict

    findings = conducted.findings
    trial = read_answers(folder, findings.provenance.scenario_sha256).trial
    whole = partial(show, folder=folder, trial=trial)
    print_found(findings, options, partial(to_summary, findings), show_verdict, whole)

"""The main job: run every mix of a scenario, print what was found, write the run folder."""

import json
import shlex
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.engines import engine_named
from simulator.cli.failures import Interrupted, words_of
from simulator.cli.language import remember
from simulator.cli.options import (
    FOLDER,
    SHARE,
    default_workers,
    engine_option,
    refuse_unknown_mixes,
    scenario_argument,
    shared,
    workers_option,
)
from simulator.cli.resume import kept_is_said, refuse_finished_run, say_what_was_there, take_folder
from simulator.cli.run_folder import write_run

if TYPE_CHECKING:
    from simulator.engine.interface import Engine
    from simulator.presentation.labels import Words
    from simulator.presentation.pictures import Draw
    from simulator.scenario import Scenario
    from simulator.study import Conducted, Settings

#: Rows from which simulating takes longer than starting a process that draws.
MANY_ROWS = 2_000


@click.command(short_help="The main job; `simulate SCENARIO.toml` is enough.")
@scenario_argument
@click.option("--out", type=FOLDER, help="Run folder; runs/<scenario name> by default.")
@click.option("--replications", type=click.IntRange(min=1), help="Rows of each mix; 10000 by default.")
@click.option(
    "--precision",
    type=SHARE,
    help="Run until every mean difference of hourly value is known to within this share of the baseline's cost per hour.",
)
@click.option(
    "--max-replications", type=click.IntRange(min=1), help="Where --precision gives up; 65536 by default."
)
@click.option(
    "--sampling",
    type=click.Choice(["plain", "sobol", "latin"]),
    default="plain",
    show_default=True,
    help="How beliefs are drawn.",
)
@click.option("--mix", "mixes", multiple=True, metavar="MIX", help="Only this mix; repeatable.")
@engine_option
@workers_option
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Run on the workers of the Dask scheduler there. Never changes the result.",
)
@shared
@click.option("--no-report", is_flag=True, help="Write the data only, no pictures.")
@click.option("--resume", is_flag=True, help="Go on with the interrupted run in the run folder.")
@click.option(
    "--force", is_flag=True, help="Overwrite another scenario's results, or start an interrupted run anew."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print summary.json on standard output, and nothing else there."
)
@click.option("--quiet", is_flag=True, help="Print the verdict only, no progress.")
@click.pass_context
def run(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Simulate every mix of SCENARIO.toml, print the verdict and the tables, write the run folder."""
    from simulator.scenario import load

    remember(ctx, options["lang"], scenario)
    if options["resume"] and options["force"]:
        raise click.UsageError(
            "--resume goes on with a run, --force starts it anew: give one of the two.", ctx
        )
    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    refuse_unknown_mixes(loaded, options["mixes"])
    folder = options["out"] or Path("runs") / Path(scenario).stem
    with kept_is_said(folder, words_of(ctx)):
        conducted = _simulate_into(folder, loaded, scenario, options, words_of(ctx))
    _print(conducted, folder, options)
    if conducted.interrupted:
        rows = conducted.outcomes.rows
        click.echo(words_of(ctx).say("command.interrupted_kept", rows=rows, folder=folder), err=True)
        raise Interrupted


def _simulate_into(
    folder: Path, loaded: "Scenario", scenario: str, options: dict[str, Any], words: "Words"
) -> "Conducted":
    """Simulate what is missing and write the run folder; only write the report again when nothing is."""
    from simulator.outcomes import discard
    from simulator.study import about, identity_of, recall, wanted_rows

    engine, settings = engine_named(options["engine"], words), _settings(scenario, options)
    identity = identity_of(loaded, engine, settings)
    blocks = take_folder(
        folder, identity, wanted_rows(settings), resume=options["resume"], force=options["force"]
    )
    finished = recall(loaded, identity, settings, folder) if options["resume"] and not blocks.rows else None
    if options["resume"]:
        if not (blocks.rows or blocks.damaged or finished):
            refuse_finished_run(folder)
        if not options["quiet"]:
            say_what_was_there(words, blocks, finished)
    with _drawing(options) as draw:
        conducted = finished or _conduct(loaded, engine, replace(settings, blocks=blocks), options)
        told = None if finished else about(identity, settings, conducted)
        write_run(folder, loaded, conducted, told, options["lang"], draw)
    if not conducted.interrupted:
        discard(folder)
    return conducted


def _drawing(options: dict[str, Any]) -> AbstractContextManager["Draw | None"]:
    """What draws the pictures: a process of its own from so many rows that its start costs no time."""
    from simulator.presentation.pictures import apart, draw_here

    if options["no_report"]:
        return nullcontext(None)
    return apart() if (options["replications"] or MANY_ROWS) >= MANY_ROWS else nullcontext(draw_here)


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
    from simulator.study import Settings
    from simulator.study.settings import DEFAULT_MOST_ROWS, DEFAULT_ROWS

    return Settings(
        seed=options["seed"],
        rows=options["replications"] or DEFAULT_ROWS,
        mixes=options["mixes"],
        sampling=options["sampling"],
        engine=options["engine"],
        workers=options["workers"] or default_workers(),
        dask=options["dask"],
        precision=options["precision"],
        most_rows=options["max_replications"] or DEFAULT_MOST_ROWS,
        scenario_name=Path(scenario).name,
        command=shlex.join(["simulate", *sys.argv[1:]]),
        clock=time.perf_counter,
    )


def _print(conducted: "Conducted", folder: Path, options: dict[str, Any]) -> None:
    from simulator.cli.consoles import stdout_console
    from simulator.presentation.labels import Words
    from simulator.presentation.summary import to_summary
    from simulator.presentation.terminal import show, show_verdict

    findings = conducted.findings
    words = Words(options["lang"] or findings.language, findings.currency)
    if options["as_json"]:
        click.echo(json.dumps(to_summary(findings), ensure_ascii=True, indent=2))
    elif options["quiet"]:
        show_verdict(findings, stdout_console(), words)
    else:
        show(findings, stdout_console(), words, folder)

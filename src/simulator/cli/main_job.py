"""The main job: run every mix of a scenario, print what was found, write the run folder."""

import json
import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.failures import Interrupted, words_of
from simulator.cli.language import remember
from simulator.cli.options import default_workers, refuse_unknown_mixes, scenario_argument, shared
from simulator.cli.run_folder import refuse_foreign_folder, write_run

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.study import Conducted, Settings


@click.command(short_help="The main job; `simulate SCENARIO.toml` is enough.")
@scenario_argument
@click.option("--out", type=click.Path(path_type=Path), help="Run folder; runs/<scenario name> by default.")
@click.option("--replications", type=click.IntRange(min=1), help="Rows of each mix; 400 by default.")
@click.option(
    "--precision",
    type=click.FloatRange(min=0, min_open=True),
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
@click.option(
    "--engine", type=click.Choice(["simpy"]), default="simpy", show_default=True, help="What simulates."
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes; all cores by default. Never changes the result."
)
@shared
@click.option("--no-report", is_flag=True, help="Write the data only, no pictures.")
@click.option("--force", is_flag=True, help="Overwrite a folder that holds another scenario's results.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print summary.json on standard output, and nothing else there."
)
@click.option("--quiet", is_flag=True, help="Print the verdict only, no progress.")
@click.pass_context
def run(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Simulate every mix of SCENARIO.toml, print the verdict and the tables, write the run folder."""
    from simulator.scenario import load, sha256

    remember(ctx, options["lang"], scenario)
    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    refuse_unknown_mixes(loaded, options["mixes"])
    folder = options["out"] or Path("runs") / Path(scenario).stem
    refuse_foreign_folder(folder, sha256(loaded), force=options["force"])
    conducted = _conduct(loaded, scenario, options)
    if conducted is None:
        raise KeyboardInterrupt
    write_run(folder, loaded, conducted, options["lang"], pictures=not options["no_report"])
    _print(conducted, folder, options)
    if conducted.interrupted:
        rows = conducted.outcomes.rows
        click.echo(words_of(ctx).say("command.interrupted_kept", rows=rows, folder=folder), err=True)
        raise Interrupted


def _conduct(loaded: "Scenario", scenario: str, options: dict[str, Any]) -> "Conducted | None":
    from simulator.cli.progress import progress_bar
    from simulator.engine.reference import ReferenceEngine
    from simulator.study import conduct

    with progress_bar(options["lang"] or loaded.language, shown=not options["quiet"]) as progress:
        return conduct(loaded, ReferenceEngine(), _settings(loaded, scenario, options, progress))


def _settings(loaded: "Scenario", scenario: str, options: dict[str, Any], progress: Any) -> "Settings":
    from simulator.study import Settings
    from simulator.study.settings import DEFAULT_MOST_ROWS, DEFAULT_ROWS

    return Settings(
        seed=options["seed"],
        rows=options["replications"] or DEFAULT_ROWS,
        mixes=options["mixes"],
        sampling=options["sampling"],
        engine=options["engine"],
        workers=options["workers"] or default_workers(),
        precision=options["precision"],
        most_rows=options["max_replications"] or DEFAULT_MOST_ROWS,
        scenario_name=Path(scenario).name,
        command=shlex.join(["simulate", *sys.argv[1:]]),
        progress=progress,
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

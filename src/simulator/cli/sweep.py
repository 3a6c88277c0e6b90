"""`simulate sweep`: the headline along one or two quantities."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import Interrupted, words_of
from simulator.cli.language import remember
from simulator.cli.options import (
    FOLDER,
    mixes_option,
    no_picture_option,
    refuse_unknown_mixes,
    scenario_argument,
    simulating,
)
from simulator.cli.printing import print_found, words_for
from simulator.cli.run_folder import refuse_foreign_folder
from simulator.cli.study_settings import settings_of

if TYPE_CHECKING:
    from simulator.presentation.labels import Words
    from simulator.scenario import Grid
    from simulator.study.sweep import Swept
    from simulator.swept import SweepFindings

NAME = "sweep"


@click.command(short_help="The headline along one or two quantities, with bands.")
@scenario_argument
@click.option(
    "--over",
    multiple=True,
    required=True,
    metavar="PATH=FROM:TO:STEP",
    help="A quantity and its values, or PATH=a,b,c; given twice, every pair of values.",
)
@click.option("--out", type=FOLDER, help="Folder; runs/<scenario name>-sweep by default.")
@click.option(
    "--replications", type=click.IntRange(min=1), help="Rows of each mix at each point; 2000 by default."
)
@mixes_option
@simulating(record_of(NAME))
@no_picture_option
@click.option("--force", is_flag=True, help="Overwrite a folder that holds another scenario's sweep.")
@click.pass_context
def sweep(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Simulate SCENARIO.toml at every value of one or two quantities, and say where the verdict changes.

    Every point is the scenario with `--set PATH=VALUE`, on the same random numbers: a quantity that the
    scenario only believes is known exactly there.
    """
    from simulator.scenario import read_grid, sha256

    remember(ctx, options["lang"], scenario)
    grid = read_grid(scenario, options["overrides"], options["over"])
    remember(ctx, options["lang"] or grid.base.language)
    refuse_unknown_mixes(grid.base, options["mixes"])
    folder = options["out"] or Path("runs") / f"{Path(scenario).stem}-{NAME}"
    refuse_foreign_folder(folder, None if options["force"] else sha256(grid.base), record_of(NAME))
    swept = _swept(grid, scenario, options, words_of(ctx))
    if swept is None:
        raise KeyboardInterrupt
    answer = _answer(swept.findings, options)
    write_answer(folder, answer, picture=not options["no_report"])
    _print(swept.findings, answer, folder, options)
    if swept.interrupted:
        ending = "interrupted" if swept.failure is None else "failed"
        points = len(swept.findings.points)
        said = words_of(ctx).many(f"command.sweep_{ending}", points, all=len(grid.points), folder=folder)
        click.echo(said, err=True)
        raise swept.failure or Interrupted


def _swept(grid: "Grid", scenario: str, options: dict[str, Any], words: "Words") -> "Swept | None":
    from simulator.cli.progress import progress_bar
    from simulator.study.sweep import DEFAULT_SWEEP_ROWS, sweep

    engine = engine_named(options["engine"], words)
    with progress_bar(options["lang"] or grid.base.language, shown=not options["quiet"]) as progress:
        return sweep(grid, engine, settings_of(scenario, options, progress, DEFAULT_SWEEP_ROWS))


def _answer(findings: "SweepFindings", options: dict[str, Any]) -> Answer:
    from simulator.presentation.sweep import to_sweep, write_points

    def draw() -> dict[str, bytes]:
        from simulator.presentation.figures.sweep import sweep_bytes

        return sweep_bytes(findings, words_for(findings, options))

    def write_more(folder: Path) -> None:
        write_points(findings, folder / "sweep.parquet")

    return Answer(NAME, to_sweep(findings), draw, write_more)


def _print(findings: "SweepFindings", answer: Answer, folder: Path, options: dict[str, Any]) -> None:
    from simulator.presentation.sweep import show_sweep, show_sweep_finding

    whole = partial(show_sweep, folder=folder)
    print_found(findings, options, lambda: answer.content, show_sweep_finding, whole)

"""`simulate search`: the best mix along what the scenario's [search] names."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import Interrupted, words_of
from simulator.cli.language import remember
from simulator.cli.options import CONFIDENCE, FOLDER, SHARE, no_picture_option, scenario_argument, simulating
from simulator.cli.printing import print_found, words_for
from simulator.cli.refusals import refuse_too_few
from simulator.cli.run_folder import refuse_foreign_folder
from simulator.cli.study_settings import settings_of

if TYPE_CHECKING:
    from simulator.presentation.labels import Words
    from simulator.scenario import Grid
    from simulator.searched import SearchFindings
    from simulator.study.search import Searched

NAME = "search"


@click.command(short_help="The best mix, selected with a stated confidence.")
@scenario_argument
@click.option("--out", type=FOLDER, help="Folder; runs/<scenario name>-search by default.")
@click.option(
    "--confidence",
    type=CONFIDENCE,
    help="Wanted probability of a correct selection; the scenario's by default.",
)
@click.option(
    "--indifference",
    type=SHARE,
    help="A difference in net that does not matter; the scenario's by default.",
)
@click.option(
    "--replications",
    type=click.IntRange(min=1),
    help="Rows of every candidate at least, in steps of 1024; 1024 by default.",
)
@click.option(
    "--max-replications",
    type=click.IntRange(min=1),
    help="Rows of a candidate at most, in steps of 1024; 32768 by default.",
)
@simulating(record_of(NAME))
@no_picture_option
@click.option("--force", is_flag=True, help="Overwrite a folder that holds another scenario's search.")
@click.pass_context
def search(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Find the best mix along the quantities that the [search] of SCENARIO.toml names.

    Every candidate meets the same luck; those that cannot be the best any more are dropped, the others are simulated
    further, until one remains, none can lead by what matters, or the replications allowed are used up. The other mixes
    of the scenario are no candidates; it is said when one of them does better.
    """
    from simulator.scenario import read_search, sha256

    remember(ctx, options["lang"], scenario)
    grid = read_search(scenario, options["overrides"])
    remember(ctx, options["lang"] or grid.base.language)
    folder = options["out"] or Path("runs") / f"{Path(scenario).stem}-{NAME}"
    refuse_foreign_folder(folder, None if options["force"] else sha256(grid.base), record_of(NAME))
    searched = _searched(grid, scenario, options, words_of(ctx))
    if searched is None:
        raise KeyboardInterrupt
    answer = _answer(searched.findings, options)
    write_answer(folder, answer, picture=not options["no_report"])
    _print(searched.findings, answer, folder, options)
    if searched.interrupted:
        click.echo(_interrupted(words_of(ctx), folder, settled=searched.findings.settled), err=True)
        raise Interrupted


def _interrupted(words: "Words", folder: Path, *, settled: bool) -> str:
    """Tell what stands: the choice, when only the mixes beside the candidates were left to simulate."""
    if settled:
        return words.say("command.search_stands", folder=folder)
    return words.say("command.search_interrupted", folder=folder)


def _searched(grid: "Grid", scenario: str, options: dict[str, Any], words: "Words") -> "Searched | None":
    from simulator.cli.progress import progress_bar
    from simulator.scenario import wanted_search
    from simulator.study.search import DEFAULT_MOST_ROWS, ROWS_AT_ONCE, search

    engine = engine_named(options["engine"], words)
    wanted = wanted_search(grid.base, options["confidence"], options["indifference"])
    with progress_bar(options["lang"] or grid.base.language, shown=not options["quiet"]) as progress:
        settings = settings_of(scenario, options, progress, ROWS_AT_ONCE)
        most = options["max_replications"] or DEFAULT_MOST_ROWS
        refuse_too_few(settings.rows, most, ROWS_AT_ONCE)
        return search(grid, wanted, engine, replace(settings, most_rows=most))


def _answer(findings: "SearchFindings", options: dict[str, Any]) -> Answer:
    from simulator.presentation.search import to_search, write_candidates

    def draw() -> dict[str, bytes]:
        from simulator.presentation.figures.search import search_bytes

        return search_bytes(findings, words_for(findings, options))

    def write_more(folder: Path) -> None:
        write_candidates(findings, folder / "search.parquet")

    return Answer(NAME, to_search(findings), draw, write_more)


def _print(findings: "SearchFindings", answer: Answer, folder: Path, options: dict[str, Any]) -> None:
    from simulator.presentation.search import show_search, show_search_finding

    whole = partial(show_search, folder=folder)
    print_found(findings, options, lambda: answer.content, show_search_finding, whole)

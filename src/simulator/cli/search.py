"""`simulate search`: the best mix along what the scenario's [search] names."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import words_of
from simulator.cli.language import remember
from simulator.cli.options import FOLDER, scenario_argument, simulating
from simulator.cli.printing import print_found
from simulator.cli.run_folder import refuse_foreign_folder
from simulator.cli.study_settings import settings_of
from simulator.errors import InputError

if TYPE_CHECKING:
    from simulator.scenario import Grid, Scenario
    from simulator.searched import SearchFindings

NAME = "search"


@click.command(short_help="The best mix, selected with a stated confidence.")
@scenario_argument
@click.option("--out", type=FOLDER, help="Folder; runs/<scenario name>-search by default.")
@click.option(
    "--max-replications",
    type=click.IntRange(min=1_024),
    help="Rows of a candidate at most; 32768 by default.",
)
@simulating(record_of(NAME))
@click.option("--no-report", is_flag=True, help="Write the data only, no picture.")
@click.option("--force", is_flag=True, help="Overwrite a folder that holds another scenario's search.")
@click.pass_context
def search(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Find the best mix along the quantities that the [search] of SCENARIO.toml names.

    Every candidate meets the same luck; those that cannot be the best any more are dropped, the others are simulated
    further, until one remains or none can be told apart within the budget.
    """
    from simulator.scenario import load, read_grid, sha256

    remember(ctx, options["lang"], scenario)
    base = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or base.language)
    mix = searched_mix(base)
    over = (
        [f"{path}={','.join(map(repr, values))}" for path, values in base.search.over.items()]
        if base.search
        else []
    )
    grid = read_grid(scenario, options["overrides"], over)
    folder = options["out"] or Path("runs") / f"{Path(scenario).stem}-{NAME}"
    refuse_foreign_folder(folder, None if options["force"] else sha256(base), record_of(NAME))
    findings = _found(grid, mix, scenario, options, ctx)
    answer = _answer(findings, options)
    write_answer(folder, answer, picture=not options["no_report"])
    _print(findings, answer, folder, options)


def searched_mix(scenario: "Scenario") -> str:
    """Return the mix whose quantities are searched over: the one that the paths name, else the trial.

    Raises
    ------
    InputError
        When the scenario has no [search], or it does not say which mix is meant.
    """
    from simulator.scenario.messages import problem_of
    from simulator.scenario.ranges import split_transfer

    if scenario.search is None:
        raise InputError([problem_of("search_missing", "search")])
    paths = [split_transfer(text)[0] or () for text in scenario.search.over]
    named = {str(path[1]) for path in paths if len(path) > 1 and path[0] == "mixes"}
    others = [name for name in scenario.mixes if name != scenario.decision.baseline]
    meant = sorted(named) or ([scenario.decision.trial] if scenario.decision.trial else others)
    if len(meant) != 1:
        raise InputError([problem_of("search_mix", "search.over", mixes=", ".join(meant) or "-")])
    return str(meant[0])


def _found(
    grid: "Grid", mix: str, scenario: str, options: dict[str, Any], ctx: click.Context
) -> "SearchFindings":
    from simulator.cli.progress import progress_bar
    from simulator.study.search import DEFAULT_MOST_ROWS, search as conduct

    engine, wanted = engine_named(options["engine"], words_of(ctx)), grid.base.search
    if wanted is None:
        raise InputError([])
    with progress_bar(options["lang"] or grid.base.language, shown=not options["quiet"]) as progress:
        most = options["max_replications"] or DEFAULT_MOST_ROWS
        settings = replace(settings_of(scenario, options, progress), most_rows=most)
        return conduct(grid, mix, wanted.confidence, wanted.indifference, engine, settings).findings


def _answer(findings: "SearchFindings", options: dict[str, Any]) -> Answer:
    from simulator.presentation.labels import Words
    from simulator.presentation.search import to_search, write_candidates

    def draw() -> dict[str, bytes]:
        from simulator.presentation.figures.search import search_bytes

        return search_bytes(findings, Words(options["lang"] or findings.language, findings.currency))

    def write_more(folder: Path) -> None:
        write_candidates(findings, folder / "search.parquet")

    return Answer(NAME, to_search(findings), draw, write_more)


def _print(findings: "SearchFindings", answer: Answer, folder: Path, options: dict[str, Any]) -> None:
    from simulator.presentation.search import show_search, show_search_finding

    whole = partial(show_search, folder=folder)
    print_found(findings, options, lambda: answer.content, show_search_finding, whole)

"""`simulate hours` and `simulate drivers`: one thing changed at a time, on the same luck."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import words_of
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
    from matplotlib.figure import Figure
    from rich.console import Console

    from simulator.presentation.labels import Words
    from simulator.presentation.page import Page
    from simulator.scenario import Scenario
    from simulator.study import Settings

F = TypeVar("F", bound=Callable[..., Any])
Show = Callable[["Page", Any], None]
Tell = Callable[[Any, "Words"], Any]
Draw = Callable[[Any, "Words"], "Figure"]


def _options(name: str) -> Callable[[F], F]:
    """Add what the two commands share."""

    def add(command: F) -> F:
        for option in (
            click.option(
                "--force", is_flag=True, help="Overwrite a folder that holds another scenario's results."
            ),
            no_picture_option,
            simulating(f"{name}.json"),
            click.option(
                "--replications", type=click.IntRange(min=2), help="Rows of each variant; 2000 by default."
            ),
            click.option("--out", type=FOLDER, help=f"Folder; runs/<scenario name>-{name} by default."),
            scenario_argument,
        ):
            command = option(command)
        return command

    return add


@click.command(short_help="Where one more hour pays most, and which hours pay least.")
@_options("hours")
@mixes_option
@click.pass_context
def hours(ctx: click.Context, /, scenario: str, mixes: tuple[str, ...], **options: Any) -> None:
    """Move a tenth of each channel's hours, shorten meetings, hire, buy: what each does to the net of SCENARIO.toml.

    A channel pays on average what the main job says; its next hour may pay far less, when lists run out or closers are busy.
    """
    from simulator.presentation.figures.margins import margins
    from simulator.presentation.varied import hours_page, hours_sentences
    from simulator.study.varied import hours as study

    loaded = _loaded(ctx, scenario, options)
    refuse_unknown_mixes(loaded, mixes)
    folder = _folder("hours", loaded, scenario, options)
    found = _conducted(
        ctx,
        scenario,
        options,
        lambda engine, settings: study(loaded, mixes or tuple(loaded.mixes), engine, settings),
        loaded.language,
    )
    _finish("hours", folder, found, options, (hours_page, hours_sentences, margins))


@click.command(short_help="A tornado: what each assumption does between its P10 and its P90.")
@_options("drivers")
@click.option("--mix", metavar="MIX", help="The mix compared with the baseline; the trial by default.")
@click.pass_context
def drivers(ctx: click.Context, /, scenario: str, mix: str | None, **options: Any) -> None:
    """Move each belief of SCENARIO.toml from its P10 to its P90, all others as they are drawn."""
    from simulator.presentation.figures.tornado import tornado
    from simulator.presentation.varied import drivers_page, drivers_sentences
    from simulator.study.varied import drivers as study

    loaded = _loaded(ctx, scenario, options)
    refuse_unknown_mixes(loaded, [mix] if mix else [])
    chosen = _compared(loaded, mix, Path(scenario).name)
    folder = _folder("drivers", loaded, scenario, options)
    found = _conducted(
        ctx,
        scenario,
        options,
        lambda engine, settings: study(loaded, chosen, engine, settings),
        loaded.language,
    )
    _finish("drivers", folder, found, options, (drivers_page, drivers_sentences, tornado))


def _compared(scenario: "Scenario", mix: str | None, file: str) -> str:
    """The mix that is compared with the baseline: the one named, the trial, or the only other one."""
    from simulator.errors import InputError
    from simulator.scenario import another_mix
    from simulator.scenario.messages import problem_of

    others = [name for name in scenario.mixes if name != scenario.decision.baseline]
    if not others:
        raise InputError([problem_of("mix_alone", file, "mixes", example=another_mix(scenario)[1])])
    if mix == scenario.decision.baseline:
        raise InputError([problem_of("mix_is_baseline", "--mix", value=mix, near=others[-1])])
    meant = mix or scenario.decision.trial or (others[0] if len(others) == 1 else None)
    if meant is None:
        raise InputError([problem_of("mix_needed", "--mix", mixes=", ".join(others), near=others[-1])])
    return meant


def _loaded(ctx: click.Context, scenario: str, options: dict[str, Any]) -> "Scenario":
    from simulator.scenario import load

    remember(ctx, options["lang"], scenario)
    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    return loaded


def _folder(name: str, loaded: "Scenario", scenario: str, options: dict[str, Any]) -> Path:
    from simulator.scenario import sha256

    folder = Path(options["out"] or Path("runs") / f"{Path(scenario).stem}-{name}")
    refuse_foreign_folder(folder, None if options["force"] else sha256(loaded), record_of(name))
    return folder


def _conducted(
    ctx: click.Context,
    scenario: str,
    options: dict[str, Any],
    study: Callable[[Any, "Settings"], Any],
    language: str,
) -> Any:
    from simulator.cli.progress import progress_bar
    from simulator.study.varied import DEFAULT_ROWS

    engine = engine_named(options["engine"], words_of(ctx))
    with progress_bar(options["lang"] or language, shown=not options["quiet"]) as progress:
        settings = settings_of(scenario, options, progress, DEFAULT_ROWS)
        return study(engine, settings)


def _finish(
    name: str, folder: Path, found: Any, options: dict[str, Any], shown: tuple[Show, Tell, Draw]
) -> None:
    """Write the folder, the record last, and print."""
    from simulator.presentation.page import Page, alone
    from simulator.presentation.summary import versioned_record

    show, tell, draw = shown

    def drawn() -> dict[str, bytes]:
        from simulator.presentation.figures.style import in_both_kinds

        return in_both_kinds(name, lambda: draw(found, words_for(found, options)))

    def whole(found: Any, console: "Console", words: "Words") -> None:
        page = Page(console, words)
        show(page, found)
        page.folder(folder)

    answer = Answer(name, versioned_record(found), drawn)
    write_answer(folder, answer, picture=not options["no_report"])
    print_found(found, options, lambda: answer.content, alone(tell), whole)

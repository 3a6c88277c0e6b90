"""Options that several commands share."""

import math
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from simulator.cli.engines import DEFAULT_ENGINE, ENGINES
from simulator.cli.language import LANGUAGES
from simulator.errors import InputError

if TYPE_CHECKING:
    from simulator.scenario import Scenario


class _Folder(click.Path):
    """A folder; an empty word, as an unset variable of the shell gives, is not the present folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse the empty word."""
        if value == "":
            self.fail("the name of the folder is empty", param, ctx)
        return super().convert(value, param, ctx)


class _Share(click.FloatRange):
    """A number above 0, and really a number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse nan, which no range keeps out."""
        number = super().convert(value, param, ctx)
        if math.isnan(number) or math.isinf(number):
            self.fail(f"{value} is not such a number", param, ctx)
        return number


FILE = click.Path(path_type=Path)
FOLDER, SHARE = _Folder(path_type=Path), _Share(min=0, min_open=True)
CONFIDENCE = _Share(min=0, max=1, min_open=True, max_open=True)
F = TypeVar("F", bound=Callable[..., Any])

#: Seeds are 64-bit words.
SEEDS = click.IntRange(0, 2**64 - 1)
scenario_argument = click.argument("scenario", metavar="SCENARIO.toml", type=click.Path())
engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=DEFAULT_ENGINE,
    show_default=True,
    help="What simulates: compiled is quick, simpy is the reference to read.",
)

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Threads (compiled) or processes (simpy); all cores by default. Never changes the result.",
)

dask_option = click.option(
    "--dask",
    metavar="ADDRESS",
    help="Run on the workers of the Dask scheduler there. Never changes the result.",
)
no_picture_option = click.option("--no-report", is_flag=True, help="Write the data only, no picture.")
mixes_option = click.option("--mix", "mixes", multiple=True, metavar="MIX", help="Only this mix; repeatable.")


def lang_option(text: str = "Language; the scenario's by default.") -> Callable[[F], F]:
    """Return --lang, with what it says."""
    return click.option("--lang", type=click.Choice(LANGUAGES), help=text)


def json_option(record: str) -> Callable[[F], F]:
    """Return --json, which prints that file."""
    alone = f"Print {record} on standard output, and nothing else there."
    return click.option("--json", "as_json", is_flag=True, help=alone)


def quiet_option(finding: str) -> Callable[[F], F]:
    """Return --quiet, with what is printed none the less."""
    return click.option("--quiet", is_flag=True, help=f"Print the {finding} only, no progress.")


def exports_option(name: str, text: str) -> Callable[[F], F]:
    """Return an option that names exports of one kind, each time one file."""
    return click.option(name, multiple=True, type=FILE, metavar="FILE", help=text)


def dates_option(text: str) -> Callable[[F], F]:
    """Return --dates, with what it says."""
    return click.option("--dates", type=click.Choice(("day-first", "month-first")), help=text)


def mapping_option(text: str, *names: str, metavar: str | None = None) -> Callable[[F], F]:
    """Return the option that names descriptions of other formats, under all its names."""
    return click.option(*names, "mappings", multiple=True, type=FILE, metavar=metavar, help=text)


def simulating(record: str, finding: str = "finding") -> Callable[[F], F]:
    """Add what every command that simulates many rows takes: with what, where, `shared`, and what it prints.

    Parameters
    ----------
    record : str
        The file that `--json` prints.
    finding : str
        What `--quiet` prints.
    """
    options = (
        engine_option,
        workers_option,
        dask_option,
        shared,
        json_option(record),
        quiet_option(finding),
    )

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def sampling_option(text: str) -> Callable[[F], F]:
    """Return --sampling, with what it says."""
    designs = click.Choice(["plain", "sobol", "latin"])
    return click.option("--sampling", type=designs, default="plain", show_default=True, help=text)


def shared(command: F) -> F:
    """Add --set, --seed and --lang."""
    command = lang_option()(command)
    command = click.option("--seed", type=SEEDS, default=1, show_default=True, help="Same seed, same bits.")(
        command
    )
    return set_option(command)


def set_option(command: F) -> F:
    """Add --set."""
    text = "Another value for one quantity, by its path; repeatable."
    return click.option("--set", "overrides", multiple=True, metavar="PATH=VALUE", help=text)(command)


def refuse_unknown_mixes(scenario: "Scenario", names: Iterable[str]) -> None:
    """Stop before anything is computed when a mix asked for is not one of the scenario's.

    Raises
    ------
    InputError
        Naming each of them, with the nearest mix that there is.
    """
    from simulator.scenario.document import nearest
    from simulator.scenario.messages import problem_of

    problems = [
        problem_of("mix_unknown", "--mix", value=name, near=nearest(name, scenario.mixes))
        for name in names
        if name not in scenario.mixes
    ]
    if problems:
        raise InputError(problems)


def default_workers() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

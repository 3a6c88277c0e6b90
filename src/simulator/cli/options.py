"""Options that several commands share."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

#: Seeds are 64-bit words.
SEEDS = click.IntRange(0, 2**64 - 1)
scenario_argument = click.argument("scenario", metavar="SCENARIO.toml", type=click.Path())


def shared(command: F) -> F:
    """Add --set, --seed and --lang."""
    command = click.option(
        "--lang", type=click.Choice(["fr", "en"]), help="Language; the scenario's by default."
    )(command)
    command = click.option("--seed", type=SEEDS, default=1, show_default=True, help="Same seed, same bits.")(
        command
    )
    return set_option(command)


def set_option(command: F) -> F:
    """Add --set."""
    text = "Another value for one quantity, by its path; repeatable."
    return click.option("--set", "overrides", multiple=True, metavar="PATH=VALUE", help=text)(command)


def default_workers() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

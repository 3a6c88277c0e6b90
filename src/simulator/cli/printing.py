"""What a command that simulates prints: its record, its finding, or all of it."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from simulator.presentation.labels import Words


class Told(Protocol):
    """Findings of any kind."""

    @property
    def language(self) -> str:
        """The scenario's language."""

    @property
    def currency(self) -> str:
        """The scenario's currency."""


Found = TypeVar("Found", bound=Told)
Show = Callable[[Found, "Console", "Words"], None]


def print_found(
    findings: Found,
    options: Mapping[str, Any],
    record: Callable[[], Mapping[str, object]],
    finding: "Show[Found]",
    everything: "Show[Found]",
) -> None:
    """Print on standard output what `--json` and `--quiet` ask for, in the language asked for.

    Parameters
    ----------
    findings : Told
        What was found.
    options : mapping
        Of a command with `simulating`.
    record, finding, everything : callable
        Make the record that programs read; print the finding alone; print all.
    """
    from simulator.cli.consoles import stdout_console

    if options["as_json"]:
        click.echo(json.dumps(record(), ensure_ascii=True, indent=2))
        return
    show = finding if options["quiet"] else everything
    show(findings, stdout_console(), words_for(findings, options))


def words_for(findings: Told, options: Mapping[str, Any]) -> "Words":
    """Words of the language asked for, else the scenario's, in its currency."""
    from simulator.presentation.labels import Words

    return Words(options["lang"] or findings.language, findings.currency)

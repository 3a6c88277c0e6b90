"""Write docs/reference/cli.md from the commands themselves; with --check, only say whether it is up to date."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from simulator.cli import simulate
from simulator.cli.group import MAIN_JOB

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# The command line

Written by `make reference` from the commands themselves; do not edit.

Results go to standard output, progress and messages to standard error. Exit codes: 0 done, 2 the input is wrong, 1 our
fault, 130 interrupted. `NO_COLOR`, narrow terminals, pipes and `LC_ALL=C` are respected.
"""


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Walk a command and its sub-commands, with the words that call each."""
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands, key=lambda name: (name != MAIN_JOB, name)):
            words = path if name == MAIN_JOB else f"{path} {name}"
            yield from commands(command.commands[name], words)


def cell(text: str) -> str:
    """Make a text fit for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def option_rows(command: click.Command, context: click.Context) -> list[str]:
    """One table row an option: how it is written, and what it does."""
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    records = [each.get_help_record(context) for each in options]
    return [f"| `{cell(written)}` | {cell(meaning)} |" for written, meaning in filter(None, records)]


def introduction(whole: click.Command) -> str:
    """Words and options of `simulate` itself."""
    table = ["| option | does |", "| --- | --- |", *option_rows(whole, click.Context(whole))]
    return "\n".join(["", help_of(whole), "", *table, ""])


def help_of(command: click.Command) -> str:
    """Help of a command, without the marks that only click reads."""
    return inspect.cleandoc(command.help or "").replace("\b\n", "").split("\f")[0].strip()


def section(path: str, command: click.Command) -> str:
    """Title, usage, words and options of one command."""
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    rows = option_rows(command, context)
    table = ["| option | does |", "| --- | --- |", *rows] if rows else []
    return "\n".join([f"\n## `{usage}`", "", help_of(command), "", *table]).rstrip() + "\n"


def page() -> str:
    """Text of the whole page."""
    (_, whole), *parts = commands(simulate, "simulate")
    return HEAD + introduction(whole) + "".join(section(path, command) for path, command in parts)


def main() -> None:
    """Write the page, or compare it."""
    text = page()
    if "--check" in sys.argv:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        sys.exit(None if same else "docs/reference/cli.md is out of date: make reference")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    print("docs/reference/cli.md written")


if __name__ == "__main__":
    main()

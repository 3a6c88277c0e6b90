"""Every error becomes a message and an exit code: 2 the input, 1 our fault, 130 interrupted."""

import sys
from collections.abc import Callable
from typing import Any

import click

from simulator.errors import InputError, SimulatorError

INTERRUPTED = 130


class Interrupted(click.exceptions.Exit):
    """The user stopped; what was finished has been kept and said."""

    def __init__(self) -> None:
        super().__init__(INTERRUPTED)


def guarded(ctx: click.Context, invoke: Callable[[click.Context], Any]) -> Any:
    """Run a command; show its errors on standard error and leave with the right code."""
    try:
        return invoke(ctx)
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except InputError as error:
        _show(error, str(ctx.meta.get("language", "en")))
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("Interrupted: nothing was finished, nothing was written.", err=True)
        sys.exit(INTERRUPTED)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        click.echo(
            f"simulate: cannot read or write{where}: {error.strerror or error}. Nothing was half-written.",
            err=True,
        )
        sys.exit(2)
    except SimulatorError as error:
        click.echo(f"simulate: {error}", err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001  # the last door: users never see a traceback
        click.echo(f"simulate: our fault, please report it: {type(error).__name__}: {error}", err=True)
        sys.exit(1)


def _show(error: InputError, language: str) -> None:
    from simulator.cli.consoles import stderr_console
    from simulator.presentation.labels import Words
    from simulator.presentation.problems import show_problems

    show_problems(error, stderr_console(), Words(language, "EUR"))

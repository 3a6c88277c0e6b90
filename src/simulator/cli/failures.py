"""Every error becomes a message and an exit code: 2 the input, 1 our fault, 130 interrupted."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.language import spoken
from simulator.errors import InputError, SimulatorError

if TYPE_CHECKING:
    from simulator.presentation.labels import Words

INTERRUPTED = 130


class Interrupted(click.exceptions.Exit):
    """The user stopped; what was finished has been kept and said."""

    def __init__(self) -> None:
        super().__init__(INTERRUPTED)


def guarded(ctx: click.Context, invoke: Callable[[click.Context], Any]) -> Any:
    """Run a command; show its errors on standard error and leave with the right code."""
    try:
        return _shown(invoke(ctx))
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except InputError as error:
        _show(error, ctx)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo(_interrupted(ctx), err=True)
        sys.exit(INTERRUPTED)
    except OSError as error:
        click.echo(_no_access(error, words_of(ctx)), err=True)
        sys.exit(2)
    except SimulatorError as error:
        click.echo(words_of(ctx).say("command.refused", why=error), err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001  # the last door: users never see a traceback
        what = f"{type(error).__name__}: {error}"
        click.echo(words_of(ctx).say("command.our_fault", what=what), err=True)
        sys.exit(1)


def _shown(done: Any) -> Any:
    """Show all that is printed now: what cannot be shown is told here, not by the interpreter as it ends."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return done


def words_of(ctx: click.Context) -> "Words":
    """Words of the language that messages are in."""
    from simulator.presentation.labels import Words

    return Words(spoken(ctx), "EUR")


def _interrupted(ctx: click.Context) -> str:
    try:
        return words_of(ctx).say("command.interrupted")
    except ImportError:  # interrupted while a library was loading, which cannot be begun anew
        return "Interrompu. / Interrupted."


def _no_access(error: OSError, words: "Words") -> str:
    from simulator.presentation.labels import said_by_system

    why = said_by_system(error.strerror or str(error), words.language)
    return words.say("command.no_access", file=error.filename or words.say("command.output"), why=why)


def _show(error: InputError, ctx: click.Context) -> None:
    from simulator.cli.consoles import stderr_console
    from simulator.presentation.problems import show_problems

    show_problems(error, stderr_console(), words_of(ctx))

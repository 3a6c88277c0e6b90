"""Where results and messages go: results to standard output, the rest to standard error."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

#: Width of a page that no terminal measures.
PIPE_WIDTH = 100


def stdout_console() -> "Console":
    """A console for results."""
    return _console(to_stderr=False)


def stderr_console() -> "Console":
    """A console for progress and messages."""
    return _console(to_stderr=True)


def _console(*, to_stderr: bool) -> "Console":
    from rich.console import Console

    console = Console(stderr=to_stderr, highlight=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPE_WIDTH
    return console

"""A progress bar on standard error, only when a person is looking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from simulator.cli.consoles import stderr_console

Progress = Callable[[int, int], None]


@contextmanager
def progress_bar(language: str, *, shown: bool) -> Iterator[Progress]:
    """Yield a function that is told the rows done and the rows wanted."""
    console = stderr_console()
    if not shown or not console.is_terminal:
        yield lambda done, wanted: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from simulator.presentation.labels import Words

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(Words(language, "EUR").say("command.replications"), total=None)
        yield lambda done, wanted: bar.update(task, completed=done, total=wanted)

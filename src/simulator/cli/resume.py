"""An interrupted run in the run folder: gone on with, started anew, or left alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.failures import Interrupted
from simulator.cli.run_folder import refuse_foreign_folder
from simulator.errors import InputError, SimulatorError

if TYPE_CHECKING:
    from simulator.outcomes import BlocksOnDisk, Identity
    from simulator.presentation.labels import Words
    from simulator.study import Conducted


def take_folder(
    folder: Path, identity: "Identity", wanted: int, *, resume: bool, force: bool
) -> "BlocksOnDisk":
    """Make ready where the blocks of a run go.

    Parameters
    ----------
    folder : Path
        The run folder; nothing is written in it before the first block.
    identity : Identity
        Which run is wanted.
    wanted : int
        Rows wanted.
    resume, force : bool
        Go on with an interrupted run, or start anew whatever the folder holds.

    Raises
    ------
    InputError
        When the folder holds an interrupted run and neither is asked for, when the run to resume is another
        one, or as `refuse_foreign_folder`.
    """
    from simulator.outcomes import BlocksOnDisk, unfinished
    from simulator.scenario.messages import problem_of

    refuse_foreign_folder(folder, None)
    left = unfinished(folder)
    if left is not None and resume:
        _refuse_another_run(folder, identity.differences(left.identity))
        return BlocksOnDisk.take_up(folder, identity, wanted)
    if left is not None and not force:
        raise InputError([problem_of("folder_unfinished", str(folder), held=left.held, wanted=left.wanted)])
    refuse_foreign_folder(folder, None if force else identity.scenario_sha256)
    return BlocksOnDisk(folder, identity, wanted)


def _refuse_another_run(folder: Path, differences: list[str]) -> None:
    from simulator.scenario.messages import problem_of
    from simulator.scenario.phrases import phrase

    if differences:
        what = [phrase(f"resume_{name}") for name in differences]
        raise InputError([problem_of("resume_another", str(folder), what=one) for one in what])


def refuse_finished_run(folder: Path) -> None:
    """Stop before a finished run, which is not the one asked for, is run over under the name of going on with it.

    Raises
    ------
    InputError
        When the folder holds the results of a finished run.
    """
    from simulator.scenario.messages import problem_of

    if (folder / "outcomes.parquet").exists():
        raise InputError([problem_of("resume_over", str(folder))])


def say_what_was_there(words: "Words", blocks: "BlocksOnDisk", finished: "Conducted | None") -> None:
    """Say what a run that is taken up has already."""
    if finished is None and not (blocks.rows or blocks.damaged):
        click.echo(words.say("command.resume_nothing"), err=True)
    if finished is not None:
        click.echo(words.say("command.resume_finished", rows=finished.outcomes.rows), err=True)
    if blocks.damaged:
        click.echo(words.say("command.resume_damaged", blocks=blocks.damaged), err=True)
    if blocks.rows:
        click.echo(words.say("command.resume_held", rows=blocks.rows), err=True)


@contextmanager
def kept_is_said(folder: Path, words: "Words") -> Iterator[None]:
    """When a run is stopped half way, say how many of its replications the folder holds for --resume."""
    from simulator.outcomes import unfinished

    try:
        yield
    except (KeyboardInterrupt, OSError, SimulatorError) as stopped:
        left = None if isinstance(stopped, InputError) else unfinished(folder)
        if left is None:
            raise
        if isinstance(stopped, KeyboardInterrupt):
            click.echo(words.say("command.interrupted_held", rows=left.held, folder=folder), err=True)
            raise Interrupted from stopped
        click.echo(words.say("command.held", rows=left.held, folder=folder), err=True)
        raise

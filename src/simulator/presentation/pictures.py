"""Pictures as files, drawn here or by a second process that loads what it needs while this one simulates."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from simulator.findings import Findings
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words

#: Findings and words -> every picture, "cumulative.svg" -> its bytes, twice each: svg and png.
Draw = Callable[[Findings, Words], Mapping[str, bytes]]

#: Seconds that the second process has to leave.
PATIENCE = 5.0


def draw_here(findings: Findings, words: Words) -> Mapping[str, bytes]:
    """Draw in this process."""
    from simulator.presentation.figures import figure_bytes

    return figure_bytes(findings, words)


def draw_all(findings: Findings, folder: Path, words: Words, draw: Draw = draw_here) -> list[Path]:
    """Draw every picture into the folder, all of them or none.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    contents = {folder / name: content for name, content in draw(findings, words).items()}
    write_whole(contents)
    return list(contents)


class Apart:
    """Draws as `draw_here` does, in a process that was started beforehand; here when that process is gone."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def __call__(self, findings: Findings, words: Words) -> Mapping[str, bytes]:
        """Draw in the other process."""
        drawn, _ = self._process.communicate(pickle.dumps((findings, words.language, words.currency)))
        if self._process.returncode != 0 or not drawn:
            return draw_here(findings, words)
        pictures: Mapping[str, bytes] = pickle.loads(drawn)  # noqa: S301  # written by our own process
        return pictures


@contextmanager
def apart() -> Iterator[Apart]:
    """Lend a second process to draw with, and end it: told nothing, it leaves by itself and its folders with it."""
    process = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Apart(process)
    finally:
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _draw_when_told() -> None:
    """Load the pictures' code, wait for what to draw, and draw it; Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from simulator.presentation import figures  # noqa: F401  # loaded while the other process simulates

    told = sys.stdin.buffer.read()
    if told:
        findings, language, currency = pickle.loads(told)  # noqa: S301  # written by our own process
        sys.stdout.buffer.write(pickle.dumps(_drawn_by_two(findings, Words(language, currency))))


def _drawn_by_two(findings: Findings, words: Words) -> dict[str, bytes]:
    """Every second picture is drawn by a fork of this process, which has no other thread; where none can be, here."""
    from simulator.presentation.figures import FIGURES, figure_bytes

    names = tuple(FIGURES)
    if not hasattr(os, "fork"):
        return figure_bytes(findings, words)
    reader, writer = os.pipe()
    if os.fork() == 0:
        with os.fdopen(writer, "wb") as out:
            pickle.dump(figure_bytes(findings, words, names[1::2]), out)
        os._exit(0)
    os.close(writer)
    own = figure_bytes(findings, words, names[::2])
    with os.fdopen(reader, "rb") as held:
        others: dict[str, bytes] = pickle.load(held)  # noqa: S301  # written by our own fork
    return own | others


if __name__ == "__main__":
    _draw_when_told()

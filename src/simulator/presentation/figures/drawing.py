"""All the pictures of a run, as files."""

from collections.abc import Callable, Mapping
from pathlib import Path

from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation.figures.cumulative import cumulative
from simulator.presentation.figures.difference import difference
from simulator.presentation.figures.hours import hours
from simulator.presentation.figures.style import look, rendered
from simulator.presentation.figures.weekly import weekly
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words

#: Each picture by its file's name; a picture that the findings cannot fill is None.
FIGURES: Mapping[str, Callable[[Findings, Words], Figure | None]] = {
    "cumulative": cumulative,
    "difference": difference,
    "weekly": weekly,
    "hours": hours,
}


def figure_bytes(findings: Findings, words: Words) -> dict[str, bytes]:
    """Return every picture, "cumulative.svg" -> its bytes, twice each: svg and png."""
    drawn: dict[str, bytes] = {}
    for name, draw in FIGURES.items():
        with look():
            figure = draw(findings, words)
        if figure is not None:
            drawn |= zip((f"{name}.svg", f"{name}.png"), rendered(figure, "svg", "png"), strict=True)
    return drawn


def draw_all(findings: Findings, folder: Path, words: Words) -> list[Path]:
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
    contents = {folder / name: content for name, content in figure_bytes(findings, words).items()}
    write_whole(contents)
    return list(contents)

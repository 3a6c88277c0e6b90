"""All the pictures of a run, as the bytes of files."""

from collections.abc import Callable, Collection, Mapping

from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation.figures.cumulative import cumulative
from simulator.presentation.figures.difference import difference
from simulator.presentation.figures.drivers import drivers
from simulator.presentation.figures.hours import hours
from simulator.presentation.figures.price import price
from simulator.presentation.figures.style import look, rendered
from simulator.presentation.figures.weekly import weekly
from simulator.presentation.labels import Words

#: Each picture by its file's name; a picture that the findings cannot fill is None.
FIGURES: Mapping[str, Callable[[Findings, Words], Figure | None]] = {
    "cumulative": cumulative,
    "difference": difference,
    "weekly": weekly,
    "hours": hours,
    "price": price,
    "drivers": drivers,
}


def figure_bytes(findings: Findings, words: Words, names: Collection[str] | None = None) -> dict[str, bytes]:
    """Return pictures, all unless named, "cumulative.svg" -> its bytes, twice each: svg and png."""
    drawn: dict[str, bytes] = {}
    for name in FIGURES if names is None else names:
        with look():
            figure = FIGURES[name](findings, words)
        if figure is not None:
            drawn |= zip((f"{name}.svg", f"{name}.png"), rendered(figure, "svg", "png"), strict=True)
    return drawn

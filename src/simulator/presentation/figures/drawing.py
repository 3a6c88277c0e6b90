"""All the pictures of a run, as the bytes of files."""

from collections.abc import Callable, Collection, Mapping

from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation.figures.cumulative import cumulative, cumulative_finding
from simulator.presentation.figures.difference import difference, difference_finding
from simulator.presentation.figures.drivers import drivers, drivers_finding
from simulator.presentation.figures.hours import hours, hours_finding
from simulator.presentation.figures.price import price, price_finding
from simulator.presentation.figures.style import NARROW, look, rendered
from simulator.presentation.figures.weekly import weekly, weekly_finding
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


#: What each picture shows, in a sentence; only where there is a picture.
FINDINGS: Mapping[str, Callable[[Findings, Words], str]] = {
    "cumulative": cumulative_finding,
    "difference": difference_finding,
    "weekly": weekly_finding,
    "hours": hours_finding,
    "price": price_finding,
    "drivers": drivers_finding,
}


def figure_bytes(findings: Findings, words: Words, names: Collection[str] | None = None) -> dict[str, bytes]:
    """Return pictures, all unless named, "cumulative.svg" -> its bytes, twice each: svg and png."""
    drawn: dict[str, bytes] = {}
    for name in FIGURES if names is None else [name for name in names if name in FIGURES]:
        with look():
            figure = FIGURES[name](findings, words)
        if figure is not None:
            drawn |= zip((f"{name}.svg", f"{name}.png"), rendered(figure, "svg", "png"), strict=True)
    return drawn


def narrow_bytes(findings: Findings, words: Words, names: Collection[str] | None = None) -> dict[str, bytes]:
    """Return the same pictures for a column or a phone, without headline, "cumulative" -> its svg."""
    drawn: dict[str, bytes] = {}
    for name in FIGURES if names is None else [name for name in names if name in FIGURES]:
        with look(NARROW):
            figure = FIGURES[name](findings, words)
        if figure is not None:
            (drawn[name],) = rendered(figure, "svg")
    return drawn

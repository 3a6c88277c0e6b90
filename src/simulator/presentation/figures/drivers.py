"""What drives the difference beside what knowing it is worth."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from simulator.decision import Index
from simulator.findings import Findings
from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    blank,
    folded,
    headline,
    is_narrow,
    localised,
    row_label,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.tables.decision import MOST_DRIVERS, drivers_of, share_text, shown_share
from simulator.presentation.verdict import judged_alternatives
from simulator.statistics import Estimate

FloatArray = NDArray[np.float64 | np.int64]
Row = tuple[str, Index, Estimate]
#: What a narrow picture has room for below it.
AXIS_FOLDS_AT = 28
#: Lines that a row has room for.
LINES, NARROW_LINES = 2, 3
#: Bars that a column or a phone has room for.
MOST_NARROW = 6


def drivers(findings: Findings, words: Words) -> Figure | None:
    """Return shares of ignorance with their 95 % intervals, beside values with one standard error, or None."""
    decision, alternatives = findings.decision, judged_alternatives(findings)
    if decision is None or not alternatives:
        return None
    rows = drivers_of(decision, alternatives[0])[: MOST_NARROW if is_narrow() else MOST_DRIVERS]
    if not rows:
        return None
    names = Names(findings.labels, words)
    figure, (shares, worths) = blank(
        1.4 + (0.86 if is_narrow() else 0.42) * len(rows), columns=2, sharey=True
    )
    places = np.arange(len(rows))[::-1]
    _shares(shares, places, rows)
    _worths(worths, places, rows)
    lines = NARROW_LINES if is_narrow() else LINES
    shares.set_yticks(
        places, [row_label(quantity_name(path, names, words), 38, lines) for path, _, _ in rows]
    )
    shares.set_xlabel(folded(words.say("figure.drivers_axis"), AXIS_FOLDS_AT))
    worths.set_xlabel(folded(words.say("figure.worth_axis", unit=words.unit), AXIS_FOLDS_AT))
    for axes in (shares, worths):
        axes.grid(axis="y", visible=False)
        axes.xaxis.set_major_formatter(localised(words))
    headline(figure, _finding(rows, names, words), names=findings.labels.values())
    return figure


def drivers_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows."""
    if findings.decision is None:
        return ""
    rows = drivers_of(findings.decision, judged_alternatives(findings)[0])
    return _finding(rows, Names(findings.labels, words), words)


def _finding(rows: list[Row], names: Names, words: Words) -> str:
    """The first belief; beside the second when their intervals overlap and their order is not known."""
    path, index, _ = rows[0]
    if len(rows) > 1 and not index.low > rows[1][1].high:
        other, second, _ = rows[1]
        return words.say(
            "figure.drivers_open",
            belief=quantity_name(path, names, words),
            share=share_text(index, words),
            other=quantity_name(other, names, words),
            second=share_text(second, words),
        )
    return words.say(
        "figure.drivers", belief=quantity_name(path, names, words), share=share_text(index, words)
    )


def _shares(axes: Axes, places: FloatArray, rows: list[Row]) -> None:
    value, low, high = (
        100.0 * np.array([getattr(shown_share(index), edge) for _, index, _ in rows])
        for edge in ("value", "low", "high")
    )
    axes.barh(places, value, height=0.6, color=COLOURS[0])
    axes.errorbar(
        value,
        places,
        xerr=np.maximum([value - low, high - value], 0.0),
        fmt="none",
        ecolor=INK,
        elinewidth=1.2,
    )
    axes.set_xlim(0.0)


def _worths(axes: Axes, places: FloatArray, rows: list[Row]) -> None:
    value = np.array([max(worth.value, 0.0) for _, _, worth in rows])
    error = np.array([worth.se for _, _, worth in rows])
    axes.barh(places, value, height=0.6, color=COLOURS[1], hatch="///", edgecolor="white")
    axes.errorbar(
        value, places, xerr=[np.minimum(error, value), error], fmt="none", ecolor=INK, elinewidth=1.2
    )
    axes.set_xlim(0.0)

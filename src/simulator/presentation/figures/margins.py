"""Average beside marginal hourly value of every use of hours."""

from collections.abc import Sequence
from math import isfinite

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from simulator.decision import told
from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    NAMED_PANEL_TITLE_FOLDS_AT,
    abreast,
    blank,
    folded,
    headline,
    localised,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.varied.hours import hours_sentences, use_name
from simulator.statistics import Estimate
from simulator.varied import HoursFindings, Use

Floats = NDArray[np.float64]

#: How far the axis goes for a bar that is hardly known, in lengths of the longest known bar or of the median one.
HARDLY_KNOWN = 3.0
#: Margin about the bars.
ROOM = 1.05


def margins(findings: HoursFindings, words: Words) -> Figure:
    """Return one panel a mix, two bars a use, with one standard error; a bar that is hardly known may pass the axis."""
    names = Names(findings.labels, words)
    lines = max(sum(use.mix == mix for use in findings.uses) for mix in findings.mixes)
    figure, panels = blank(
        1.6 + len(findings.mixes) * (0.7 + 0.5 * lines), rows=len(findings.mixes), sharex=True
    )
    low, high = span([one for use in findings.uses for one in (use.average, use.marginal) if one is not None])
    for axes, mix in zip(panels, findings.mixes, strict=True):
        axes.set_xlim(low, high)
        _bars(axes, [use for use in findings.uses if use.mix == mix], names, words)
        axes.set_title(folded(names.mix(mix), NAMED_PANEL_TITLE_FOLDS_AT))
        axes.xaxis.set_major_formatter(localised(words))
    panels[-1].set_xlabel(words.say("margin.axis", unit=words.unit))
    shown = {
        label: handle
        for axes in panels
        for handle, label in zip(*axes.get_legend_handles_labels(), strict=True)
    }
    figure.legend([*shown.values()], [*shown], loc="outside lower center", ncols=abreast(3))
    headline(figure, next(hours_sentences(findings, words)))
    return figure


def span(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """Return both ends of an axis on which all bars and errors show, but for what is hardly known and far out.

    A bar is hardly known when 0 lies within its 95 % interval, or its error is not known. It is given `HARDLY_KNOWN`
    lengths of the longest bar that is known, or of the median bar where that is longer.
    """
    ends = [(one.value, one.se if isfinite(one.se) else 0.0) for one in estimates if isfinite(one.value)]
    reach = [abs(value) + error for value, error in ends]
    if not any(reach):
        return -1.0, 1.0
    known = [abs(one.value) + one.se for one in estimates if told(one)]
    most = HARDLY_KNOWN * max([float(np.median(reach)), *known])
    low = max(min(0.0, *(value - error for value, error in ends)), -most)
    high = min(max(0.0, *(value + error for value, error in ends)), most)
    edge = (ROOM - 1.0) * (high - low)
    return low - edge, high + edge


def _bars(axes: Axes, uses: list[Use], names: Names, words: Words) -> None:
    places = np.arange(len(uses), dtype=np.float64)[::-1]
    for shift, colour, hatch, what in (
        (0.2, COLOURS[4], "///", "average"),
        (-0.2, COLOURS[0], "", "marginal"),
    ):
        found = [getattr(use, what) for use in uses]
        value = np.array([0.0 if one is None else one.value for one in found])
        error = np.array([0.0 if one is None else one.se for one in found])
        _mark(axes, places + shift, value, error, words)
        axes.barh(
            places + shift, value, height=0.38, color=colour, hatch=hatch, edgecolor="white",
            label=words.say(f"margin.column.{what}"),
        )  # fmt: skip
        axes.errorbar(value, places + shift, xerr=error, fmt="none", ecolor=INK, elinewidth=1.0)
    axes.axvline(0.0, color=INK, linewidth=0.8)
    axes.set_yticks(places, [folded(use_name(use, names), 30) for use in uses])
    axes.grid(axis="y", visible=False)


def _mark(axes: Axes, places: Floats, value: Floats, error: Floats, words: Words) -> None:
    """Put an arrow where a bar or its error leaves the axis."""
    low, high = axes.get_xlim()
    for edge, marker, out in ((low, "<", value - error < low), (high, ">", value + error > high)):
        if out.any():
            axes.plot(
                np.full(int(out.sum()), edge), places[out], marker, color=INK, clip_on=False, zorder=5.0,
                label=words.say("margin.beyond"),
            )  # fmt: skip

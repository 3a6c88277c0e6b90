"""How margin less cost builds up, week by week: a fan a mix."""

import math
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.findings import Findings, Floats, MixPictures
from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    abreast,
    blank,
    cycle,
    localised,
    title,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.verdict import spoken_of

MEDIAN: dict[str, Any] = {"color": INK, "linewidth": 1.8}
END: dict[str, Any] = {"color": INK, "linestyle": (0, (2, 2))}
#: How dark the bands are, the wider one first.
SHADES = {"nine_tenths": 0.18, "half": 0.5}


def weekly(findings: Findings, words: Words) -> Figure | None:
    """Return one fan of quantiles a mix, one above the other on the same scales, or None without weeks."""
    shown = {
        mix: picture
        for mix, picture in findings.pictures.items()
        if picture.weekly and picture.weekly["p50"].size
    }
    if not shown:
        return None
    figure, panels = blank(1.2 + 3.0 * len(shown), rows=len(shown), sharex=True, sharey=True)
    for k, (axes, mix) in enumerate(zip(panels, shown, strict=True)):
        _fan(axes, shown[mix], cycle(COLOURS, k))
        axes.axvline(findings.horizon_weeks, **END)
        axes.axhline(0.0, color=INK, linewidth=0.9)
        title(axes, _finding(findings, mix, words), findings.labels.values())
        axes.yaxis.set_major_formatter(localised(words))
        axes.tick_params(labelbottom=True)
    figure.supylabel(words.say("figure.weekly_axis", unit=words.unit), fontsize=10.0)
    panels[-1].set_xlabel(words.say("figure.week_axis"))
    figure.legend(handles=_keys(words), loc="outside lower center", ncols=abreast(2))
    return figure


def weekly_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows of the mix that the verdict speaks of first."""
    return _finding(findings, spoken_of(findings), words)


def _fan(axes: Axes, picture: MixPictures, colour: str) -> None:
    bands = {name: _from_zero(values) for name, values in picture.weekly.items()}
    weeks = np.arange(bands["p50"].size)
    for shade, low, high in (("nine_tenths", "p5", "p95"), ("half", "p25", "p75")):
        axes.fill_between(weeks, bands[low], bands[high], color=colour, alpha=SHADES[shade], linewidth=0)
    axes.plot(weeks, bands["p50"], **MEDIAN)


def _keys(words: Words) -> list[Artist]:
    """Return the legend: the bands in grey, since each panel has its own colour."""
    return [
        Patch(facecolor=INK, alpha=SHADES["nine_tenths"], label=words.say("figure.nine_tenths")),
        Patch(facecolor=INK, alpha=SHADES["half"], label=words.say("figure.half")),
        Line2D([], [], **MEDIAN, label=words.say("figure.median")),
        Line2D([], [], **END, label=words.say("figure.horizon_end")),
    ]


def _from_zero(values: Floats) -> Floats:
    return np.concatenate([[0.0], values])


def _finding(findings: Findings, mix: str, words: Words) -> str:
    middle = findings.pictures[mix].weekly["p50"]
    name, net = Names(findings.labels, words).mix(mix), findings.mixes[mix].net
    if not math.isfinite(net.se):
        return words.say("figure.weekly_few", mix=name)
    short = np.flatnonzero(middle < 0.0)
    paid = 1 if short.size == 0 else int(short[-1]) + 2
    if paid <= middle.size:
        return words.say("figure.weekly_pays", mix=name, week=paid)
    end = words.money_estimate(float(middle[-1]), net.quantile_se.get("p50", net.se), signed=True)
    return words.say("figure.weekly_never", mix=name, weeks=middle.size, end=end)

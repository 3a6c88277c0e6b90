"""Along two quantities: a map of the expected gain, its line of indifference, hatched where nothing is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from numpy.typing import NDArray

from simulator.findings import Floats
from simulator.presentation.figures.style import INK, blank, folded, headline, localised
from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.presentation.sweep.sentences import UNTOLD, quantities, titles
from simulator.presentation.verdict import measure_of, per
from simulator.swept import SweepFindings

#: Orange below zero, purple above: a diverging scale that the colour-blind read (ColorBrewer, Harrower and Brewer 2003).
DIVERGING, SEQUENTIAL = "PuOr", "cividis"
HATCH = "///"
#: Colours along an axis, and points that are marked at the most.
FINE, MOST_POINTS = 240, 150
POINT: dict[str, Any] = {"marker": "o", "markersize": 2.5, "color": INK, "linestyle": "", "clip_on": False}
STAR: dict[str, Any] = {
    "marker": "*",
    "markersize": 13,
    "color": "white",
    "markeredgecolor": INK,
    "linestyle": "",
    "clip_on": False,
}


@dataclass(frozen=True)
class Panel:
    """One map: values (first, second), and where nothing can be told (first, second), None without a baseline."""

    title: str
    values: Floats
    untold: NDArray[np.bool_] | None


def sweep_map(findings: SweepFindings, words: Words) -> Figure:
    """Return one map a mix compared, or a mix when nothing is compared."""
    both = quantities(findings, words)
    panels = _panels(findings, words)
    figure, axes = blank(1.8 + 4.4 * len(panels), rows=len(panels), sharex=True)
    for one, panel in zip(axes, panels, strict=True):
        _draw(one, panel, both, findings, words)
    axes[-1].set_xlabel(folded(both[0].label, 80))
    if findings.comparisons:
        keys: list[Artist] = [
            Line2D([], [], color=INK, linewidth=2.4, label=words.say("sweep.indifferent")),
            Patch(facecolor="white", edgecolor=INK, hatch=HATCH, label=words.say("figure.sweep_untold")),
        ]
        if len(findings.points) <= MOST_POINTS:
            keys.append(Line2D([], [], **POINT, label=words.say("figure.sweep_points")))
        if _own(both) is not None:
            keys.append(Line2D([], [], **STAR, label=words.say("figure.sweep_own_point")))
        figure.legend(handles=keys, loc="outside lower center", ncols=2)
    headline(figure, *titles(findings, words), names=findings.labels.values())
    return figure


def _panels(findings: SweepFindings, words: Words) -> list[Panel]:
    names = Names(findings.labels, words)
    shape = tuple(len(axis.values) for axis in findings.axes)
    if not findings.comparisons:
        return [
            Panel(
                names.mix(mix),
                np.array([point.mixes[mix].mean for point in findings.points]).reshape(shape),
                None,
            )
            for mix in findings.mixes
        ]
    return [
        Panel(
            words.say("figure.sweep_against", mix=names.mix(mix), baseline=names.mix(findings.baseline)),
            np.array([point.comparisons[mix].difference.mean for point in findings.points]).reshape(shape),
            np.array([point.comparisons[mix].verdict in UNTOLD for point in findings.points]).reshape(shape),
        )
        for mix in findings.comparisons
    ]


def straight_between(x: Floats, y: Floats, values: Floats) -> tuple[Floats, Floats, Floats]:
    """Refine a grid so that its colours change sign where its line of indifference lies.

    Between points next to one another the mean is taken as straight along both quantities, as the crossings take it.

    Parameters
    ----------
    x, y : (n,) and (m,) float
        Rising.
    values : (n, m) float
        nan where undefined, and then in all that touches it.

    Returns
    -------
    tuple of (k,), (l,) and (l, k) float
        Finer x and y, each old value among them, and the values there, y first as pictures want them.
    """
    fine_x, along_x = _refined(x, values)
    fine_y, along_both = _refined(y, along_x.T)
    return fine_x, fine_y, along_both


def _refined(x: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Interpolate the rows of values (n, m) at finer x: (k,) and (k, m)."""
    gaps = len(x) - 1
    place = np.linspace(0.0, gaps, gaps * max(1, -(-FINE // gaps)) + 1)
    below = np.minimum(place.astype(np.intp), gaps - 1)
    share = place - below
    low, high = values[below], values[below + 1]
    between = np.where(share[:, None] == 1.0, high, low + share[:, None] * (high - low))
    return np.interp(place, np.arange(len(x)), x), np.where(share[:, None] == 0.0, low, between)


def _draw(
    axes: Axes, panel: Panel, both: Sequence[SweptQuantity], findings: SweepFindings, words: Words
) -> None:
    order = [np.argsort(quantity.axis.values) for quantity in both]
    x, y = (quantity.scale * np.sort(np.array(quantity.axis.values, dtype=np.float64)) for quantity in both)
    fine = straight_between(x, y, panel.values[np.ix_(*order)])
    told = panel.untold is not None
    mesh = axes.pcolormesh(*fine, shading="nearest", cmap=DIVERGING if told else SEQUENTIAL, rasterized=True)
    if panel.untold is not None:
        mesh.set_norm(_centred(fine[2]))
        _hatch(axes, x, y, panel.untold[np.ix_(*order)].T)
        if (fine[2] < 0.0).any() and (fine[2] > 0.0).any():
            axes.contour(*fine, levels=[0.0], colors=[INK], linewidths=2.4)
    if len(x) * len(y) <= MOST_POINTS:
        axes.plot(*(one.ravel() for one in np.meshgrid(x, y)), **POINT)
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(y[0], y[-1])
    own = _own(both)
    if own is not None:
        axes.plot(*own, **STAR)
    axes.grid(visible=False)
    axes.set_title(folded(panel.title, 80), fontsize=10.5)
    axes.set_ylabel(folded(both[1].label, 45))
    axes.xaxis.set_major_formatter(localised(words))
    axes.yaxis.set_major_formatter(localised(words))
    bar = axes.figure.colorbar(mesh, ax=axes, format=localised(words), pad=0.02)
    bar.set_label(_scale(panel, findings, words))


def _scale(panel: Panel, findings: SweepFindings, words: Words) -> str:
    if panel.untold is None:
        return words.say(f"figure.sweep_{measure_of(findings)}", unit=words.unit)
    gain = words.say("sweep.gain")
    return words.say("figure.sweep_gain", gain=gain, unit=words.unit, per=per(findings, words))


def _centred(values: Floats) -> Normalize:
    """Return colours centred on zero."""
    most = float(np.abs(values[np.isfinite(values)]).max(initial=0.0)) or 1.0
    return Normalize(-most, most)


def _own(both: Sequence[SweptQuantity]) -> tuple[list[float], list[float]] | None:
    """Return the scenario's own point, when both of its values are known and inside."""
    owns = [quantity.axis.own for quantity in both]
    inside = [
        own is not None and min(quantity.axis.values) <= own <= max(quantity.axis.values)
        for own, quantity in zip(owns, both, strict=True)
    ]
    if not all(inside):
        return None
    x, y = (quantity.scale * float(own or 0.0) for own, quantity in zip(owns, both, strict=True))
    return [x], [y]


def _hatch(axes: Axes, x: Floats, y: Floats, untold: NDArray[np.bool_]) -> None:
    """Hatch the cells where the two mixes cannot be told apart."""
    left, bottom = _edges(x), _edges(y)
    cells = [
        Rectangle((left[k], bottom[m]), left[k + 1] - left[k], bottom[m + 1] - bottom[m])
        for m, k in zip(*np.nonzero(untold), strict=True)
    ]
    axes.add_collection(
        PatchCollection(cells, facecolor="none", edgecolor="#444444", hatch=HATCH, linewidth=0.0)
    )


def _edges(middles: Floats) -> Floats:
    """Return the limits of the cells nearest to each of some values, the first and the last value among them."""
    return np.concatenate([middles[:1], 0.5 * (middles[1:] + middles[:-1]), middles[-1:]])

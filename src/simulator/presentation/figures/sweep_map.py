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
STAR: dict[str, Any] = {
    "marker": "*",
    "markersize": 13,
    "color": "white",
    "markeredgecolor": INK,
    "linestyle": "",
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
        if _own(both) is not None:
            keys.append(Line2D([], [], **STAR, label=words.say("figure.sweep_own_point")))
        figure.legend(handles=keys, loc="outside lower center", ncols=3)
    headline(figure, *titles(findings, words))
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


def _draw(
    axes: Axes, panel: Panel, both: Sequence[SweptQuantity], findings: SweepFindings, words: Words
) -> None:
    order = [np.argsort(quantity.axis.values) for quantity in both]
    x, y = (quantity.scale * np.sort(np.array(quantity.axis.values, dtype=np.float64)) for quantity in both)
    values = panel.values[np.ix_(*order)].T
    mesh = axes.pcolormesh(
        x,
        y,
        values,
        shading="nearest",
        cmap=SEQUENTIAL if panel.untold is None else DIVERGING,
        rasterized=True,
    )
    if panel.untold is not None:
        mesh.set_norm(_centred(values))
        _hatch(axes, x, y, panel.untold[np.ix_(*order)].T)
        if (values < 0.0).any() and (values > 0.0).any():
            axes.contour(x, y, values, levels=[0.0], colors=[INK], linewidths=2.4)
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
    """Return the limits of cells around their middles, as pcolormesh draws them."""
    inner = 0.5 * (middles[1:] + middles[:-1])
    return np.concatenate([[2 * middles[0] - inner[0]], inner, [2 * middles[-1] - inner[-1]]])

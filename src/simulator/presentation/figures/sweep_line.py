"""Along one quantity: what each mix is worth with its band, and its expected gain with the crossing marked."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.decision import Z95
from simulator.findings import Floats
from simulator.presentation.figures.style import INK, balanced, blank, folded, headline, localised, stroke
from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.presentation.sweep.sentences import UNTOLD, in_order, precise, quantities, titles
from simulator.presentation.verdict import measure_of, per
from simulator.statistics import Distribution
from simulator.swept import SweepFindings


def sweep_line(findings: SweepFindings, words: Words) -> Figure:
    """Return the picture: mixes above, expected gains over the baseline below when there are any."""
    (quantity,) = quantities(findings, words)
    figure, panels = blank(
        8.4 if findings.comparisons else 5.0, 2 if findings.comparisons else 1, sharex=True
    )
    _worth(panels[0], findings, quantity, words)
    if findings.comparisons:
        _gains(panels[1], findings, quantity, words)
    for axes in panels:
        axes.xaxis.set_major_formatter(localised(words))
        axes.yaxis.set_major_formatter(localised(words))
        axes.margins(x=0.02)
        if quantity.axis.own is not None:
            _own(axes, quantity, words)
    panels[-1].set_xlabel(folded(quantity.label, 90))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
    headline(figure, *titles(findings, words), names=findings.labels.values())
    return figure


def _worth(axes: Axes, findings: SweepFindings, quantity: SweptQuantity, words: Words) -> None:
    names = Names(findings.labels, words)
    for k, mix in enumerate(findings.mixes):
        x, spreads = _along(findings, quantity, [point.mixes[mix] for point in in_order(findings)])
        line = stroke(k)
        axes.plot(x, _read(spreads, "mean"), linewidth=2.2, label=folded(names.mix(mix)), **line)
        axes.fill_between(
            x, _read(spreads, "p5"), _read(spreads, "p95"), color=line["color"], alpha=0.10, linewidth=0
        )
        for edge in ("p5", "p95"):
            axes.plot(x, _read(spreads, edge), linewidth=0.8, **line)
    axes.set_ylabel(words.say(f"figure.sweep_{measure_of(findings)}", unit=words.unit))
    axes.set_title(words.say("figure.sweep_band"), fontsize=10.0, fontweight="normal")


def _gains(axes: Axes, findings: SweepFindings, quantity: SweptQuantity, words: Words) -> None:
    names = Names(findings.labels, words)
    axes.axhline(0.0, color=INK, linewidth=1.2)
    for mix in findings.comparisons:
        line, points = stroke(findings.mixes.index(mix)), in_order(findings)
        colour = line["color"]
        x, gains = _along(findings, quantity, [point.comparisons[mix].difference for point in points])
        mean, reach = _read(gains, "mean"), Z95 * np.nan_to_num(_read(gains, "se"))
        axes.plot(x, mean, linewidth=2.2, label=folded(names.mix(mix)), **line)
        axes.fill_between(x, mean - reach, mean + reach, color=colour, alpha=0.25, linewidth=0)
        told = np.array([point.comparisons[mix].verdict not in UNTOLD for point in points])
        axes.plot(x[told], mean[told], "o", color=colour, markersize=4.5)
        axes.plot(x[~told], mean[~told], "o", markerfacecolor="white", markeredgecolor=colour, markersize=4.5)
        _crossings(axes, findings, mix, colour, quantity)
    gain = words.say("sweep.gain")
    axes.set_ylabel(words.say("figure.sweep_gain", gain=gain, unit=words.unit, per=per(findings, words)))
    title = words.say("figure.sweep_gain_key", baseline=names.mix(findings.baseline))
    axes.set_title(balanced(title, 95), fontsize=10.0, fontweight="normal")


def _crossings(axes: Axes, findings: SweepFindings, mix: str, colour: str, quantity: SweptQuantity) -> None:
    """Mark where the expected gain is zero, with its 95 % interval, and say the value."""
    for one in findings.indifference[mix]:
        at = one.crossing.at
        if not precise(one.crossing, quantity.axis.values):
            continue
        x = quantity.scale * at.value
        axes.errorbar(
            [x], [0.0], xerr=[Z95 * quantity.scale * at.se], color=INK, capsize=5, elinewidth=2.0, zorder=5
        )
        axes.plot([x], [0.0], marker="D", color=colour, markeredgecolor=INK, markersize=8, zorder=6)
        axes.axvline(x, color=colour, linestyle=":", linewidth=1.2)
        axes.annotate(
            quantity.about(at),
            (x, 0.0),
            xytext=(6, 10),
            textcoords="offset points",
            fontweight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85},
            zorder=7,
        )


def _own(axes: Axes, quantity: SweptQuantity, words: Words) -> None:
    """Mark the scenario's own value, when it lies in the range."""
    own = quantity.axis.own
    if own is not None and min(quantity.axis.values) <= own <= max(quantity.axis.values):
        axes.axvline(
            quantity.scale * own,
            color=INK,
            linestyle=(0, (2, 2)),
            linewidth=1.2,
            label=words.say("figure.sweep_own", value=quantity.exact(own)),
        )


def _along(
    findings: SweepFindings, quantity: SweptQuantity, spreads: list[Distribution]
) -> tuple[Floats, list[Distribution]]:
    return quantity.scale * np.array([point.values[0] for point in in_order(findings)]), spreads


def _read(spreads: list[Distribution], name: str) -> Floats:
    return np.array([getattr(spread, name) for spread in spreads], dtype=np.float64)

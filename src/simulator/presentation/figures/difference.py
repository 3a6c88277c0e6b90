"""How the paired difference to the baseline is spread over the quarters."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation import verdict
from simulator.presentation.figures.blocks import blocks
from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    abreast,
    blank,
    is_narrow,
    localised,
    title,
)
from simulator.presentation.labels import Names, Words, chance
from simulator.presentation.labels.words import MISSING
from simulator.statistics import Distribution, Histogram

OUTER, MIDDLE, INNER = "#d9d9d9", COLOURS[4], COLOURS[0]


def difference(findings: Findings, words: Words) -> Figure | None:
    """Return one histogram a comparison, with its 5, 25, 50, 75 and 95 % quantiles and the line of no gain."""
    shown = {
        mix: bins
        for mix, bins in findings.differences.items()
        if mix in findings.comparisons and bins.share.size
    }
    if not shown:
        return None
    figure, panels = blank(1.2 + 3.6 * len(shown), rows=len(shown), sharex=True)
    for axes, (mix, bins) in zip(panels, shown.items(), strict=True):
        gap = verdict.difference(findings, findings.comparisons[mix])
        _bars(axes, bins, gap)
        _lines(axes, gap, words)
        axes.xaxis.set_major_formatter(localised(words))
        axes.yaxis.set_major_formatter(localised(words))
        axes.set_ylabel(words.say("figure.share_axis"))
        title(axes, _finding(findings, mix, words), findings.labels.values())
    measure = "net" if findings.headline == "net" else "hourly_value"
    panels[-1].set_xlabel(words.say(f"figure.difference_{measure}", unit=words.unit))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=abreast(2))
    return figure


def difference_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows of the mix that the verdict speaks of first."""
    return _finding(findings, verdict.judged_alternatives(findings)[0], words)


def _bars(axes: Axes, bins: Histogram, gap: Distribution) -> None:
    edges = bins.edges
    middles = 0.5 * (edges[1:] + edges[:-1])
    for kept, colour, hatch in (
        ((middles < gap.p5) | (middles > gap.p95), OUTER, ""),
        (
            ((middles >= gap.p5) & (middles < gap.p25)) | ((middles > gap.p75) & (middles <= gap.p95)),
            MIDDLE,
            "///",
        ),
        ((middles >= gap.p25) & (middles <= gap.p75), INNER, ""),
    ):
        along, upwards = (edges[:-1][kept], edges[1:][kept]), (0.0, 100.0 * bins.share[kept])
        blocks(axes, along, upwards, colour, hatch, 0.3)


def _lines(axes: Axes, gap: Distribution, words: Words) -> None:
    axes.bar([gap.p50], [0.0], color=INNER, label=words.say("figure.half"))
    axes.bar(
        [gap.p50], [0.0], color=MIDDLE, hatch="///", edgecolor="white", label=words.say("figure.nine_tenths")
    )
    axes.axvline(gap.p50, color=INK, linewidth=1.8, linestyle="--", label=words.say("figure.median"))
    axes.axvline(0.0, color=INK, linewidth=1.8, label=words.say("figure.no_difference"))
    top = axes.get_xaxis_transform()
    for k, name in enumerate(("p5", "p50", "p95") if is_narrow() else ("p5", "p25", "p50", "p75", "p95")):
        value = float(getattr(gap, name))
        text = f"{name.upper()}\n{words.estimate(value, gap.quantile_se.get(name, gap.se), signed=True)}"
        axes.axvline(value, color=INK, linewidth=0.6, linestyle=":")
        axes.text(
            value,
            1.0 - 0.1 * (k % 2),
            text,
            transform=top,
            ha="center",
            va="top",
            fontsize=8.5,
            linespacing=1.1,
            bbox=_paper(),
        )
    axes.margins(y=0.32)


def _paper() -> dict[str, object]:
    return {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}


def _finding(findings: Findings, mix: str, words: Words) -> str:
    names, comparison = Names(findings.labels, words), findings.comparisons[mix]
    gap, luck = verdict.difference(findings, comparison), chance(comparison.probability_better, words)
    if luck == MISSING or not math.isfinite(gap.se):
        return words.say("figure.difference_few", mix=names.mix(mix), baseline=names.mix(comparison.against))
    return words.say(
        "figure.difference_title",
        mix=names.mix(mix),
        baseline=names.mix(comparison.against),
        luck=luck,
        gain=words.money_estimate(gap.mean, gap.se, signed=True),
        per=verdict.per(findings, words),
    )

"""Overlaid cumulative curves of the hourly value, one a mix, with the target."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation.figures.style import (
    AXIS_FOLDS_AT,
    INK,
    UPRIGHT_FOLDS_AT,
    abreast,
    blank,
    folded,
    headline,
    is_narrow,
    legend_name,
    localised,
    stroke,
)
from simulator.presentation.labels import Names, Words, chance, complement
from simulator.presentation.verdict import judged_alternatives


def cumulative(findings: Findings, words: Words) -> Figure | None:
    """Return the share of quarters at or below each hourly value, or None without a defined value."""
    names = Names(findings.labels, words)
    shown = {mix: picture.curve for mix, picture in findings.pictures.items() if picture.curve.x.size}
    if not shown:
        return None
    figure, (axes,) = blank(5.2 if is_narrow() else 4.8)
    for k, (mix, curve) in enumerate(shown.items()):
        axes.plot(curve.x, 100.0 * curve.share, linewidth=2.2, label=legend_name(names.mix(mix)), **stroke(k))
    if findings.target is not None:
        _mark(axes, findings.target, words)
    axes.axvline(0.0, color=INK, linewidth=0.6)
    axes.set_ylim(0.0, 100.0)
    axes.set_xlabel(folded(words.say("figure.hourly_value_axis", unit=words.unit), AXIS_FOLDS_AT))
    axes.set_ylabel(folded(words.say("figure.cumulative_axis"), UPRIGHT_FOLDS_AT))
    axes.xaxis.set_major_formatter(localised(words))
    figure.legend(loc="outside lower center", ncols=abreast(2))
    headline(figure, _finding(findings, next(iter(shown)), words), names=findings.labels.values())
    return figure


def cumulative_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows."""
    shown = (mix for mix, picture in findings.pictures.items() if picture.curve.x.size)
    return _finding(findings, next(shown), words)


def _mark(axes: Axes, target: float, words: Words) -> None:
    axes.axvline(target, color=INK, linestyle=(0, (2, 2)), linewidth=1.4)
    text = words.say("figure.target", target=words.money(target))
    axes.annotate(
        text, (target, 3.0), xytext=(5, 0), textcoords="offset points", color=INK, rotation=90, va="bottom"
    )


def _finding(findings: Findings, first: str, words: Words) -> str:
    alternatives = judged_alternatives(findings)
    mix = alternatives[0] if alternatives and alternatives[0] in findings.mixes else first
    names, record = Names(findings.labels, words), findings.mixes[mix]
    below = record.chance_below_target
    if not math.isfinite(record.hourly_value.se):
        return words.say("figure.cumulative_few", mix=names.mix(mix))
    if findings.target is None or below is None:
        half = record.hourly_value
        median = words.money_estimate(half.p50, half.quantile_se.get("p50", half.se))
        return words.say("figure.cumulative_median", mix=names.mix(mix), median=median)
    said = words.say(
        "figure.cumulative_target",
        mix=names.mix(mix),
        target=words.money(findings.target),
        chance=chance(complement(below), words),
    )
    other = findings.mixes.get(findings.baseline)
    if mix == findings.baseline or other is None or other.chance_below_target is None:
        return said
    theirs = other.chance_below_target
    against = chance(complement(theirs), words)
    return said + words.say(
        "figure.cumulative_against", baseline=names.mix(findings.baseline), chance=against
    )

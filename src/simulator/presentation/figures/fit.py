"""The pictures of a fit: data against model, each as the bytes of files."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, LogLocator, NullFormatter, PercentFormatter

from simulator.calibration.estimators import DurationFit, Incidence
from simulator.fitted import FitFindings
from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    LINES,
    blank,
    folded,
    headline,
    in_both_kinds,
    localised,
)
from simulator.presentation.fit.figures_in_words import share_text
from simulator.presentation.fit.sentences import quantity, verdict
from simulator.presentation.labels import Words

#: Attempts of a list that are drawn, and activities of a time log.
MOST_RANKS, MOST_ACTIVITIES = 12, 10


def fit_bytes(findings: FitFindings, words: Words) -> dict[str, bytes]:
    """Return every picture that the findings can fill, "talk.svg" -> its bytes, twice each: svg and png."""
    drawn: dict[str, bytes] = {}
    for name, draw in FIGURES.items():
        drawn |= in_both_kinds(name, partial(draw, findings, words))
    return drawn


def talk(findings: FitFindings, words: Words) -> Figure | None:
    """Length of answered calls, the files against the law chosen."""
    if findings.calls is None or findings.calls.talk is None:
        return None
    return _law(findings.calls.talk, "talk", words.say("figure.fit_seconds"), words)


def values(findings: FitFindings, words: Words) -> Figure | None:
    """Value of the deals won, the files against the law chosen."""
    if findings.deals is None or findings.deals.values is None:
        return None
    return _law(findings.deals.values.law, "values", words.say("figure.fit_money", unit=words.unit), words)


def _law(fit: DurationFit, name: str, label: str, words: Words) -> Figure:
    figure, (axes,) = blank(4.6)
    levels, lines = fit.quantiles.levels, ((fit.quantiles.observed, "files"), (fit.quantiles.fitted, "law"))
    for k, (found, said) in enumerate(lines):
        axes.plot(
            found,
            levels,
            color=COLOURS[k],
            linestyle="none" if said == "files" else LINES[0],
            marker="o" if said == "files" else "",
            markersize=3.5,
            linewidth=1.8,
            label=words.say(f"figure.fit_{said}"),
        )
    _decades(axes, float(lines[0][0].min()), float(lines[0][0].max()))
    axes.xaxis.set_major_formatter(localised(words))
    axes.set_xlabel(label)
    axes.set_ylabel(words.say("figure.fit_below"))
    _percent(axes, words)
    axes.legend()
    headline(figure, words.say(f"figure.fit_{name}", law=words.say(f"fit.law.{fit.family}")))
    return figure


def _decades(axes: Axes, low: float, high: float) -> None:
    """An axis by powers of ten where values span one at least, marked at 1, 2 and 5 of each where they span few."""
    if high < 10 * low:
        return
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if high < 1_000 * low else (1.0,)))
    axes.xaxis.set_minor_formatter(NullFormatter())


def delays(findings: FitFindings, words: Words) -> Figure | None:
    """Share of the deals won and lost by their age: the files, open deals counted as open, against the model."""
    cure = None if findings.deals is None else findings.deals.cure
    if cure is None:
        return None
    figure, (axes,) = blank(4.8)
    for k, (one, name) in enumerate(((cure.won_by, "won"), (cure.lost_by, "lost"))):
        _incidence(axes, one, k, words.say(f"figure.fit_{name}"), words)
    axes.set_xlabel(words.say("figure.fit_days"))
    axes.set_ylabel(words.say("figure.fit_share"))
    axes.xaxis.set_major_formatter(localised(words))
    _percent(axes, words)
    axes.legend()
    headline(figure, words.say("figure.fit_delays", share=share_text(cure.won, words)))
    return figure


def _incidence(axes: Axes, one: Incidence, k: int, name: str, words: Words) -> None:
    files, law = words.say("figure.fit_files"), words.say("figure.fit_law")
    axes.step(one.ages, one.observed, where="post", color=COLOURS[k], linewidth=1.8, label=f"{name}, {files}")
    axes.plot(one.ages, one.fitted, color=INK, linestyle=LINES[k + 1], linewidth=1.4, label=f"{name}, {law}")
    axes.fill_between(one.ages, one.low, one.high, color=COLOURS[k], alpha=0.2, linewidth=0)


def fatigue(findings: FitFindings, words: Words) -> Figure | None:
    """Success by rank of the call, with 80 % ranges."""
    found = None if findings.calls is None else findings.calls.fatigue
    if found is None:
        return None
    figure, (axes,) = blank(4.4)
    rates = found.rates[:MOST_RANKS]
    ranks = np.arange(1, len(rates) + 1)
    means = np.array([one.belief.mean for one in rates])
    low, high = (np.array([getattr(one.belief, side) for one in rates]) for side in ("p10", "p90"))
    axes.errorbar(
        ranks,
        means,
        yerr=np.maximum([means - low, high - means], 0.0),
        color=COLOURS[0],
        marker="o",
        linestyle="none",
        capsize=3.0,
        linewidth=1.6,
    )
    axes.set_xlabel(words.say("figure.fit_rank"))
    axes.set_ylabel(words.say("figure.fit_success"))
    axes.set_ylim(bottom=0.0)
    axes.xaxis.set_major_locator(FixedLocator(ranks.tolist()))
    _percent(axes, words)
    headline(figure, words.say("figure.fit_fatigue"))
    return figure


def check(findings: FitFindings, words: Words) -> Figure | None:
    """What was observed against the band simulated, each over the simulated average."""
    shown = [one for one in findings.checks if one.mean > 0]
    if not shown:
        return None
    figure, (axes,) = blank(1.8 + 0.45 * len(shown))
    places = np.arange(len(shown))[::-1]
    low, high, seen = (
        np.array([getattr(one, name) / one.mean - 1.0 for one in shown])
        for name in ("low", "high", "observed")
    )
    axes.barh(places, high - low, left=low, height=0.5, color=COLOURS[4], label=words.say("figure.fit_band"))
    axes.plot(
        seen, places, marker="D", linestyle="none", color=COLOURS[1], label=words.say("figure.fit_observed")
    )
    axes.axvline(0.0, color=INK, linewidth=1.0)
    axes.set_yticks(places, [folded(quantity(one, findings, words)) for one in shown])
    axes.set_xlabel(words.say("figure.fit_gap"))
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0, symbol=words.percent_sign))
    figure.legend(loc="outside lower center", ncols=2)
    headline(figure, next(iter(verdict(findings, words))))
    return figure


def hours(findings: FitFindings, words: Words) -> Figure | None:
    """Hours of the time log by activity, the longest above."""
    if findings.time is None:
        return None
    rows = sorted(findings.time.by_activity().items(), key=lambda row: row[1])[-MOST_ACTIVITIES:]
    figure, (axes,) = blank(1.6 + 0.4 * len(rows))
    axes.barh(np.arange(len(rows)), [value for _, value in rows], height=0.6, color=COLOURS[0])
    axes.set_yticks(np.arange(len(rows)), [folded(name) for name, _ in rows])
    axes.set_xlabel(words.say("figure.fit_hours_axis"))
    axes.xaxis.set_major_formatter(localised(words))
    headline(figure, words.say("figure.fit_hours"))
    return figure


def _percent(axes: Axes, words: Words) -> None:
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, symbol=words.percent_sign))


FIGURES: Mapping[str, Callable[[FitFindings, Words], Figure | None]] = {
    "talk": talk,
    "fatigue": fatigue,
    "delays": delays,
    "values": values,
    "hours": hours,
    "check": check,
}

"""The picture of a trial: what it is worth by its length, with its error; the title states the finding."""

from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from simulator.decision import Z95
from simulator.findings import Floats
from simulator.presentation.figures.names import short_names
from simulator.presentation.figures.style import (
    BOTH,
    COLOURS,
    INK,
    LINES,
    NARROW,
    abreast,
    blank,
    folded,
    headline,
    in_both_kinds,
    localised,
    look,
    rendered,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.trial.sentences import answer
from simulator.tried import TrialFindings

#: Figures of a length, from the one in front.
KEY_SIZE, KEY_FOLDS_AT = 9.5, 88
SHOWN = ("net", "information", "cost")
#: Money below which there is none.
CENT = 0.01


def trial_figure(findings: TrialFindings, words: Words) -> Figure:
    """Return the picture: information, cost and net benefit by length, with 95 % intervals of the last."""
    findings = replace(findings, labels=short_names(findings.labels))
    figure, (axes,) = blank(5.2)
    weeks = np.array([one.weeks for one in findings.lengths])
    axes.axhline(0.0, color=INK, linewidth=1.2)
    for k, name in enumerate(SHOWN):
        mean, error = _read(findings, name)
        axes.plot(
            weeks,
            mean,
            color=COLOURS[k],
            linestyle=LINES[k],
            marker="o",
            markersize=4.0,
            linewidth=2.0,
            label=words.say(f"trial.{name}"),
        )
        if name == "net":
            _interval(axes, weeks, mean, error)
    _mark(axes, findings, words)
    if not any(value.any() for name in SHOWN for value in _read(findings, name)):
        axes.set_ylim(-1.0, 1.0)
    axes.set_xlabel(words.say("figure.trial_weeks"))
    axes.set_ylabel(words.say("figure.trial_money", unit=words.unit))
    axes.xaxis.set_major_locator(FixedLocator(weeks.tolist()))
    axes.yaxis.set_major_formatter(localised(words))
    axes.set_title(folded(_key(findings, words), KEY_FOLDS_AT), fontsize=KEY_SIZE, fontweight="normal")
    figure.legend(loc="outside lower center", ncols=abreast(3))
    headline(figure, answer(findings, words))
    return figure


def trial_bytes(findings: TrialFindings, words: Words, kinds: tuple[str, ...] = BOTH) -> dict[str, bytes]:
    """Return the picture twice, "trial.svg" and "trial.png" -> its bytes, unless `kinds` says one."""
    return in_both_kinds("trial", lambda: trial_figure(findings, words), kinds)


def narrow_trial(findings: TrialFindings, words: Words, kind: str = "svg") -> bytes:
    """Return the svg, or the png, of the picture for a column or a phone."""
    with look(NARROW):
        figure = trial_figure(findings, words)
    return rendered(figure, kind)[0]


def _read(findings: TrialFindings, name: str) -> tuple[Floats, Floats]:
    """Estimates by length, and the half-width of their 95 % intervals; nothing in the place of what is less than a cent."""
    found = [getattr(one, name) for one in findings.lengths]
    mean, error = np.array([one.value for one in found]), Z95 * np.nan_to_num([one.se for one in found])
    return np.where(np.abs(mean) < CENT, 0.0, mean), np.where(error < CENT, 0.0, error)


def _interval(axes: Axes, weeks: Floats, mean: Floats, error: Floats) -> None:
    """Draw 95 % intervals: a band over several lengths, a bar on a single one."""
    if len(weeks) > 1:
        axes.fill_between(weeks, mean - error, mean + error, color=COLOURS[0], alpha=0.15, linewidth=0)
        return
    axes.errorbar(weeks, mean, error, fmt="none", ecolor=COLOURS[0], elinewidth=8.0, alpha=0.3)


def _key(findings: TrialFindings, words: Words) -> str:
    return words.say(
        "figure.trial_key",
        following=words.many("trial.following", findings.applies_weeks),
        at_once=Names(findings.labels, words).mix(findings.at_once),
    )


def _mark(axes: Axes, findings: TrialFindings, words: Words) -> None:
    """Mark the length of the greatest net benefit."""
    if findings.verdict not in ("worth", "undecided"):
        return
    best = findings.recommended
    axes.plot(
        [best.weeks],
        [best.net.value],
        marker="D",
        color=COLOURS[0],
        markeredgecolor=INK,
        markersize=9,
        zorder=6,
    )

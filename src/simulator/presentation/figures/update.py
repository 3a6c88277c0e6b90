"""Beliefs before and after a trial: each from its P10 to its P90, as a multiple of what was believed."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    blank,
    folded,
    headline,
    in_both_kinds,
    localised,
    look,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.update.sentences import sentences
from simulator.updated import Spread, UpdatedBelief, UpdatedFindings

#: Beliefs shown, those that moved most.
MOST_BELIEFS = 14
#: Of the old and the new band: how far from the middle of the row, and how thick.
ROWS = {"before": (0.17, 7.0, COLOURS[6]), "after": (-0.17, 7.0, COLOURS[0])}


def update_figure(findings: UpdatedFindings, words: Words) -> Figure:
    """Return the picture: two bands a belief, a mark at each median; the title states what was learned."""
    names, some = Names(findings.labels, words), shown(findings)
    with look():
        figure, (axes,) = blank(2.2 + 0.5 * max(len(some), 1))
        places = np.arange(len(some))[::-1].astype(np.float64)
        axes.axvline(1.0, color=INK, linewidth=1.0, linestyle=(0, (2, 2)))
        for name in ROWS:
            _bands(axes, name, places, some, words)
        axes.set_yticks(places, [folded(quantity_name(one.path, names, words), 38) for one in some])
        axes.grid(axis="y", visible=False)
        axes.set_ylim(-0.6, len(some) - 0.4)
        axes.set_xlabel(words.say("figure.update_axis"))
        axes.xaxis.set_major_formatter(localised(words))
        figure.legend(loc="outside lower center", ncols=2)
        headline(figure, next(sentences(findings, words)))
    return figure


def update_bytes(findings: UpdatedFindings, words: Words) -> dict[str, bytes]:
    """Return the picture twice, "update.svg" and "update.png" -> its bytes."""
    return in_both_kinds("update", lambda: update_figure(findings, words))


def shown(findings: UpdatedFindings) -> list[UpdatedBelief]:
    """Beliefs that can be shown as multiples, those that moved most, in the order of their paths."""
    possible = [one for one in findings.beliefs if one.before.p50 > 0.0]
    kept = sorted(possible, key=_moved, reverse=True)[:MOST_BELIEFS]
    return [one for one in possible if one in kept]


def _moved(one: UpdatedBelief) -> float:
    """How much of the old band has gone, plus how far the median went, in old medians."""
    gone = (one.before.p90 - one.before.p10) - (one.after.p90 - one.after.p10)
    return (abs(gone) + abs(one.after.p50 - one.before.p50)) / one.before.p50


def _bands(axes: Axes, name: str, places: np.ndarray, some: list[UpdatedBelief], words: Words) -> None:
    offset, thick, colour = ROWS[name]
    low, middle, high = (
        np.array([_multiple(one, name, edge) for one in some]) for edge in ("p10", "p50", "p90")
    )
    axes.hlines(
        places + offset, low, high, color=colour, linewidth=thick, label=words.say(f"update.column.{name}")
    )
    axes.plot(middle, places + offset, linestyle="none", marker="|", color=INK, markersize=9.0)


def _multiple(one: UpdatedBelief, name: str, edge: str) -> float:
    spread: Spread = getattr(one, name)
    return float(getattr(spread, edge)) / one.before.p50

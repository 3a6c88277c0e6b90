"""The efficient frontier of a search: mean gain against the gain in the worst tenth of the quarters."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    UPRIGHT_FOLDS_AT,
    blank,
    folded,
    headline,
    in_both_kinds,
    localised,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.search.candidates import label, short_name
from simulator.presentation.search.sentences import confidence_of, verdict
from simulator.searched import Candidate, SearchFindings
from simulator.statistics import Estimate

#: Each status with its colour, marker and size.
MARKS = {
    "selected": (COLOURS[2], "*", 15.0),
    "close": (COLOURS[2], "D", 6.5),
    "tied": (COLOURS[1], "s", 7.5),
    "eliminated": (COLOURS[0], "o", 6.5),
}
#: Candidates beyond which only those are named that are not beaten.
MOST_NAMED = 15
NOTHING = Estimate(0.0, 0.0)


def search_bytes(findings: SearchFindings, words: Words) -> dict[str, bytes]:
    """Return the picture as "search.svg" and "search.png"."""
    return in_both_kinds("search", lambda: frontier_figure(findings, words))


def frontier_figure(findings: SearchFindings, words: Words) -> Figure:
    """Return every candidate's two gains over the baseline, on the same luck, with one standard error each way."""
    figure, (axes,) = blank(5.6)
    axes.margins(0.09)
    _line(axes, findings)
    named = _named(findings)
    for one in findings.candidates:
        _mark(axes, one, bars=one in named)
    _name(axes, named, findings, words)
    baseline = Names(findings.labels, words).mix(findings.baseline)
    axes.set_title(folded(label(findings, words), 80), fontsize=10.0, fontweight="normal")
    axes.set_xlabel(words.say("figure.worst_tenth_gain", unit=words.unit))
    gain = words.say("figure.mean_gain", unit=words.unit, baseline=baseline)
    axes.set_ylabel(folded(gain, UPRIGHT_FOLDS_AT))
    axes.xaxis.set_major_formatter(localised(words))
    axes.yaxis.set_major_formatter(localised(words))
    figure.legend(handles=_keys(findings, words), loc="outside lower center", ncols=3)
    headline(figure, _title(findings, words))
    return figure


def _title(findings: SearchFindings, words: Words) -> str:
    if findings.settled:
        return verdict(findings, words)
    return words.say(
        "figure.search_tied",
        count=sum(one.status == "tied" for one in findings.candidates),
        indifference=words.money(findings.indifference),
        weeks=words.weeks(findings.horizon_weeks),
        confidence=confidence_of(findings, words),
    )


def _at(one: Candidate) -> tuple[float, float]:
    return (one.cvar10_gain or NOTHING).value, (one.gain or NOTHING).value


def _line(axes: Axes, findings: SearchFindings) -> None:
    """Draw the frontier through the candidates that no other beats, as far as the rows tell."""
    points = [_at(one) for one in findings.candidates if one.frontier != "off"]
    best = sorted(
        point
        for point in points
        if not any(o != point and o[0] >= point[0] and o[1] >= point[1] for o in points)
    )
    axes.plot(*zip(*best, strict=True), color=INK, linewidth=1.0, linestyle="--", zorder=1)


def _named(findings: SearchFindings) -> list[Candidate]:
    """Candidates with a name and error bars: all of them, or of many those that are not beaten, and the baseline."""
    some = findings.candidates
    return [one for one in some if len(some) <= MOST_NAMED or one.frontier != "off" or not one.values]


def _mark(axes: Axes, one: Candidate, *, bars: bool) -> None:
    colour, marker, size = MARKS[one.status]
    axes.errorbar(
        *_at(one),
        xerr=(one.cvar10_gain or NOTHING).se if bars else None,
        yerr=(one.gain or NOTHING).se if bars else None,
        color=colour,
        marker=marker,
        markersize=size,
        markerfacecolor="white" if one.frontier == "off" else colour,
        elinewidth=0.8,
        linestyle="none",
    )


def _name(axes: Axes, named: Sequence[Candidate], findings: SearchFindings, words: Words) -> None:
    """Name candidates, from the top down above and below their marks in turn."""
    for k, one in enumerate(sorted(named, key=lambda one: -_at(one)[1])):
        text = folded(short_name(one, findings, words), 24)
        axes.annotate(
            text,
            _at(one),
            xytext=(7, -6) if k % 2 else (7, 6),
            textcoords="offset points",
            verticalalignment="top" if k % 2 else "bottom",
            fontsize=8.5,
            color=INK,
        )


def _keys(findings: SearchFindings, words: Words) -> list[Line2D]:
    """Return what the legend explains: the marks that there are."""
    there = {one.status for one in findings.candidates}
    keys = [
        Line2D([], [], color=colour, marker=marker, markersize=size, linestyle="", label=words.say(f"search.status.{status}"))
        for status, (colour, marker, size) in MARKS.items()
        if status in there
    ]  # fmt: skip
    hollow = {"color": INK, "marker": "o", "markerfacecolor": "white", "linestyle": ""}
    if any(one.frontier == "off" for one in findings.candidates):
        keys.append(Line2D([], [], **hollow, label=words.say("figure.frontier_off")))  # type: ignore[arg-type]
    return [*keys, Line2D([], [], color=INK, linestyle="--", label=words.say("figure.frontier"))]

"""The efficient frontier of a search: mean net against the worst tenth of the quarters."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.presentation.figures.style import (
    COLOURS,
    INK,
    blank,
    folded,
    headline,
    localised,
    look,
    rendered,
)
from simulator.presentation.labels import Words
from simulator.presentation.search.sentences import name_of, sentences
from simulator.searched import Candidate, SearchFindings

#: Each status with its colour and marker.
MARKS = {"selected": (COLOURS[2], "*"), "tied": (COLOURS[1], "s"), "eliminated": (COLOURS[0], "o")}
SIZES = {"selected": 15.0, "tied": 8.0, "eliminated": 7.0}


def search_bytes(findings: SearchFindings, words: Words) -> dict[str, bytes]:
    """Return the picture as "search.svg" and "search.png"."""
    with look():
        figure = frontier(findings, words)
    return dict(zip(("search.svg", "search.png"), rendered(figure, "svg", "png"), strict=True))


def frontier(findings: SearchFindings, words: Words) -> Figure:
    """Return each candidate with one standard error each way, and the frontier through those that none beats."""
    figure, (axes,) = blank(5.4)
    best = sorted((one for one in findings.candidates if one.efficient), key=lambda one: one.cvar10.value)
    tails, means = [one.cvar10.value for one in best], [one.net.value for one in best]
    axes.plot(tails, means, color=INK, linewidth=1.0, linestyle="--", label=words.say("figure.frontier"))
    told: set[str] = set()
    for one in findings.candidates:
        _mark(axes, one, None if one.status in told else words.say(f"search.status.{one.status}"))
        told.add(one.status)
        _name(axes, one, findings, words)
    axes.set_xlabel(words.say("figure.worst_tenth", unit=words.unit))
    axes.set_ylabel(words.say("figure.mean_net", unit=words.unit))
    axes.xaxis.set_major_formatter(localised(words))
    axes.yaxis.set_major_formatter(localised(words))
    figure.legend(loc="outside lower center", ncols=4)
    headline(figure, next(sentences(findings, words)))
    return figure


def _mark(axes: Axes, one: Candidate, label: str | None) -> None:
    colour, marker = MARKS[one.status]
    axes.errorbar(
        one.cvar10.value,
        one.net.value,
        xerr=one.cvar10.se,
        yerr=one.net.se,
        color=colour,
        marker=marker,
        markersize=SIZES[one.status],
        elinewidth=0.8,
        linestyle="none",
        label=label,
    )


def _name(axes: Axes, one: Candidate, findings: SearchFindings, words: Words) -> None:
    text, at = folded(_short(one.values, findings, words), 24), (one.cvar10.value, one.net.value)
    axes.annotate(text, at, xytext=(7, 5), textcoords="offset points", fontsize=8.5, color=INK)


def _short(values: tuple[float, ...], findings: SearchFindings, words: Words) -> str:
    """Return the values alone, or the baseline's name."""
    if not values:
        return name_of(findings.candidates[0], findings, words)
    return words.join([words.tick(value) for value in values])

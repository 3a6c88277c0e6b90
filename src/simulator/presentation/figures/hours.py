"""Where the hours go: a bar a channel, stacked by kind, a panel a mix."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from simulator.findings import Findings, MixFindings
from simulator.presentation.figures.blocks import blocks
from simulator.presentation.figures.style import (
    COLOURS,
    HATCHES,
    LABEL_FOLDS_AT,
    abreast,
    blank,
    cycle,
    is_narrow,
    localised,
    row_label,
    title,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.verdict import spoken_of
from simulator.quantities import KINDS

#: Inches of a row, and of one whose label takes two lines, in a picture of the house width and in a narrow one.
ROW, ROW_OF_TWO_LINES, NARROW_ROW_OF_TWO_LINES = 0.42, 0.62, 0.95
#: Half a bar's height, in rows.
HALF = 0.4
#: Length of the axis, in longest bars.
ROOM = 1.03
#: Share of hours not in contact below which none were told apart.
UNDIVIDED = 0.005
#: Source -> kind -> mean hours.
Hours = Mapping[str, Mapping[str, float]]
#: Contact hours, the visible ones, come first from the axis.
ORDER: tuple[str, ...] = ("contact", *(kind for kind in KINDS if kind != "contact"))


def hours(findings: Findings, words: Words) -> Figure | None:
    """Return mean hours by source and kind, or None when no hours were worked."""
    shown = {mix: _used(picture.hours) for mix, picture in findings.pictures.items()}
    shown = {mix: sources for mix, sources in shown.items() if sources}
    if not shown:
        return None
    rows = max(len(sources) for sources in shown.values())
    names = Names(findings.labels, words)
    one_line = all("\n" not in _label(name, names) for sources in shown.values() for name in sources)
    of_two = NARROW_ROW_OF_TWO_LINES if is_narrow() else ROW_OF_TWO_LINES
    row = ROW if one_line else of_two
    figure, panels = blank(1.6 + len(shown) * (0.9 + row * rows), rows=len(shown), sharex=True)
    for axes, (mix, sources) in zip(panels, shown.items(), strict=True):
        _bars(axes, sources, names)
        title(axes, _finding(findings, mix, words), findings.labels.values(), beside_names=True)
        axes.xaxis.set_major_formatter(localised(words))
    longest = max(sum(row.values()) for sources in shown.values() for row in sources.values())
    panels[-1].set_xlim(0.0, ROOM * longest)
    panels[-1].set_xlabel(words.say("figure.hours_axis"))
    used = [kind for kind in ORDER if any(_spent(sources, kind) > 0.0 for sources in shown.values())]
    handles = [
        Patch(facecolor=_colour(kind), hatch=_hatch(kind), edgecolor="white", label=words.say(f"kind.{kind}"))
        for kind in used
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=abreast(3))
    return figure


def hours_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows of the mix that the verdict speaks of first."""
    return _finding(findings, spoken_of(findings), words)


def _bars(axes: Axes, sources: Hours, names: Names) -> None:
    places = np.arange(len(sources))
    left = np.zeros(len(sources))
    for kind in ORDER:
        spent = np.array([row.get(kind, 0.0) for row in sources.values()])
        some = spent > 0.0
        along, across = (left[some], (left + spent)[some]), (places[some] - HALF, places[some] + HALF)
        blocks(axes, along, across, _colour(kind), _hatch(kind), 0.4)
        left = left + spent
    axes.set_yticks(places, [_label(name, names) for name in sources])
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")


def _label(source: str, names: Names) -> str:
    return row_label(names.source(source), LABEL_FOLDS_AT, 2)


def _colour(kind: str) -> str:
    return cycle(COLOURS, ORDER.index(kind))


def _hatch(kind: str) -> str:
    return cycle(HATCHES, ORDER.index(kind))


def _spent(sources: Hours, kind: str) -> float:
    return sum(row.get(kind, 0.0) for row in sources.values())


def _used(sources: Hours) -> Hours:
    return {name: row for name, row in sources.items() if sum(row.values()) > 0.0}


def _finding(findings: Findings, mix: str, words: Words) -> str:
    record: MixFindings = findings.mixes[mix]
    whole = sum(record.hours_by_kind.values())
    hidden = 1.0 - record.hours_by_kind.get("contact", 0.0) / whole if whole > 0.0 else 0.0
    if whole > 0.0 and hidden < UNDIVIDED:
        return words.say("figure.hours_undivided", mix=Names(findings.labels, words).mix(mix))
    return words.say(
        "figure.hours_title", mix=Names(findings.labels, words).mix(mix), share=words.percent(hidden)
    )

"""Average beside marginal hourly value of every use of hours."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.presentation.figures.style import COLOURS, INK, abreast, blank, folded, headline, localised
from simulator.presentation.labels import Names, Words
from simulator.presentation.varied.hours import hours_sentences, use_name
from simulator.varied import HoursFindings, Use


def margins(findings: HoursFindings, words: Words) -> Figure:
    """Return one panel a mix, two bars a use, with one standard error."""
    names = Names(findings.labels, words)
    lines = max(sum(use.mix == mix for use in findings.uses) for mix in findings.mixes)
    figure, panels = blank(
        1.6 + len(findings.mixes) * (0.7 + 0.5 * lines), rows=len(findings.mixes), sharex=True
    )
    for axes, mix in zip(panels, findings.mixes, strict=True):
        _bars(axes, [use for use in findings.uses if use.mix == mix], names, words)
        axes.set_title(folded(names.mix(mix), 70))
        axes.xaxis.set_major_formatter(localised(words))
    panels[-1].set_xlabel(words.say("margin.axis", unit=words.unit))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=abreast(2))
    headline(figure, next(hours_sentences(findings, words)))
    return figure


def _bars(axes: Axes, uses: list[Use], names: Names, words: Words) -> None:
    places = np.arange(len(uses))[::-1]
    for shift, colour, hatch, what in (
        (0.2, COLOURS[4], "///", "average"),
        (-0.2, COLOURS[0], "", "marginal"),
    ):
        found = [getattr(use, what) for use in uses]
        value = np.array([0.0 if one is None else one.value for one in found])
        error = np.array([0.0 if one is None else one.se for one in found])
        axes.barh(
            places + shift, value, height=0.38, color=colour, hatch=hatch, edgecolor="white",
            label=words.say(f"margin.column.{what}"),
        )  # fmt: skip
        axes.errorbar(value, places + shift, xerr=error, fmt="none", ecolor=INK, elinewidth=1.0)
    axes.axvline(0.0, color=INK, linewidth=0.8)
    axes.set_yticks(places, [folded(use_name(use, names), 30) for use in uses])
    axes.grid(axis="y", visible=False)

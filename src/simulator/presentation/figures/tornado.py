"""The tornado: the difference to the baseline at each belief's P10 and P90."""

import numpy as np
from matplotlib.figure import Figure

from simulator.presentation.figures.style import COLOURS, INK, abreast, blank, folded, headline, localised
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.varied.drivers import drivers_sentences, per_of
from simulator.varied import DriversFindings

#: Beliefs shown, the widest first.
MOST_BARS = 12


def tornado(findings: DriversFindings, words: Words) -> Figure:
    """Return one bar a belief from its P10 to its P90, with one standard error at each end."""
    names, some = Names(findings.labels, words), findings.swings[:MOST_BARS]
    figure, (axes,) = blank(1.9 + 0.42 * max(len(some), 1))
    places = np.arange(len(some))[::-1]
    middle = findings.gain.value
    for end, colour, hatch in (("low", COLOURS[1], "///"), ("high", COLOURS[0], "")):
        value = np.array([getattr(one, end).value for one in some])
        error = [getattr(one, end).se for one in some]
        axes.barh(
            places, value - middle, left=middle, height=0.62, color=colour, hatch=hatch, edgecolor="white",
            label=words.say(f"tornado.column.{end}"),
        )  # fmt: skip
        axes.errorbar(value, places, xerr=error, fmt="none", ecolor=INK, elinewidth=1.0)
    axes.axvline(middle, color=INK, linewidth=0.8)
    axes.axvline(0.0, color=INK, linewidth=1.4, linestyle=(0, (2, 2)))
    axes.set_yticks(places, [folded(quantity_name(one.path, names, words), 38) for one in some])
    axes.grid(axis="y", visible=False)
    axes.set_xlabel(words.say("tornado.axis", unit=words.unit, per=per_of(findings, words)))
    axes.xaxis.set_major_formatter(localised(words))
    figure.legend(loc="outside lower center", ncols=abreast(2))
    headline(figure, next(drivers_sentences(findings, words)))
    return figure

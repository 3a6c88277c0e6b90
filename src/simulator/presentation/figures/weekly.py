"""How margin less cost builds up, week by week: a fan a mix."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.findings import Findings, Floats, MixPictures
from simulator.presentation.figures.style import COLOURS, INK, blank, cycle, folded, localised
from simulator.presentation.labels import Names, Words

ACROSS = 2
PANEL_TITLE_FOLDS_AT = 40


def weekly(findings: Findings, words: Words) -> Figure | None:
    """Return one fan of quantiles a mix, on the same scale, or None without weeks."""
    shown = {
        mix: picture
        for mix, picture in findings.pictures.items()
        if picture.weekly and picture.weekly["p50"].size
    }
    if not shown:
        return None
    across = min(ACROSS, len(shown))
    down = -(-len(shown) // across)
    figure, panels = blank(1.0 + 3.9 * down, rows=down, columns=across, sharex=True, sharey=True)
    for k, (axes, mix) in enumerate(zip(panels, shown, strict=False)):
        _fan(axes, shown[mix], cycle(COLOURS, k), words)
        axes.axvline(
            findings.horizon_weeks, color=INK, linestyle=(0, (2, 2)), label=words.say("figure.horizon_end")
        )
        axes.axhline(0.0, color=INK, linewidth=0.9)
        axes.set_title(folded(_finding(findings, mix, words), PANEL_TITLE_FOLDS_AT), fontsize=10.5)
        axes.yaxis.set_major_formatter(localised(words))
        axes.set_xlabel(words.say("figure.week_axis"))
    for axes in panels[len(shown) :]:
        axes.set_visible(False)
    for axes in panels[::across]:
        axes.set_ylabel(words.say("figure.weekly_axis", unit=words.unit))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2)
    return figure


def _fan(axes: Axes, picture: MixPictures, colour: str, words: Words) -> None:
    bands = {name: _from_zero(values) for name, values in picture.weekly.items()}
    weeks = np.arange(bands["p50"].size)
    axes.fill_between(
        weeks,
        bands["p5"],
        bands["p95"],
        color=colour,
        alpha=0.18,
        linewidth=0,
        label=words.say("figure.nine_tenths"),
    )
    axes.fill_between(
        weeks,
        bands["p25"],
        bands["p75"],
        color=colour,
        alpha=0.5,
        linewidth=0,
        label=words.say("figure.half"),
    )
    axes.plot(weeks, bands["p50"], color=INK, linewidth=1.8, label=words.say("figure.median"))


def _from_zero(values: Floats) -> Floats:
    return np.concatenate([[0.0], values])


def _finding(findings: Findings, mix: str, words: Words) -> str:
    middle = findings.pictures[mix].weekly["p50"]
    name = Names(findings.labels, words).mix(mix)
    short = np.flatnonzero(middle < 0.0)
    paid = 1 if short.size == 0 else int(short[-1]) + 2
    if paid <= middle.size:
        return words.say("figure.weekly_pays", mix=name, week=paid)
    net = findings.mixes[mix].net
    end = words.money_estimate(float(middle[-1]), net.quantile_se.get("p50", net.se), signed=True)
    return words.say("figure.weekly_never", mix=name, weeks=middle.size, end=end)

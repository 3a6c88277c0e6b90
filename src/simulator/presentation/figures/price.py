"""Chance that each mix is the best as the price of a validated appointment moves, with the best on average."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulator.decision import Acceptability
from simulator.findings import DecisionFindings, Findings
from simulator.presentation import verdict
from simulator.presentation.figures.style import (
    AXIS_FOLDS_AT,
    INK,
    UPRIGHT_FOLDS_AT,
    abreast,
    blank,
    folded,
    is_narrow,
    legend_name,
    localised,
    stroke,
    title,
)
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables.decision import paid_for, price_changes

#: Percent above and below the curves, so that neither those at an end nor the ticks there are cut.
ROOM = 2.0


def price(findings: Findings, words: Words) -> Figure | None:
    """Return one panel a platform, or None when nothing is bought or compared."""
    decision = findings.decision
    if decision is None or not decision.acceptability:
        return None
    names = Names(findings.labels, words)
    figure, panels = blank(
        (1.6 if is_narrow() else 0.8) + 3.6 * len(decision.acceptability), rows=len(decision.acceptability)
    )
    for axes, (platform, along) in zip(panels, decision.acceptability.items(), strict=True):
        _curves(axes, along, decision, names)
        paid = paid_for(findings, platform)
        if paid is not None:
            axes.axvline(paid, color=INK, linestyle=(0, (2, 2)), linewidth=1.2)
        axes.set_xlim(0.0, float(along.prices[-1]))
        axes.set_ylim(-ROOM, 100.0 + ROOM)
        axes.set_yticks(range(0, 101, 20))
        axes.set_xlabel(_axis(names.platform(platform), paid, words))
        axes.set_ylabel(folded(words.say("figure.price_axis"), UPRIGHT_FOLDS_AT))
        axes.xaxis.set_major_formatter(localised(words))
        title(axes, _finding(along, decision, names, words), findings.labels.values())
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=abreast(2))
    return figure


def price_finding(findings: Findings, words: Words) -> str:
    """Return what the picture shows of the first platform."""
    decision = findings.decision
    if decision is None:
        return ""
    along = next(iter(decision.acceptability.values()))
    return _finding(along, decision, Names(findings.labels, words), words)


def _curves(axes: Axes, along: Acceptability, decision: DecisionFindings, names: Names) -> None:
    for m, mix in enumerate(decision.priced):
        chance, error = 100.0 * along.probability[:, m], 100.0 * along.error[:, m]
        line = stroke(m)
        axes.fill_between(
            along.prices, chance - error, chance + error, color=line["color"], alpha=0.2, linewidth=0.0
        )
        axes.plot(along.prices, chance, linewidth=2.0, label=legend_name(names.mix(mix)), **line)


def _axis(platform: str, paid: float | None, words: Words) -> str:
    """What the axis counts, and which price is marked on it: a label inside would hide a curve."""
    said = [words.say("figure.price_x", unit=words.unit, platform=platform)]
    if paid is not None:
        price = words.money_estimate(paid, verdict.PRICE_DIGIT)
        said.append(words.say("figure.price_paid", price=price))
    return "\n".join(folded(one, AXIS_FOLDS_AT) for one in said)


def _finding(along: Acceptability, decision: DecisionFindings, names: Names, words: Words) -> str:
    changes = price_changes(along)
    if not changes:
        return words.say("figure.price_same", mix=names.mix(decision.priced[int(along.frontier[0])]))
    first = changes[0]
    return words.say(
        "figure.price_change",
        price=words.money_estimate(first.price.value, first.price.se),
        below=names.mix(decision.priced[first.below]),
        above=names.mix(decision.priced[first.above]),
    )

"""A tornado on a terminal: what moves the answer most, and the table of every belief."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.decision import told
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.tables import cells
from simulator.presentation.varied.made import made
from simulator.varied import DriversFindings, Swing

if TYPE_CHECKING:
    from simulator.presentation.page import Page

#: Lines of the table.
MOST_LINES = 15


def drivers_page(page: "Page", findings: DriversFindings) -> None:
    """Print the whole study."""
    words = page.words
    page.paragraph(findings.title, style="bold")
    page.paragraphs(drivers_sentences(findings, words), style="bold")
    page.grid(_grid(findings, words))
    page.bullet(made(findings.provenance, findings.quarters, words))


def drivers_sentences(findings: DriversFindings, words: Words) -> Iterator[str]:
    """Yield what moves the difference most, and which beliefs alone could turn it."""
    names = Names(findings.labels, words)
    if not findings.swings:
        yield words.say("tornado.none", mix=names.mix(findings.mix), baseline=names.mix(findings.baseline))
        return
    first = findings.swings[0]
    if not told(first.swing):
        rows = words.number(findings.provenance.replications)
        yield words.say(
            "tornado.untold", mix=names.mix(findings.mix), baseline=names.mix(findings.baseline), rows=rows
        )
        return
    yield words.say(
        "tornado.first",
        belief=quantity_name(first.path, names, words),
        mix=names.mix(findings.mix),
        baseline=names.mix(findings.baseline),
        low=words.money_estimate(first.low.value, first.low.se, signed=True),
        high=words.money_estimate(first.high.value, first.high.se, signed=True),
        per=per_of(findings, words),
    )
    yield _turning(findings.swings, names, words)


def _turning(swings: Sequence[Swing], names: Names, words: Words) -> str:
    """Which beliefs alone turn the verdict; when none does, whether the errors allow to say so."""
    turning = [quantity_name(one.path, names, words) for one in swings if turns(one)]
    if turning:
        return words.many("tornado.turns", len(turning), beliefs=words.join(turning))
    if all(told(end) for one in swings for end in (one.low, one.high)):
        return words.say("tornado.steady")
    return words.say("tornado.unsettled")


def per_of(findings: DriversFindings, words: Words) -> str:
    """Return "an hour", or "over 13 weeks", as the measure wants."""
    measure = "net" if findings.headline == "net" else "hourly_value"
    return words.say(f"per.{measure}", weeks=words.weeks(findings.horizon_weeks))


def turns(one: Swing) -> bool:
    """Whether the difference has one sign at the P10 and the other at the P90, each beyond its error."""
    return told(one.low) and told(one.high) and (one.low.value > 0.0) != (one.high.value > 0.0)


def _grid(findings: DriversFindings, words: Words) -> Grid:
    names = Names(findings.labels, words)
    columns = [words.say(f"tornado.column.{name}") for name in ("from", "to", "low", "high", "swing")]
    rows = [
        (
            quantity_name(one.path, names, words),
            [
                words.tick(float(f"{one.values[0]:.3g}")),
                words.tick(float(f"{one.values[1]:.3g}")),
                cells.single(one.low, words),
                cells.single(one.high, words),
                cells.single(one.swing, words),
            ],
        )
        for one in findings.swings[:MOST_LINES]
    ]
    title = words.say(
        "tornado.title",
        mix=names.mix(findings.mix),
        baseline=names.mix(findings.baseline),
        per=per_of(findings, words),
    )
    return Grid(title, words.say("drivers.corner"), columns, rows)

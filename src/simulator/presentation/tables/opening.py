"""The work inherited from before the start."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells


def opening_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield a mix's opening pipeline, and the change that the mix causes in it."""
    names = Names(findings.labels, words)
    for mix, record in findings.mixes.items():
        opening = record.opening
        if opening.hours.p95 > 0.0 or opening.margin.p95 > 0.0:
            yield words.say(
                "opening.line",
                mix=names.mix(mix),
                hours=words.hours(opening.hours.mean, opening.hours.se),
                cost=words.money_estimate(opening.cost.mean, opening.cost.se),
                margin=words.money_estimate(opening.margin.mean, opening.margin.se),
            )
    for mix, comparison in findings.comparisons.items():
        change = comparison.difference.opening_net
        if abs(change.mean) > 0.0:
            yield words.say(
                "opening.change",
                mix=names.mix(mix),
                change=words.money_estimate(change.mean, change.se, signed=True),
                band=cells.band(change, words, most=0),
            )

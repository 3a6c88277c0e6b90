"""How busy each profile is, how long its tasks wait, and what that waiting destroys."""

from collections.abc import Iterator

from simulator.findings import Findings, QueueFindings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells

#: Shares of opportunities lost, and of success cooled away, from which waiting is worth a sentence.
EXPIRED_MATTERS = 0.01
COOLED_MATTERS = 0.01


def queue_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield one table a mix: one row a profile, the opening pipeline's tasks included."""
    names = Names(findings.labels, words)
    columns = [words.say(f"column.{key}") for key in ("utilisation", "mean_wait", "max_wait")]
    for mix, record in findings.mixes.items():
        rows = [(names.profile(name), _cells(row, words)) for name, row in record.queues.items()]
        title = words.say("queues.title", mix=names.mix(mix))
        yield Grid(title, words.say("queues.corner"), columns, rows)


def _cells(row: QueueFindings, words: Words) -> list[str]:
    return [
        words.percent_estimate(row.utilisation.mean, row.utilisation.se),
        cells.mean(row.mean_wait_days, words, most=1),
        cells.mean(row.max_wait_days, words, most=1),
    ]


def waiting_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield why a mix loses, when appointments expired or cooled while they waited."""
    names = Names(findings.labels, words)
    for mix, record in findings.mixes.items():
        expired, opened = record.funnel.get("expired"), record.funnel.get("opened")
        if expired and opened and expired.mean > EXPIRED_MATTERS * max(opened.mean, 1.0):
            yield words.say(
                "queues.expired",
                mix=names.mix(mix),
                expired=cells.count(expired, words),
                opened=cells.count(opened, words),
                sources=_sources(findings, mix, words),
            )
    for mix, comparison in findings.comparisons.items():
        if comparison.cooled_away > COOLED_MATTERS:
            yield words.say(
                "queues.cooled",
                mix=names.mix(mix),
                baseline=names.mix(comparison.against),
                share=words.percent(comparison.cooled_away),
            )


def _sources(findings: Findings, mix: str, words: Words) -> str:
    names = Names(findings.labels, words)
    lost = findings.mixes[mix].expired_by_source
    ranked = sorted((name for name in lost if lost[name] > 0.0), key=lambda name: -lost[name])
    return words.join([f"{names.source(name)} {words.number(lost[name], 1)}" for name in ranked]) or "–"

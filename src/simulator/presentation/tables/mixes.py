"""The mixes side by side: what an hour is worth, and what stands beside that figure."""

from collections.abc import Callable

from simulator.findings import Findings, MixFindings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells


def mixes_grid(findings: Findings, words: Words) -> Grid:
    """Return one row a measure, one column a mix."""
    names = Names(findings.labels, words)
    rows = [
        (label, [show(record) for record in findings.mixes.values()])
        for label, show in _measures(findings, words)
    ]
    return Grid(
        title=words.say("mixes.title", weeks=findings.horizon_weeks),
        corner=words.say("mixes.corner", unit=words.unit),
        columns=[names.mix(name) for name in findings.mixes],
        rows=rows,
        blocks_by_column=True,
    )


def _measures(findings: Findings, words: Words) -> list[tuple[str, Callable[[MixFindings], str]]]:
    shown: list[tuple[str, Callable[[MixFindings], str]]] = [
        (words.say("mixes.hourly_value"), lambda m: cells.mean(m.hourly_value, words)),
        (words.say("mixes.hourly_value_band"), lambda m: cells.band(m.hourly_value, words)),
        (words.say("mixes.without_recurring"), lambda m: cells.mean(m.hourly_value_without_recurring, words)),
        (words.say("mixes.ratio_of_means"), lambda m: cells.single(m.hourly_value_ratio_of_means, words)),
        (words.say("mixes.revenue_per_hour"), lambda m: cells.mean(m.revenue_per_hour, words)),
        (words.say("mixes.cost_per_hour"), lambda m: cells.mean(m.cost_per_hour, words)),
        (words.say("mixes.cost_per_useful_hour"), lambda m: cells.mean(m.cost_per_useful_hour, words)),
        (words.say("mixes.visible_hourly_value"), lambda m: cells.mean(m.visible_hourly_value, words)),
        (words.say("mixes.cvar"), lambda m: cells.single(m.cvar10, words)),
        *_target(findings, words),
        (words.say("mixes.net"), lambda m: cells.mean(m.net, words, most=0)),
        (words.say("mixes.net_band"), lambda m: cells.band(m.net, words, most=0)),
        (words.say("mixes.revenue"), lambda m: cells.mean(m.revenue, words, most=0)),
        (words.say("mixes.recurring"), lambda m: cells.mean(m.recurring, words, most=0)),
        (words.say("mixes.margin"), lambda m: cells.mean(m.margin, words, most=0)),
        (words.say("mixes.cost"), lambda m: cells.mean(m.cost, words, most=0)),
        (words.say("mixes.collected"), lambda m: cells.mean(m.collected, words, most=0)),
        (words.say("mixes.hours"), lambda m: cells.mean(m.hours, words, most=0)),
        *_appointment(findings, words),
    ]
    return shown


def _target(findings: Findings, words: Words) -> list[tuple[str, Callable[[MixFindings], str]]]:
    if findings.target is None:
        return []
    label = words.say("mixes.chance_below", target=words.money(findings.target))
    return [(label, lambda m: cells.chance(m.chance_below_target, words))]


def _appointment(findings: Findings, words: Words) -> list[tuple[str, Callable[[MixFindings], str]]]:
    wanted = findings.min_revenue_per_appointment
    if wanted is None:
        return []
    label = words.say("mixes.per_appointment", wanted=words.money(wanted))
    return [(label, lambda m: cells.single(m.revenue_per_appointment, words, most=0))]

"""What the sections after the pictures say: hours, channels, assumptions, provenance."""

import math

from simulator.findings import Assumption, ChannelFindings, Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels.assumptions import (
    SHARES,
    assumption_name,
    chance_text,
    grade_name,
    shape_text,
    source_text,
    value_text,
)
from simulator.presentation.report.case import Case
from simulator.presentation.report.ink import MarkedWords, aside
from simulator.presentation.tables import cells
from simulator.statistics import Estimate

#: Digits of a quantile of a belief.
SIGNIFICANT = 3


def values_grid(case: Case) -> Grid:
    """Return the visible value of an hour beside the real one, and its cost, mix by mix."""
    words, findings = case.words, case.findings
    columns = [
        words.say(f"mixes.{name}") for name in ("visible_hourly_value", "hourly_value", "cost_per_hour")
    ]
    rows = [
        (
            case.names.mix(mix),
            [
                cells.mean(one, words)
                for one in (record.visible_hourly_value, record.hourly_value, record.cost_per_hour)
            ],
        )
        for mix, record in findings.mixes.items()
    ]
    return Grid(words.say("report.values"), words.say("mixes.corner", unit=words.unit), columns, rows)


def channel_grids(case: Case) -> dict[str, Grid]:
    """Return, by mix, what each channel takes and gives: its average value, and that of its last hours if it is known."""
    words = case.words
    names = ["hours", "margin", "signed", "average"]
    if case.answers.hours is not None:
        names.append("marginal")
    columns = [words.say(f"report.column.{name}") for name in names]
    return {
        mix: Grid(
            words.say("channels.title", mix=case.names.mix(mix), unit=words.unit),
            words.say("channels.corner"),
            columns,
            [
                (case.names.source(name), _channel(case, mix, name, row))
                for name, row in record.channels.items()
                if _used(row)
            ],
        )
        for mix, record in case.findings.mixes.items()
    }


def _used(row: ChannelFindings) -> bool:
    return row.hours.p95 != 0.0 or row.cost.p95 != 0.0 or row.margin.mean != 0.0


def _channel(case: Case, mix: str, name: str, row: ChannelFindings) -> list[str]:
    words = case.words
    texts = [
        cells.bare_mean(row.hours, words, most=0),
        cells.bare_mean(row.margin, words, most=0),
        cells.count(row.signed, words),
        cells.single(row.hourly_value, words),
    ]
    return texts if case.answers.hours is None else [*texts, _marginal(case, mix, name)]


def _marginal(case: Case, mix: str, name: str) -> str:
    """Value of the last hours on a channel; of each profile's when several work on it."""
    hours = case.answers.hours
    found = [] if hours is None else [use for use in hours.uses if (use.mix, use.name) == (mix, name)]
    said = [_value(use.marginal, case) for use in found if use.what == "channel"]
    return case.words.join(said) or "–"


def _value(value: Estimate, case: Case) -> str:
    return cells.single(value, case.words)


def assumptions_grid(case: Case, kind: str) -> Grid:
    """Return the beliefs, constants or settings: shape, range, source and grade of each."""
    words, findings = case.words, case.findings
    names = ("shape", "range", "source", "grade") if kind != "setting" else ("range",)
    rows = [
        (
            assumption_name(one, case.names, words),
            [
                text
                for name, text in {
                    "shape": _shape(one, case),
                    "range": _range(case, one),
                    "source": source_text(one, words),
                    "grade": grade_name(one.grade, words),
                }.items()
                if name in names
            ],
        )
        for one in findings.assumptions
        if one.kind == kind
    ]
    columns = [words.say(f"report.column.{name}") for name in names]
    title = words.say(f"report.assumed.{kind}")
    return Grid(title, words.say("drivers.corner"), columns, rows, texts=len(names))


def _shape(one: Assumption, case: Case) -> str:
    """Return the shape, with how single events vary where they do: that part is left out of a print."""
    chance = chance_text(one, case.words)
    return shape_text(one, case.words) + (aside(f" ({chance})") if chance else "")


def _range(case: Case, one: Assumption) -> str:
    """Return the number itself when it is known, else its P10, P50 and P90 to three significant digits."""
    words = case.words
    if one.p10 == one.p90:
        return value_text(one.p50, one.unit, words)
    low, middle, high = (_rounded(value, one.unit, words) for value in (one.p10, one.p50, one.p90))
    return words.say("report.range", low=low, middle=middle, high=high)


def _rounded(value: float, unit: str, words: MarkedWords) -> str:
    share = unit in SHARES
    shown = abs(100.0 * value if share else value)
    digits = min(6, max(0, SIGNIFICANT - 1 - math.floor(math.log10(shown)))) if shown > 0.0 else 0
    if share:
        return words.percent(value, digits)
    return (words.amount if unit.startswith("money") else words.number)(value, digits)


def graded(findings: Findings) -> dict[str, int]:
    """Return how many beliefs have each grade."""
    found: dict[str, int] = {}
    for one in findings.assumptions:
        if one.kind == "belief":
            found[one.grade] = found.get(one.grade, 0) + 1
    return found

"""The sheet of the comparisons: each mix against the baseline, on the same luck."""

from collections.abc import Iterator

from simulator.findings import Comparison, Findings
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.assumptions import unit_name
from simulator.presentation.workbook.cells import Cell, Figure, distribution, estimate, single
from simulator.presentation.workbook.heads import statistics_cells, statistics_columns
from simulator.presentation.workbook.sheet import LABEL, TEXT, Column, Sheet
from simulator.statistics import BreakEven

Row = tuple[str, str, dict[str, Figure]]


def comparisons_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a mix and measure; then what it would be worth to know everything."""
    names = Names(findings.labels, words)
    heads = ("mix", "against", "measure", "unit")
    widths = (TEXT, TEXT, LABEL, TEXT)
    columns = [Column(words.say(f"workbook.{h}"), width) for h, width in zip(heads, widths, strict=True)]
    rows: list[list[Cell]] = [
        [
            names.mix(mix),
            names.mix(comparison.against),
            label,
            unit_name(unit, words),
            *statistics_cells(found),
        ]
        for mix, comparison in findings.comparisons.items()
        for label, unit, found in _measures(findings, mix, comparison, words)
    ]
    if findings.decision is not None:
        evpi = statistics_cells(single(findings.decision.evpi, "money"))
        rows.append([None, None, words.say("workbook.evpi"), unit_name("money", words), *evpi])
    return Sheet(
        words.say("workbook.comparisons"),
        words.say("workbook.comparisons_title"),
        words.say("workbook.comparisons_note", weeks=findings.horizon_weeks),
        [*columns, *statistics_columns(words)],
        rows,
        frozen=3,
    )


def _measures(findings: Findings, mix: str, one: Comparison, words: Words) -> Iterator[Row]:
    measured = "money" if findings.headline == "net" else "money/hour"
    for name, unit in {"hourly_value": "money/hour", "net": "money", "opening_net": "money"}.items():
        found = distribution(getattr(one.difference, name), unit)
        yield words.say(f"workbook.difference_{name}"), unit, found
    for name, unit in {
        "probability_better": "probability",
        "probability_better_on_average": "probability",
        "expected_gain": measured,
        "expected_loss_if_wrong": measured,
    }.items():
        yield words.say(f"workbook.{name}"), unit, single(getattr(one, name), unit)
    yield words.say("workbook.cooled_away"), "share", {"mean": Figure(one.cooled_away, "share", 1)}
    share = findings.ignorance_share.get(f"{mix} - {one.against}")
    if share is not None:
        yield words.say("workbook.ignorance"), "share", single(share, "share")
    for platform, price in one.break_even_price.items():
        name = Names(findings.labels, words).platform(platform)
        label = words.say("sweep.owner", what=words.say("workbook.break_even"), owner=name)
        yield label, "money", _price(price)


def _price(found: BreakEven) -> dict[str, Figure]:
    """The most that an appointment is worth; its quantiles are over the beliefs."""
    value, se = estimate(found.value, found.se, "money")
    band = {name: Figure(getattr(found, name), "money", value.digits) for name in ("p10", "p90")}
    return {"mean": value, "se": se, **band}

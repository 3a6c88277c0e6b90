"""The sheet of the assumptions: every belief, constant and setting, its range, its source, and what hangs on it."""

from collections.abc import Iterator, Mapping

from simulator.findings import Assumption, Drivers, Findings
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.assumptions import (
    assumption_name,
    grade_name,
    kind_name,
    shape_text,
    source_text,
    unit_name,
)
from simulator.presentation.workbook.cells import Cell, Figure, drawn, exact, single
from simulator.presentation.workbook.sheet import LABEL, NUMBER, TEXT, Column, Sheet
from simulator.statistics import Estimate

RANGE: tuple[str, ...] = ("p10", "p50", "p90")
WIDTHS: Mapping[str, int] = {
    "assumption": LABEL, "kind": NUMBER, "shape": 40, "p10": NUMBER, "p50": NUMBER, "p90": NUMBER, "unit": TEXT,
    "chance": NUMBER, "grade": TEXT, "source": 50,
}  # fmt: skip
#: The worth of a belief that was not asked about.
UNASKED = Estimate(float("nan"), float("nan"))


def assumptions_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a number; columns at the right say what each belief drives and what knowing it is worth."""
    names = Names(findings.labels, words)
    columns = [Column(words.say(f"workbook.{k}"), width, left=k == "kind") for k, width in WIDTHS.items()]
    columns += [*_impact_columns(findings, words), Column(words.say("workbook.path"), 40)]
    rows = [[*_cells(one, names, words), *_impact(one, findings), one.path] for one in findings.assumptions]
    return Sheet(
        words.say("workbook.assumptions"),
        words.say("workbook.assumptions_title"),
        words.say("workbook.assumptions_note"),
        columns,
        rows,
    )


def _cells(one: Assumption, names: Names, words: Words) -> list[Cell]:
    show = drawn if one.kind == "belief" else exact
    return [
        assumption_name(one, names, words),
        kind_name(one.kind, words),
        shape_text(one, words),
        *(show(getattr(one, name), one.unit) for name in RANGE),
        unit_name(one.unit, words),
        None if one.chance is None or one.chance.family == "constant" else Figure(one.chance.cv, "share"),
        grade_name(one.grade, words),
        source_text(one, words),
    ]


def _impact_columns(findings: Findings, words: Words) -> Iterator[Column]:
    if findings.decision is None:
        return
    names = Names(findings.labels, words)
    for mix in findings.decision.drivers:
        pair = words.say("drivers.title", mix=names.mix(mix), baseline=names.mix(findings.baseline))
        yield Column(words.say("drivers.share"), TEXT, pair)
    worth = words.say("workbook.worth")
    for name in (worth, words.say("workbook.error_of", what=worth)):
        yield Column(name, NUMBER, words.say("decision.title"))


def _impact(one: Assumption, findings: Findings) -> Iterator[Cell]:
    """Share of each difference that comes from not knowing it, and what knowing it is worth: told where it holds for all."""
    decision = findings.decision
    if decision is None:
        return
    for drivers in decision.drivers.values():
        yield _share(one, drivers)
    worth = UNASKED if one.mix else decision.worth.get(one.path, UNASKED)
    yield from single(worth, "money").values()


def _share(one: Assumption, drivers: Drivers) -> Figure | None:
    if one.mix or one.path not in drivers.beliefs:
        return None
    return Figure(drivers.indices.first[drivers.beliefs.index(one.path)].value, "share", 1)

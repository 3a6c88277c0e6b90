"""The sheet of the mixes: one line a measure, for each mix its mean, its error and its quantiles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from simulator.findings import Findings, MixFindings
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.assumptions import unit_name
from simulator.presentation.tables.funnel import STAGES
from simulator.presentation.workbook.cells import Cell, Figure, distribution, single
from simulator.presentation.workbook.heads import statistics_cells, statistics_columns
from simulator.presentation.workbook.sheet import LABEL, TEXT, Column, Sheet
from simulator.statistics import Distribution, Estimate

#: Statistics of a mix.
SHOWN: tuple[str, ...] = ("mean", "se", "p5", "p50", "p95")
#: Figures of the pieces of a mix, with their units.
PIECES: Mapping[str, Mapping[str, str]] = {
    "profiles": {"hours": "hours", "hourly_cost": "money/hour", "hourly_value": "money/hour"},
    "queues": {"utilisation": "share", "mean_wait_days": "days", "max_wait_days": "days"},
    "platforms": {"delivered": "", "accepted": "", "invoiced": "money"},
}
Read = Callable[[str, MixFindings], Distribution | Estimate | None]


@dataclass(frozen=True)
class Measure:
    """A line of the sheet: which section, what it is called, in which unit, and where it is read."""

    section: str
    label: str
    unit: str
    read: Read


def mixes_sheet(findings: Findings, words: Words) -> Sheet:
    """Return every figure of every mix that has an error or a distribution."""
    names = Names(findings.labels, words)
    columns = [
        Column(words.say("workbook.section"), TEXT),
        Column(words.say("workbook.measure"), LABEL),
        Column(words.say("workbook.unit"), TEXT),
    ]
    for mix in findings.mixes:
        columns += statistics_columns(words, SHOWN, names.mix(mix))
    return Sheet(
        name=words.say("workbook.mixes"),
        title=findings.title,
        note=words.say("workbook.mixes_note", weeks=findings.horizon_weeks),
        columns=columns,
        rows=[_row(measure, findings, words) for measure in _measures(findings, words)],
        frozen=2,
    )


def _row(measure: Measure, findings: Findings, words: Words) -> list[Cell]:
    cells: list[Cell] = [
        words.say(f"workbook.section_{measure.section}"),
        measure.label,
        unit_name(measure.unit, words),
    ]
    for mix, record in findings.mixes.items():
        cells += statistics_cells(_figures(measure.read(mix, record), measure.unit), SHOWN)
    return cells


def _figures(found: Distribution | Estimate | None, unit: str) -> dict[str, Figure]:
    if found is None:
        return {}
    return distribution(found, unit) if isinstance(found, Distribution) else single(found, unit)


def _measures(findings: Findings, words: Words) -> Iterator[Measure]:
    yield from _of_the_hour(findings, words)
    yield from _of_the_money(words)
    for stage in STAGES:
        label = words.say(f"stage.{stage}")
        nested = words.say("pair", name=words.say("stage.appointments"), text=label.strip())
        yield Measure("funnel", nested if label != label.strip() else label, "", _stage(stage))
    yield from _of_the_pieces(findings, words)
    yield from _of_the_decision(findings, words)


def _of_the_hour(findings: Findings, words: Words) -> Iterator[Measure]:
    for name, label in {
        "hourly_value": ("hourly_value",),
        "hourly_value_without_recurring": ("hourly_value", "without_recurring"),
        "hourly_value_ratio_of_means": ("hourly_value", "ratio_of_means"),
        "revenue_per_hour": ("revenue_per_hour",),
        "cost_per_hour": ("cost_per_hour",),
        "cost_per_useful_hour": ("cost_per_hour", "cost_per_useful_hour"),
        "visible_hourly_value": ("visible_hourly_value",),
        "cvar10": ("cvar",),
    }.items():
        yield Measure("hour", _named(label, words), "money/hour", _field(name))
    if findings.target is not None:
        label_below = words.say("mixes.chance_below", target=words.money(findings.target))
        yield Measure("hour", label_below, "probability", _field("chance_below_target"))


def _of_the_money(words: Words) -> Iterator[Measure]:
    for name, label in {
        "net": ("net",),
        "revenue": ("revenue",),
        "recurring": ("revenue", "recurring"),
        "margin": ("margin",),
        "cost": ("cost",),
        "collected": ("collected",),
    }.items():
        yield Measure("quarter", _named(label, words), "money", _field(name))
    yield Measure("quarter", words.say("workbook.cvar_net"), "money", _field("cvar10_net"))
    yield Measure("quarter", words.say("mixes.hours"), "hours", _field("hours"))
    per_appointment = words.say("workbook.per_appointment")
    yield Measure("quarter", per_appointment, "money", _field("revenue_per_appointment"))


def _of_the_pieces(findings: Findings, words: Words) -> Iterator[Measure]:
    names = Names(findings.labels, words)
    for piece, shown in PIECES.items():
        name_of = names.platform if piece == "platforms" else names.profile
        for owner in _everywhere(findings, piece):
            for name, unit in shown.items():
                label = words.say("sweep.owner", what=words.say(f"workbook.{name}"), owner=name_of(owner))
                yield Measure(piece, label, unit, _piece(piece, owner, name))
    for name, unit in {"hours": "hours", "cost": "money", "margin": "money"}.items():
        label = words.say("sweep.owner", what=words.say(f"column.{name}"), owner=words.say("source.opening"))
        yield Measure("opening", label, unit, _opening(name))


def _of_the_decision(findings: Findings, words: Words) -> Iterator[Measure]:
    decision, ignorance = findings.decision, findings.ignorance_share
    yield Measure("decision", words.say("workbook.ignorance"), "share", lambda mix, _: ignorance.get(mix))
    if decision is not None:
        best, regret = decision.best, decision.regret
        yield Measure("decision", words.say("workbook.best"), "probability", lambda mix, _: best.get(mix))
        yield Measure("decision", words.say("workbook.regret"), "money", lambda mix, _: regret.get(mix))


def _named(keys: tuple[str, ...], words: Words) -> str:
    parts = [words.say(f"mixes.{key}").strip() for key in keys]
    return parts[0] if len(parts) == 1 else words.say("pair", name=parts[0], text=parts[1])


def _everywhere(findings: Findings, piece: str) -> Mapping[str, None]:
    return {name: None for record in findings.mixes.values() for name in getattr(record, piece)}


def _field(name: str) -> Read:
    return lambda _, record: getattr(record, name)


def _stage(name: str) -> Read:
    return lambda _, record: record.funnel.get(name)


def _piece(piece: str, owner: str, name: str) -> Read:
    return lambda _, record: getattr(getattr(record, piece).get(owner), name, None)


def _opening(name: str) -> Read:
    return lambda _, record: getattr(record.opening, name)

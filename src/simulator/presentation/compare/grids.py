"""The tables of two runs side by side: what is found otherwise."""

from collections.abc import Iterator

from simulator.compared import ComparedFindings, FigureChange
from simulator.decision import told
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words, looks_certain, short_chance
from simulator.presentation.labels.words import MISSING
from simulator.statistics import Estimate

#: Figures whose words are those of the other tables.
MEASURES: tuple[str, ...] = (
    "hourly_value", "hourly_value_without_recurring", "revenue_per_hour", "cost_per_hour", "net", "revenue", "margin",
    "cost", "collected", "hours", "appointments", "signed", "chance_below_target", "probability_better",
    "probability_better_on_average", "break_even_price",
)  # fmt: skip
COLUMNS: tuple[str, ...] = ("before", "after", "change", "told")


def result_grids(findings: ComparedFindings, words: Words) -> Iterator[Grid]:
    """Yield one table a mix, then one a comparison."""
    names = Names(findings.labels, words)
    for mix, against in dict.fromkeys((one.mix, one.against) for one in findings.figures):
        rows = [
            (figure_name(one, names, words), _cells(one, words))
            for one in findings.figures
            if (one.mix, one.against) == (mix, against)
        ]
        title = words.say("compare.pair", mix=names.mix(mix), baseline=names.mix(against))
        columns = [words.say(f"compare.{name}") for name in COLUMNS]
        yield Grid(
            words.say("compare.results", what=title if against else names.mix(mix), unit=words.unit),
            words.say("compare.corner"),
            columns,
            rows,
        )


def figure_name(one: FigureChange, names: Names, words: Words) -> str:
    """Return what a figure is called."""
    name, _, rest = one.figure.partition("/")
    if name == "break_even_price":
        return words.say(
            "sweep.owner", what=words.say("compare.figure_break_even_price"), owner=names.platform(rest)
        )
    return words.say(f"compare.figure_{rest or name}")


def _cells(one: FigureChange, words: Words) -> list[str]:
    return [
        _shown(one.before, one.unit, words),
        _shown(one.after, one.unit, words),
        _shown(one.change, one.unit, words, signed=True),
        _beyond_error(one.change, words),
    ]


def _beyond_error(change: Estimate, words: Words) -> str:
    """Whether a change exceeds the error of the simulation; a dash where nothing changed."""
    if change.value == 0.0:
        return MISSING
    return words.say("compare.beyond") if told(change) else words.say("compare.untold")


def _shown(found: Estimate, unit: str, words: Words, *, signed: bool = False) -> str:
    """Return an estimate with its error; a share in percent, or in points when it is a change."""
    if unit == "probability" and not signed and looks_certain(found):
        return short_chance(found, words)
    scale = 100.0 if unit == "probability" else 1.0
    most = 0 if unit in ("money", "hours") else 2
    text = words.with_error(scale * found.value, scale * found.se, most=most, signed=signed)
    if unit != "probability":
        return text
    return words.say("compare.points", number=text) if signed else words.say("compare.percent", number=text)

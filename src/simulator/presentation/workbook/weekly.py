"""The sheet of the weeks: bands of the cumulated net, margin, cost and hours, and their charts."""

from collections.abc import Iterator, Mapping

from simulator.findings import Findings, Floats
from simulator.outcomes import Weekly
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, Figure
from simulator.presentation.workbook.sheet import TEXT, Chart, Column, Line, Sheet

SERIES: Mapping[str, str] = {"cumulated_net": "money", "margin": "money", "cost": "money", "hours": "hours"}
BANDS: tuple[str, ...] = ("mean", "p5", "p25", "p50", "p75", "p95")
#: How a quantile is drawn: the median heaviest, the outermost dashed.
WEIGHTS: Mapping[str, tuple[float, bool]] = {
    "p95": (1.25, True), "p75": (1.25, False), "p50": (3.0, False), "p25": (1.25, False), "p5": (1.25, True),
}  # fmt: skip
#: Okabe and Ito (2008), "Color Universal Design".
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#999999")
MIX, WEEK, FIRST = 0, 1, 2


def weekly_sheet(findings: Findings, weekly: Weekly, words: Words) -> Sheet:
    """Return one line a mix and week; a chart of the medians of all mixes, and one of each mix's bands."""
    names = Names(findings.labels, words)
    columns = [Column(words.say("workbook.mix"), TEXT), Column(words.say("workbook.week"), 9)]
    for series in SERIES:
        group = words.say(f"workbook.series_{series}", unit=words.unit)
        columns += [Column(words.say(f"workbook.{band}"), group=group) for band in BANDS]
    weeks = {mix: len(next(iter(found.values()))["mean"]) for mix, found in weekly.items()}
    rows = [
        [names.mix(mix), Figure(week + 1), *_cells(found, week)]
        for mix, found in weekly.items()
        for week in range(weeks[mix])
    ]
    return Sheet(
        words.say("workbook.weekly"),
        words.say("workbook.weekly_title"),
        words.say("workbook.weekly_note", weeks=findings.horizon_weeks, run_off=findings.run_off_weeks),
        columns,
        rows,
        FIRST,
        list(_charts(weeks, names, words)),
        words.say("workbook.weekly_charts"),
    )


def _cells(found: Mapping[str, Mapping[str, Floats]], week: int) -> Iterator[Cell]:
    for series, unit in SERIES.items():
        for band in BANDS:
            yield Figure(float(found[series][band][week]), unit)


def _charts(weeks: Mapping[str, int], names: Names, words: Words) -> Iterator[Chart]:
    axes = words.say("workbook.week"), words.say("workbook.series_cumulated_net", unit=words.unit)
    starts = dict(zip(weeks, _starts(weeks), strict=True))
    median = FIRST + BANDS.index("p50")
    yield Chart(
        words.say("workbook.chart_medians"),
        WEEK,
        [
            Line(median, starts[mix], starts[mix] + weeks[mix] - 1, COLOURS[k % len(COLOURS)], called=MIX)
            for k, mix in enumerate(weeks)
        ],
        axes,
    )
    for k, mix in enumerate(weeks):
        first, last, colour = starts[mix], starts[mix] + weeks[mix] - 1, COLOURS[k % len(COLOURS)]
        lines = [
            Line(FIRST + BANDS.index(band), first, last, colour, weight, dashed)
            for band, (weight, dashed) in WEIGHTS.items()
        ]
        yield Chart(words.say("workbook.chart_title", mix=names.mix(mix)), WEEK, lines, axes)


def _starts(weeks: Mapping[str, int]) -> Iterator[int]:
    start = 0
    for count in weeks.values():
        yield start
        start += count

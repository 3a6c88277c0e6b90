"""The numbers that the pictures draw, as tables."""

from simulator.presentation import tables, verdict
from simulator.presentation.grid import Grid
from simulator.presentation.labels import complement, short_chance
from simulator.presentation.report.case import Case
from simulator.presentation.tables import cells
from simulator.presentation.trial.grids import grids
from simulator.quantities import KINDS
from simulator.statistics import Distribution

QUANTILES: tuple[str, ...] = ("p5", "p25", "p50", "p75", "p95")
#: Weeks from one line of a table to the next.
STEP = 4


def cumulative(case: Case) -> list[Grid]:
    """Quantiles of every mix's hourly value, with the chance of its target."""
    words, findings = case.words, case.findings
    target = findings.target
    columns = [name.upper() for name in QUANTILES]
    if target is not None:
        columns.append(words.say("report.reaches", target=words.money(target)))
    rows = []
    for mix, record in findings.mixes.items():
        texts = _quantiles(record.hourly_value, case)
        if target is not None:
            below = record.chance_below_target
            texts.append("" if below is None else short_chance(complement(below), words))
        rows.append((case.names.mix(mix), texts))
    return [_grid(case, "cumulative", words.say("mixes.corner", unit=words.unit), columns, rows)]


def difference(case: Case) -> list[Grid]:
    """Quantiles and mean of every paired difference, with the chance that the mix is better."""
    words, findings = case.words, case.findings
    rows = [
        (
            case.names.mix(mix),
            [
                *_quantiles(verdict.difference(findings, one), case),
                cells.mean(verdict.difference(findings, one), words),
                short_chance(one.probability_better, words),
            ],
        )
        for mix, one in findings.comparisons.items()
    ]
    columns = [name.upper() for name in QUANTILES]
    columns += [words.say("report.mean"), words.say("report.better")]
    corner = words.say("report.against", mix=case.names.mix(findings.baseline), unit=words.unit)
    return [_grid(case, "difference", corner, columns, rows)]


def price(case: Case) -> list[Grid]:
    """Chances of being the best along the price."""
    return list(tables.price_grids(case.findings, case.words))


def drivers(case: Case) -> list[Grid]:
    """Shares of ignorance, and what knowing is worth."""
    return list(tables.drivers_grids(case.findings, case.words))[:1]


def trial(case: Case) -> list[Grid]:
    """What the trial is worth by its length."""
    found = case.answers.trial
    return [] if found is None else [next(grids(found, case.words))]


def weekly(case: Case) -> list[Grid]:
    """Bands of the cumulated net, every so many weeks."""
    words = case.words
    found = []
    for mix, picture in case.findings.pictures.items():
        last = len(picture.weekly["p50"])
        weeks = sorted({*range(STEP, last, STEP), last})
        rows = [
            (words.number(week), [_week(case, mix, q, float(picture.weekly[q][week - 1])) for q in QUANTILES])
            for week in weeks
        ]
        title = words.say("report.weekly_values", mix=case.names.mix(mix), unit=words.unit)
        found.append(Grid(title, words.say("report.week"), [q.upper() for q in QUANTILES], rows))
    return found


def hours(case: Case) -> list[Grid]:
    """Mean hours by source and kind, mix by mix."""
    words = case.words
    found = []
    for mix, picture in case.findings.pictures.items():
        used = {name: row for name, row in picture.hours.items() if sum(row.values()) > 0.0}
        kinds = [kind for kind in KINDS if any(row.get(kind, 0.0) > 0.0 for row in used.values())]
        rows = [
            (case.names.source(name), [_spent(case, mix, row.get(kind, 0.0)) for kind in kinds])
            for name, row in used.items()
        ]
        title = words.say("report.hours_values", mix=case.names.mix(mix))
        columns = [words.say(f"kind.{kind}") for kind in kinds]
        found.append(Grid(title, words.say("channels.corner"), columns, rows))
    return found


def _week(case: Case, mix: str, quantile: str, value: float) -> str:
    """A quantile of one week, known about as well as that of the whole net."""
    net = case.findings.mixes[mix].net
    return case.words.estimate(value, net.quantile_se.get(quantile, net.se), most=0)


def _spent(case: Case, mix: str, value: float) -> str:
    return cells.part_of_hours(value, case.findings.mixes[mix], case.words)


def _quantiles(spread: Distribution, case: Case) -> list[str]:
    return [
        case.words.estimate(getattr(spread, name), spread.quantile_se.get(name, spread.se))
        for name in QUANTILES
    ]


def _grid(case: Case, name: str, corner: str, columns: list[str], rows: list[tuple[str, list[str]]]) -> Grid:
    return Grid(case.words.say(f"report.subject.{name}"), corner, columns, rows)

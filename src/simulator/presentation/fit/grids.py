"""The tables of a fit: what was learnt, what is assumed, hours, people, the check, rows left out."""

from collections.abc import Iterator, Sequence

from simulator.calibration.fit.records import HoursLine
from simulator.calibration.readers import Complaint
from simulator.findings import Assumption
from simulator.fitted import FitFindings
from simulator.presentation.fit.figures_in_words import share_text
from simulator.presentation.fit.sentences import amount, quantity
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words, phrase_in
from simulator.presentation.labels.assumptions import SHARES, assumption_name
from simulator.presentation.labels.rounding import digits_allowed

#: Rows of a table of people at most, and lines of a complaint that are named.
MOST_PEOPLE, MOST_LINES = 12, 6


def grids(findings: FitFindings, words: Words) -> Iterator[Grid]:
    """Yield the tables, in the order in which they are read."""
    yield _learnt(findings, words)
    yield _hours(findings, words)
    yield _people(findings, words)
    yield _checks(findings, words)
    yield _refused(findings, words)


def _learnt(findings: FitFindings, words: Words) -> Grid:
    names = Names(findings.labels, words)
    rows = [
        (
            assumption_name(one.number, names, words),
            [words.join(list(one.files)), _value(one.number, words), words.number(one.rows)],
        )
        for one in findings.learnt
    ]
    return _grid(
        words.say("fit.table.learnt"),
        words.say("fit.column.number"),
        ("files", "value", "rows"),
        rows,
        words,
        texts=1,
    )


def _grid(
    title: str,
    corner: str,
    columns: Sequence[str],
    rows: list[tuple[str, list[str]]],
    words: Words,
    texts: int = 0,
) -> Grid:
    return Grid(title, corner, [words.say(f"fit.column.{one}") for one in columns], rows, texts=texts)


def assumed(findings: FitFindings, words: Words) -> Iterator[str]:
    """Yield what no file tells, one sentence for each thing that it rests on."""
    names, by_why = Names(findings.labels, words), dict[str, list[str]]()
    for one in findings.assumed:
        said = words.say(
            "pair", name=assumption_name(one.number, names, words), text=_value(one.number, words)
        )
        by_why.setdefault(one.why, []).append(said)
    country = words.say("pair", name=words.say("fit.country"), text=findings.country)
    by_why[findings.country_why] = [country]
    for why, numbers in by_why.items():
        yield words.say(
            "fit.rests_on", why=words.say(f"fit.why.{why}"), numbers=words.say("search.and").join(numbers)
        )


def _value(one: Assumption, words: Words) -> str:
    """Return the 80 % range of a number, or the number when it is known."""
    if one.p10 == one.p90:
        return _unit(one, one.p50, 0.0, words)
    error = (one.p90 - one.p10) / 10.0
    return words.say("range", low=_unit(one, one.p10, error, words), high=_unit(one, one.p90, error, words))


def _unit(one: Assumption, value: float, error: float, words: Words) -> str:
    if one.unit in SHARES:
        return words.percent(value, digits_allowed(100.0 * value, 100.0 * error, 2) if error else 0)
    if one.unit.startswith("money"):
        return words.money(round(value))
    return words.estimate(value, error, most=4) if error else words.exact(value)


def _hours(findings: FitFindings, words: Words) -> Grid:
    lines = () if findings.time is None else findings.time.lines
    rows = [
        (
            line.person,
            [
                line.activity,
                _kind(line, words),
                words.number(line.hours, 1),
                words.percent(line.share),
            ],
        )
        for line in lines
    ]
    return _grid(
        words.say("fit.table.hours"),
        words.say("fit.column.person"),
        ("activity", "kind", "hours", "share"),
        rows,
        words,
        texts=2,
    )


def _kind(line: HoursLine, words: Words) -> str:
    return words.say("fit.kind_unknown") if line.role == "unknown" else words.say(f"kind.{line.kind}")


def _people(findings: FitFindings, words: Words) -> Grid:
    """Won share by person, raw and as it is believed once everybody lends everybody strength."""
    people = None if findings.deals is None else findings.deals.groups.get("person")
    believed = [] if people is None else zip(people.names, people.fit.groups, strict=True)
    rows = [
        (
            name,
            [
                words.number(one.trials),
                words.percent(one.successes / one.trials) if one.trials else "",
                share_text(one.belief, words),
            ],
        )
        for name, one in sorted(believed, key=lambda row: -row[1].trials)[:MOST_PEOPLE]
    ]
    return _grid(
        words.say("fit.table.people"),
        words.say("fit.column.person"),
        ("closed", "counted", "believed"),
        rows,
        words,
    )


def _checks(findings: FitFindings, words: Words) -> Grid:
    rows = [
        (
            quantity(one, findings, words),
            [
                amount(one, one.observed, words),
                words.say("range", low=amount(one, one.low, words), high=amount(one, one.high, words)),
                words.say(f"fit.covered.{'yes' if one.covered else 'no'}"),
            ],
        )
        for one in findings.checks
    ]
    return _grid(
        words.say("fit.table.check"),
        words.say("fit.column.quantity"),
        ("observed", "simulated", "covered"),
        rows,
        words,
    )


def _refused(findings: FitFindings, words: Words) -> Grid:
    rows = [
        (
            report.file,
            [
                _complaint(one, words),
                _lines(one.lines, words),
                words.number(len(one.lines)),
            ],
        )
        for report in findings.reports
        for one in report.complaints
    ]
    return _grid(
        words.say("fit.table.refused"),
        words.say("fit.column.files"),
        ("problem", "lines", "rows"),
        rows,
        words,
        texts=2,
    )


def _complaint(one: Complaint, words: Words) -> str:
    """Return what is wrong, in which column, with the first value found."""
    said = phrase_in(one.said, words.language)
    where = words.say("pair", name=one.column, text=said) if one.column else said
    return words.join([where, one.example]) if one.example else where


def _lines(lines: tuple[int, ...], words: Words) -> str:
    shown = words.join([str(line) for line in lines[:MOST_LINES]])
    return shown if len(lines) <= MOST_LINES else f"{shown}…"

"""What a replication costs as the team, the quarter, the mixes and the replications grow."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.cases import PILOT, compiled, parameters
from benchmarks.effort import FEWEST_ROUNDS, Effort
from benchmarks.report import Result, Table
from benchmarks.timing import Contestant, interleaved
from simulator.engine.interface import Engine
from simulator.parameters import Parameters

TITLE = "What a replication costs as things grow"
METHOD = """\
Compiled engine, `pilot.toml` with one thing changed at a time, one core, processor time, medians of the rounds. The lists of
contacts grow with the team, so that bigger teams do not run dry; the platform does not. Beside each cost stands what it is
of the first line's."""
HEADCOUNTS = (1, 2, 4, 8, 16, 32, 64)
WEEKS = (4, 13, 26, 52)
MIXES = (1, 2, 4, 8, 16, 32)
REPLICATIONS = (1, 10, 100, 1_000, 10_000)
CONTACTS = {"calls": 3_000, "customers": 115, "small_accounts": 200}


def measure(effort: Effort) -> Result | None:
    """Measure it; None without the compiled engine."""
    engine = compiled(effort)
    if engine is None:
        return None
    rows = effort.rows(200, 100)
    tables = (
        _table(
            engine, effort, "people", [(n, _team(n, rows), rows) for n in effort.pick(HEADCOUNTS, (1, 3, 9))]
        ),
        _table(engine, effort, "weeks", [(n, _weeks(n, rows), rows) for n in effort.pick(WEEKS, (4, 13))]),
        _table(engine, effort, "mixes", [(n, _mixes(n, rows), rows) for n in effort.pick(MIXES, (1, 4))]),
        _table(engine, effort, "rows", [(n, parameters(PILOT, n), n) for n in _counts(effort)]),
    )
    return Result("scaling", TITLE, METHOD, tables=tables)


def _counts(effort: Effort) -> Sequence[int]:
    return (1, 4) if effort.stand_in else effort.pick(REPLICATIONS, (1, 100, 1_000))


def _team(people: int, rows: int) -> Parameters:
    lists = [f"channels.{name}.contacts={each * people}" for name, each in CONTACTS.items()]
    return parameters(PILOT, rows, (f"profiles.rep.headcount={people}", *lists))


def _weeks(weeks: int, rows: int) -> Parameters:
    orders = f"mixes.pilot.orders.phoning.weeks=[1, {weeks}]"
    return parameters(PILOT, rows, (f"horizon.weeks={weeks}", orders))


def _mixes(count: int, rows: int) -> Parameters:
    these = parameters(PILOT, rows)
    return replace(these, mixes=tuple(these.mixes[i % len(these.mixes)] for i in range(count)))


def _table(engine: Engine, effort: Effort, what: str, cases: Sequence[tuple[int, Parameters, int]]) -> Table:
    contestants = [
        Contestant(str(n), lambda these=these, rows=rows: engine.run(these, range(rows)), rows)  # type: ignore[misc]
        for n, these, rows in cases
    ]
    times = interleaved(contestants, FEWEST_ROUNDS)
    first = times.median(contestants[0].name)
    lines = [
        (f"{int(c.name):,}", 1e6 * times.median(c.name), times.median(c.name) / first) for c in contestants
    ]
    return Table((what, "µs a row of all mixes", "of the first"), tuple(lines))

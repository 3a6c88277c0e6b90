"""Is our SimPy engine honest? Its time an event, beside that of the quarter that anyone would write by hand."""

from pathlib import Path

from benchmarks.cases import PILOT, TEAM_QUARTER, parameters, reference
from benchmarks.effort import Effort
from benchmarks.events import model_events, simpy_events
from benchmarks.peers import plain_simpy
from benchmarks.report import Result, Table, ratio_figure
from benchmarks.timing import Contestant, Times, interleaved

TITLE = "The SimPy engine, beside SimPy written by hand"
METHOD = """\
A compiled engine looks good beside a slow reference, so the reference is measured first, beside the *team quarter* (see
below) as a competent user writes it in plain SimPy. An *event of the model* is an attempt, a success or a delivery, an
appointment held, missed or expired, or a quote: the same path has the same number of them whatever simulates it. The
hand-written quarter spends a SimPy event on every call; our engine draws the time to the next success at once and spends
none, so it has far fewer SimPy events and does more in each (appointments, hours by kind, costs, waits, weeks). Both
counts are given: asked of it is the time an event of the model; the time an event of SimPy is the harsher figure, and our
engine is slow by it. The same replications are timed
and counted; a replication is a row of one mix. One core, processor time."""
BY_HAND = "plain SimPy, by hand"
OURS = {"our SimPy engine, team quarter": TEAM_QUARTER, "our SimPy engine, pilot.toml": PILOT}
ROWS, SEED = 8, 1


def measure(effort: Effort) -> Result:
    """Measure it."""
    times = interleaved(
        [
            Contestant(BY_HAND, lambda: plain_simpy.run(ROWS, SEED), ROWS),
            *[_ours(name, file) for name, file in OURS.items()],
        ],
        effort.rounds,
    )
    model = {BY_HAND: sum(c.events for c in plain_simpy.run(ROWS, SEED)) / ROWS}
    simpy = {BY_HAND: simpy_events(lambda: plain_simpy.run(ROWS, SEED)) / ROWS}
    for name, file in OURS.items():
        these = parameters(file, ROWS)
        units = ROWS * len(these.mixes)
        model[name] = model_events(these, range(ROWS)) / units
        simpy[name] = simpy_events(lambda these=these: reference().run(these, range(ROWS))) / units  # type: ignore[misc]
    return _result(times, model, simpy)


def _ours(name: str, file: Path) -> Contestant:
    these = parameters(file, ROWS)
    return Contestant(name, lambda: reference().run(these, range(ROWS)), ROWS * len(these.mixes))


def _result(times: Times, model: dict[str, float], simpy: dict[str, float]) -> Result:
    figures = []
    for what, events, most in (("the model", model, 1.5), ("SimPy", simpy, None)):
        for name in OURS:
            ratio = times.ratio(name, BY_HAND).scaled(events[BY_HAND] / events[name])
            figures.append(ratio_figure(f"{name}: time an event of {what}", ratio, at_most=most))
    columns = ("", "ms a replication", "events of the model", "ns each", "events of SimPy", "ns each")
    rows = []
    for name in times.seconds:
        seconds = times.median(name)
        rows.append(
            (
                name,
                1e3 * seconds,
                model[name],
                1e9 * seconds / model[name],
                simpy[name],
                1e9 * seconds / simpy[name],
            )
        )
    return Result("honest", TITLE, METHOD, tuple(figures), (Table(columns, tuple(rows)),))

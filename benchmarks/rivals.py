"""The team quarter in every tool: how fast, and whether they all simulate the same thing."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.peers import cimba_quarter  # first: what it adds to numba must be there before numba compiles

# isort: split
from benchmarks.cases import TEAM_QUARTER, compiled, parameters, reference
from benchmarks.effort import Effort
from benchmarks.peers import ciw_quarter, plain_simpy, quarter, salabim_quarter
from benchmarks.peers.quarter import COUNTED, Counts
from benchmarks.report import Figure, Result, Table, ratio_figure
from benchmarks.timing import Contestant, Times, interleaved
from simulator.engine.interface import Engine
from simulator.engine.tallies import COUNTS

TITLE = "The team quarter, beside other tools"
METHOD = f"""\
{quarter.REPS} reps call all day for {quarter.DAYS} days of {quarter.HOURS_A_DAY:.0f} hours (gamma, mean {quarter.CALL_MEAN} h, cv
{quarter.CALL_CV}); {quarter.BOOKS:.0%} of the calls book an appointment some five days later with one of {quarter.CLOSERS} closers, an outside
platform adds {quarter.DELIVERED_A_DAY:.0f} a day to the same queue, {quarter.NO_SHOW:.0%} are missed, a meeting takes {quarter.MEETING_MEAN} h (lognormal, cv
{quarter.MEETING_CV}) and {quarter.SIGNS:.0%} are signed. Each tool has it in its own idiom (`benchmarks/peers`), ours as the scenario
`benchmarks/team-quarter.toml`, which counts far more besides (hours by kind, costs, waits, weeks). cimba runs one worker
and its queue is a counter, which is the quickest way that it has; salabim's monitors are off; in Ciw the calls are customers
before five servers. One core each, processor time, interleaved. The means are compared with plain SimPy's in the same run;
z is the difference over its Monte Carlo error. Slow tools run few replications, so their z is blunt."""
BY_HAND, CIMBA, SALABIM, CIW = "plain SimPy", "cimba, one worker", "salabim", "Ciw"
OURS, FAST = "our SimPy engine", "our compiled engine"
LARGEST_Z = 3.5  # 30 comparisons, all beyond it once in some 70 runs by chance
ASKED = {BY_HAND: 400.0, CIMBA: 15.0, SALABIM: 2_000.0, CIW: 2_000.0}

Run = Callable[[int, int], Sequence[Counts]]


def ours(engine: Engine) -> Run:
    """The scenario in one of our engines; the seed chooses the rows."""

    def run(replications: int, seed: int) -> list[Counts]:
        these = parameters(TEAM_QUARTER, replications)
        counts = engine.run(these, range(replications)).counts[0]
        at = COUNTS.index
        calls, outside = counts[:, 0], counts[:, 1]
        both = counts.sum(axis=1)
        columns = (
            calls[:, at("attempts")],
            calls[:, at("opened")],
            outside[:, at("delivered")],
            both[:, at("held")],
            both[:, at("missed")],
            both[:, at("signed")],
        )
        return [Counts(*row) for row in np.column_stack(columns).tolist()]

    return run


def measure(effort: Effort) -> Result:
    """Measure it."""
    fast = compiled(effort)
    runs: dict[str, tuple[Run, int, int]] = {  # replications a round, and for the means
        BY_HAND: (plain_simpy.run, 4, effort.pick(300, 100)),
        OURS: (ours(reference()), 4, effort.pick(200, 60)),
        CIMBA: (cimba_quarter.run, 100, effort.pick(4_000, 1_000)),
        SALABIM: (salabim_quarter.run, 1, effort.pick(40, 10)),
        CIW: (ciw_quarter.run, 1, effort.pick(12, 4)),
    }
    if fast is not None:
        runs[FAST] = (ours(fast), effort.rows(4_000, 1_000), effort.rows(4_000, 1_000))
    times = interleaved(
        [Contestant(name, _timed(run, each), each) for name, (run, each, _) in runs.items()], effort.rounds
    )
    counted = {name: _matrix(run(many, 1_000)) for name, (run, _, many) in runs.items()}
    z = {name: scores(counts, counted[BY_HAND]) for name, counts in counted.items() if name != BY_HAND}
    figures = [*_speed(times), Figure("largest |z| of all means", _largest(z), "", at_most=LARGEST_Z)]
    return Result("rivals", TITLE, METHOD, tuple(figures), (_speeds(times, counted), _means(counted, z)))


def scores(counts: np.ndarray, base: np.ndarray) -> np.ndarray:
    """Differences of the means over their standard errors; the law is the same, so its variance is the base's."""
    variance = base.var(axis=0, ddof=1)
    return (counts.mean(axis=0) - base.mean(axis=0)) / np.sqrt(variance * (1 / len(counts) + 1 / len(base)))


def _timed(run: Run, each: int) -> Callable[[], object]:
    return lambda: run(each, 1)


def _matrix(counts: Sequence[Counts]) -> np.ndarray:
    return np.array([[getattr(one, name) for name in COUNTED] for one in counts])


def _largest(z: dict[str, np.ndarray]) -> float:
    return max(float(np.abs(one).max()) for one in z.values())


def _speed(times: Times) -> list[Figure]:
    if FAST not in times.seconds:
        return [ratio_figure(f"{OURS}, time beside {BY_HAND}", times.ratio(OURS, BY_HAND))]
    return [
        ratio_figure(f"{FAST}, faster than {name}", times.ratio(name, FAST), at_least=asked)
        for name, asked in ASKED.items()
    ]


def _speeds(times: Times, counted: dict[str, np.ndarray]) -> Table:
    events = Counts(*counted[BY_HAND].mean(axis=0)).events
    rows = [
        (name, times.ratio(BY_HAND, name).median, 1.0 / times.median(name), 1e9 * times.median(name) / events)
        for name in times.seconds
    ]
    return Table(
        ("", "speed, plain SimPy = 1", "replications a second", "ns an event of the model"), tuple(rows)
    )


def _means(counted: dict[str, np.ndarray], z: dict[str, np.ndarray]) -> Table:
    rows = []
    for name, counts in counted.items():
        cells = [
            f"{mean:.1f}" if name == BY_HAND else f"{mean:.1f} (z {z[name][i]:+.1f})"
            for i, mean in enumerate(counts.mean(axis=0))
        ]
        rows.append((name, float(len(counts)), *cells))
    return Table(("mean of", "replications", *COUNTED), tuple(rows))

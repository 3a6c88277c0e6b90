"""What the benchmarks count and divide is right; how fast anything is is not a test's business."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from benchmarks import draws, events
from benchmarks.cases import PILOT, TEAM_QUARTER, parameters, reference
from benchmarks.peers import plain_simpy, quarter
from benchmarks.peers.quarter import COUNTED, Counts
from benchmarks.pilot import furthest
from benchmarks.timing import Contestant, interleaved

from simulator.engine.tallies import COUNTS

REPLICATIONS = 24
FAR = 4.5  # six means: by chance once in some 25,000 seeds


def matrix(counts: list[Counts]) -> np.ndarray:
    return np.array([[getattr(one, name) for name in COUNTED] for one in counts])


def ours(replications: int) -> np.ndarray:
    counts = reference().run(parameters(TEAM_QUARTER, replications), range(replications)).counts[0]
    calls, outside = counts[:, 0], counts[:, 1]
    at = COUNTS.index
    both = counts.sum(axis=1)
    columns = (
        calls[:, at("attempts")],
        calls[:, at("opened")],
        outside[:, at("delivered")],
        *(both[:, at(name)] for name in ("held", "missed", "signed")),
    )
    return np.column_stack(columns)


def largest_z(one: np.ndarray, other: np.ndarray) -> float:
    error = np.sqrt(one.var(axis=0, ddof=1) / len(one) + other.var(axis=0, ddof=1) / len(other))
    return float(np.abs((one.mean(axis=0) - other.mean(axis=0)) / error).max())


def test_the_scenario_is_the_quarter_written_by_hand() -> None:
    assert largest_z(ours(REPLICATIONS), matrix(plain_simpy.run(REPLICATIONS, 1))) < FAR


def test_another_quarter_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = ours(REPLICATIONS)
    monkeypatch.setattr(quarter, "SIGNS", 0.24)
    assert largest_z(mine, matrix(plain_simpy.run(REPLICATIONS, 1))) > FAR


def test_events_of_the_model_are_the_same_things_in_both() -> None:
    these = parameters(TEAM_QUARTER, 2)
    columns = [Counts(*row).events for row in ours(2)]
    assert events.model_events(these, range(2)) == pytest.approx(sum(columns))


def test_the_opening_phase_is_counted() -> None:
    steady = parameters(PILOT, 4)
    empty = replace(steady, opening="empty")
    assert events.model_events(steady, range(4)) > 1.1 * events.model_events(empty, range(4))


def test_events_of_simpy_are_counted() -> None:
    assert events.simpy_events(lambda: plain_simpy.run(1, 1)) > plain_simpy.run(1, 1)[0].events


def test_draws_are_counted_by_kind() -> None:
    counts = reference().run(parameters(TEAM_QUARTER, 1), [0]).counts[0, 0]
    counted = draws.counted(parameters(TEAM_QUARTER, 1), [0])
    gaps = quarter.REPS + counts[0, COUNTS.index("opened")]
    assert len(counted["geometric"]) == len(counted["gamma"]) == gaps
    assert set(counted["geometric"]) == {quarter.BOOKS}


def test_engines_that_differ_are_seen() -> None:
    one = reference().run(parameters(PILOT, 2), range(2))
    assert furthest(one, one) == 0.0
    assert furthest(one, replace(one, money=one.money * (1.0 + 1e-6))) == pytest.approx(1e-6, rel=1e-3)
    assert furthest(one, replace(one, counts=one.counts + 1.0)) == float("inf")


def test_ratios_are_taken_round_by_round() -> None:
    now = 0.0

    def taking(*seconds: float) -> Callable[[], None]:
        left = list(seconds)

        def work() -> None:
            nonlocal now
            now += left.pop(0)

        return work

    slow = Contestant("slow", taking(9.0, 2.0, 40.0, 6.0), units=2.0)
    fast = Contestant("fast", taking(9.0, 1.0, 10.0, 2.0))
    times = interleaved([slow, fast], 3, lambda: now)
    assert times.seconds == {"slow": [1.0, 20.0, 3.0], "fast": [1.0, 10.0, 2.0]}
    ratio = times.ratio("slow", "fast")
    assert (ratio.median, ratio.low, ratio.high) == (1.5, 1.0, 2.0)

"""A sweep is the main job at every point: same rows, same figures, and what the user stops is kept by lines."""

from pathlib import Path

import pytest

from simulator.engine.reference import ReferenceEngine
from simulator.errors import SimulatorError
from simulator.scenario import read_grid
from simulator.study import Settings, conduct
from simulator.study.sweep import sweep
from simulator.study.sweep.point import simulate
from support.engines import Stops, Watched

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
TABLE, PILOT = SCENARIOS / "table.toml", SCENARIOS / "pilot.toml"
SHORT = ["horizon.weeks=2", 'opening.start="empty"']
UNSURE = [
    "channels.calls.success={ p10 = 0.005, p90 = 0.1 }",
    "channels.visits.success={ p10 = 0.05, p90 = 0.3 }",
]
PRICE, SUCCESS = "platforms.phoning.price=0:1600:400", "channels.calls.success=0.01,0.03"


def swept(*over: str, rows: int = 12, file: Path = TABLE, overrides: list[str] = SHORT, **settings):
    return sweep(read_grid(file, overrides, over), ReferenceEngine(), Settings(rows=rows, **settings))


@pytest.mark.parametrize(
    ("file", "overrides", "over", "rows"),
    [
        (PILOT, ["opening.start=empty"], "mixes.pilot.orders.phoning.per_week=4,5", 6),
        (TABLE, [*SHORT, *UNSURE], "profiles.rep.headcount=2,3", 80),
    ],
    ids=["pilot", "unsure"],
)
def test_the_point_of_the_scenario_itself_is_the_main_job(file, overrides, over, rows) -> None:
    grid, settings = read_grid(file, overrides, [over]), Settings(seed=3, rows=rows)
    done, main = sweep(grid, ReferenceEngine(), settings), conduct(grid.base, ReferenceEngine(), settings)
    assert done is not None
    assert main is not None
    point, findings = done.findings.points[1], main.findings
    assert point.values == (grid.axes[0].own,)
    assert point.mixes == {mix: found.hourly_value for mix, found in findings.mixes.items()}
    for mix, comparison in findings.comparisons.items():
        here = point.comparisons[mix]
        assert here.difference == comparison.difference.hourly_value
        assert here.probability_better == comparison.probability_better
        assert here.probability_better_on_average == comparison.probability_better_on_average
    assert done.findings.points[0].mixes["pilot"] != point.mixes["pilot"]
    if file == TABLE:  # what is believed matters here, so the odds are neither 0 nor 1
        assert 0.0 < point.comparisons["pilot"].probability_better_on_average.value < 1.0


def test_the_measure_that_decides_is_swept() -> None:
    done = swept(PRICE, overrides=[*SHORT, "decision.measure=net"])
    assert done.findings.headline == "net"
    means = [point.mixes["pilot"].mean for point in done.findings.points]
    assert max(abs(mean) for mean in means) > 1_000.0
    assert len({point.mixes["internal"].mean for point in done.findings.points}) == 1


def test_crossings_lie_where_the_sign_changes() -> None:
    findings = swept(PRICE, overrides=["horizon.weeks=4"], rows=16).findings
    gains = {point.values[0]: point.comparisons["pilot"].difference.mean for point in findings.points}
    (found,) = findings.indifference["pilot"]
    assert (found.along, found.other) == (0, None)
    assert gains[found.crossing.low] > 0.0 > gains[found.crossing.high]
    assert found.crossing.low < found.crossing.at.value < found.crossing.high


def test_two_quantities_have_crossings_along_both() -> None:
    findings = swept(PRICE, SUCCESS, overrides=["horizon.weeks=4"], rows=16).findings
    assert [point.values for point in findings.points[:3]] == [(0.0, 0.01), (0.0, 0.03), (400.0, 0.01)]
    for one in findings.indifference["pilot"]:
        axis = findings.axes[one.along]
        assert one.other in findings.axes[1 - one.along].values
        low, high = sorted((one.crossing.low, one.crossing.high))
        ends = []
        for value in (low, high):
            at = (value, one.other) if one.along == 0 else (one.other, value)
            point = next(point for point in findings.points if point.values == at)
            ends.append(point.comparisons["pilot"].difference.mean)
        assert ends[0] * ends[1] < 0.0
        assert axis.values.index(one.crossing.low) >= 0
    assert {one.along for one in findings.indifference["pilot"]} == {0, 1}


def test_without_the_baseline_nothing_is_compared() -> None:
    findings = swept(PRICE, mixes=("pilot",)).findings
    assert findings.mixes == ("pilot",)
    assert findings.comparisons == ()
    assert findings.points[0].comparisons == {}
    assert findings.indifference == {}


@pytest.mark.parametrize(
    ("over", "blocks"),
    [
        ([PRICE], [("internal", "pilot"), *[("pilot",)] * 4]),
        (["mixes.pilot.orders.phoning.per_week=1,2,3"], [("internal", "pilot"), ("pilot",), ("pilot",)]),
        (["platforms.phoning.price=0,400", SUCCESS], [("internal", "pilot")] * 2 + [("pilot",)] * 2),
        (["decision.applies_weeks=10,20"], [("internal", "pilot")]),
        (["profiles.rep.headcount=1,2"], [("internal", "pilot")] * 2),
    ],
    ids=["price", "order", "two", "nothing", "all"],
)
def test_a_mix_that_does_not_feel_what_is_swept_is_run_once_to_the_same_bits(over, blocks) -> None:
    engine, told = Watched(), []
    grid = read_grid(TABLE, SHORT, over)
    settings = Settings(rows=4, progress=lambda done, wanted: told.append((done, wanted)))
    done = sweep(grid, engine, settings)
    assert done is not None
    assert engine.seen == blocks
    for scenario, point in zip(grid.points, done.findings.points, strict=True):
        apart = simulate(scenario, point.values, ReferenceEngine(), Settings(rows=4))
        assert apart is not None
        assert apart.point == point
    rows = 4 * len(grid.points)
    assert {wanted for _, wanted in told} == {rows}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == rows


def test_the_rows_of_one_mix_alone_are_not_run_again_either() -> None:
    engine = Watched()
    done = sweep(read_grid(TABLE, SHORT, [PRICE]), engine, Settings(rows=4, mixes=("internal",)))
    assert done is not None
    assert engine.seen == [("internal",)]
    assert len({point.mixes["internal"].mean for point in done.findings.points}) == 1


def test_lines_finished_before_ctrl_c_are_kept() -> None:
    grid = read_grid(TABLE, SHORT, [PRICE, SUCCESS])
    done = sweep(grid, Stops(5), Settings(rows=4))
    assert done is not None
    assert done.interrupted
    assert done.findings.axes[0].values == (0.0, 400.0)
    assert len(done.findings.points) == 4
    assert sweep(grid, Stops(3), Settings(rows=4)) is None
    whole = sweep(grid, Stops(10), Settings(rows=4))
    assert whole is not None
    assert not whole.interrupted


def test_points_finished_before_the_cluster_is_lost_are_kept() -> None:
    grid = read_grid(TABLE, SHORT, [PRICE, SUCCESS])
    lost = SimulatorError("the connection was lost")
    done = sweep(grid, Stops(5, lost), Settings(rows=4))
    assert done is not None
    assert done.failure is lost
    assert len(done.findings.points) == 4
    with pytest.raises(SimulatorError, match="the connection was lost"):
        sweep(grid, Stops(3, lost), Settings(rows=4))


def test_progress_counts_rows_of_all_points() -> None:
    told: list[tuple[int, int]] = []
    swept(SUCCESS, rows=4, progress=lambda done, wanted: told.append((done, wanted)))
    assert {wanted for _, wanted in told} == {8}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == 8


@pytest.mark.parametrize("seed", [1, 2])
def test_the_seed_is_used(seed: int) -> None:
    first, again = (swept(SUCCESS, rows=4, seed=seed).findings.points for _ in range(2))
    assert first == again
    assert swept(SUCCESS, rows=4, seed=3).findings.points != first

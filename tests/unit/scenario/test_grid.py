"""Every point of a sweep is the file with `--set` at its values, checked before anything is simulated."""

from pathlib import Path

import pytest

from simulator.errors import InputError
from simulator.scenario import load, read_grid, to_toml

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
PILOT, TABLE = SCENARIOS / "pilot.toml", SCENARIOS / "table.toml"


def refused(file: Path, *over: str) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as error:
        read_grid(file, [], over)
    return [(Path(one.file).name, one.key, one.code) for one in error.value.problems]


def test_points_are_what_set_gives() -> None:
    over = ["platforms.phoning.price=100,200", "mixes.pilot.orders.phoning.per_week=0:4:2"]
    grid = read_grid(PILOT, ["profiles.rep.headcount=2"], over)
    pairs = [(price, order) for price in (100, 200) for order in (0, 2, 4)]
    assert len(grid.points) == len(pairs)
    for point, (price, order) in zip(grid.points, pairs, strict=True):
        sets = [f"platforms.phoning.price={price}", f"mixes.pilot.orders.phoning.per_week={order}"]
        assert to_toml(point) == to_toml(load(PILOT, ["profiles.rep.headcount=2", *sets]))


def test_the_base_is_the_unswept_scenario() -> None:
    assert to_toml(read_grid(PILOT, [], ["platforms.phoning.price=1,2"]).base) == to_toml(load(PILOT))


@pytest.mark.parametrize(
    ("file", "path", "own", "unit", "belief", "replaces_law"),
    [
        (PILOT, "platforms.phoning.price", None, "money", True, False),
        (PILOT, "mixes.pilot.orders.phoning.per_week", 5.0, "appointments/week", False, False),
        (PILOT, "profiles.rep.headcount", 3.0, "people", False, False),
        (PILOT, "activities.visit.priority", 1.0, "rank", False, False),
        (PILOT, "deal.value", None, "money", True, True),
        (PILOT, "deal.value.mean", None, "money", True, False),
        (PILOT, "activities.quote.hours.prepare.mean", 1.2, "hours", False, False),
        (PILOT, "activities.offer.expires_after_days", 30.0, "days", False, False),
        (TABLE, "channels.calls.success", 0.015, "probability", False, False),
        (TABLE, "channels.calls.value", 3_000.0, "money", False, False),
        (TABLE, "channels.calls.hours", 0.4, "hours", False, False),
    ],
)
def test_what_is_known_of_a_quantity(file, path, own, unit, belief, replaces_law) -> None:
    (axis,) = read_grid(file, [], [f"{path}=1,0.5" if unit == "probability" else f"{path}=1,2"]).axes
    assert (axis.own, axis.unit, axis.belief, axis.replaces_law) == (own, unit, belief, replaces_law)
    assert axis.path == path


def test_a_correlated_belief_can_be_swept() -> None:
    grid = read_grid(PILOT, [], ["activities.demo.success=0.3,0.4"])
    assert [len(one.between) for one in (*grid.base.correlations, *grid.points[0].correlations)] == [3, 2]


@pytest.mark.parametrize(
    ("over", "problems"),
    [
        (["activities.call.success=0.9:1.3:0.1"], [("--over", "activities.call.success", "probability_bounds")]),
        (["activities.call.sucess=0.1,0.2"], [("--over", "activities.call.sucess", "unknown_key")]),
        (["activities.cal.success=0.1,0.2"], [("--over", "activities.cal.success", "correlation_path")]),
        (["mixes.new.prospecting.rep.calls=1,2"], [("--over", "mixes.new.prospecting.rep.calls", "correlation_path")]),
        (["mixes.pilot=1,2"], [("--over", "mixes.pilot", "correlation_path")]),
        (["nothing=1,2"], [("--over", "nothing", "unknown_key")]),
        (["title=1,2"], [("--over", "title", "over_text")]),
        (["horizon.start=1,2"], [("--over", "horizon.start", "over_text")]),
        (["calendar.days=1,2"], [("--over", "calendar.days", "over_text")]),
        (["profiles.rep.headcount=1:2:0.5"], [("--over", "profiles.rep.headcount", "whole")]),
        (["mixes.pilot.orders.phonin.per_week=1,2"], [("--over", "mixes.pilot.orders.phonin", "unknown_name")]),
        (["mixes.pilot.prospecting.rep.calls=0.1,0.2"], [("pilot.toml", "mixes.pilot.prospecting.rep", "shares_sum")]),
        (["deal.value=1,2", "deal.value.mean=1,2"], [("--over", "deal.value.mean", "over_twice")]),
        (
            ["activities.call.success=2,3", "profiles.rep.headcount=0,1"],
            [("--over", "activities.call.success", "probability_bounds"), ("--over", "profiles.rep.headcount", "at_least")],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once(over, problems) -> None:
    assert sorted(refused(PILOT, *over)) == sorted(problems)


def test_two_names_of_one_quantity() -> None:
    same = ["channels.calls.success=0.1,0.2", "activities.calls.success=0.1,0.2"]
    assert refused(TABLE, *same) == [("--over", "activities.calls.success", "over_twice")]


def test_the_file_itself_is_checked_first() -> None:
    with pytest.raises(InputError, match="no such file"):
        read_grid("nowhere.toml", [], ["a=1,2"])
    with pytest.raises(InputError, match="no such key"):
        read_grid(PILOT, ["wrong=1"], ["platforms.phoning.price=1,2"])

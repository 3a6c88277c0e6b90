"""Shares of the prospecting time add up exactly, whatever is rounded; keys of a scenario are apart, whatever the files' names."""

import math

import pytest
from hypothesis import given, strategies as st

from simulator.calibration.fit.attempts import OPENING, Attempts, sharing_out
from simulator.calibration.fit.told import Told


def row(name: str, activity: str, weekly: float) -> Attempts:
    return Attempts(name, activity, "", "rep", {}, 1.0, Told(1), 1.0, weekly)


@given(
    st.lists(st.floats(0.001, 100.0), min_size=1, max_size=9),
    st.just(0.0) | st.floats(0.001, 300.0),
    st.sampled_from(["call", OPENING]),
)
def test_rounded_shares_add_up(hours: list[float], available: float, activity: str) -> None:
    shares = sharing_out([row(f"c{k}", activity, one) for k, one in enumerate(hours)], available)
    tenths = [share * 10_000 for share in shares.values()]
    assert [round(one) for one in tenths] == pytest.approx(tenths, abs=1e-8)
    assert math.fsum(map(round, tenths)) == 10_000
    assert shares.get("idle") != 0.0


def test_a_week_that_is_full_to_the_hour_leaves_nobody_idle() -> None:
    rows = [row(f"c{k}", "call", 1.0) for k in range(3)] + [row("c3", "call", 0.00149)]
    assert "idle" not in sharing_out(rows, math.fsum(one.weekly for one in rows))
    rounded_up = [row(f"c{k}", "call", share) for k, share in enumerate((0.33336, 0.33336, 0.33328))]
    assert sum(round(10_000 * one) for one in sharing_out(rounded_up, 1.0).values()) == 10_000

"""Bands of the weekly series are the same however few weeks are held at a time, and are those of the rows."""

import numpy as np
import pytest

from simulator.outcomes import Outcomes
from simulator.study.weekly import weekly_bands

ROWS, WEEKS = 40, 7


@pytest.fixture
def outcomes() -> Outcomes:
    weekly = np.random.default_rng(1).normal(size=(3, 2, ROWS, WEEKS))
    named = dict(zip(("margin", "cost", "hours"), weekly, strict=True))
    rows = np.arange(ROWS)
    return Outcomes(("now", "trial"), rows // 2, rows % 2, {}, named, {})


@pytest.mark.parametrize("held", [1, 3 * ROWS])
def test_weeks_held_at_a_time_change_no_bit(outcomes, held, monkeypatch):
    whole = weekly_bands(outcomes)
    monkeypatch.setattr("simulator.study.weekly.HELD", held)
    for mix, series in weekly_bands(outcomes).items():
        for name, found in series.items():
            for band, values in found.items():
                assert np.array_equal(values, whole[mix][name][band])


def test_the_net_is_summed_up_week_by_week(outcomes):
    net = (outcomes.weekly["margin"] - outcomes.weekly["cost"])[1].cumsum(axis=1)
    assert weekly_bands(outcomes)["trial"]["cumulated_net"]["mean"] == pytest.approx(net.mean(axis=0))

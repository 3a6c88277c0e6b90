"""Half a million calls are fitted in a small multiple of the time that polars needs to read them."""

import time

import numpy as np
import polars as pl
import pytest

from simulator.calibration.estimators import fit_durations, fit_fatigue, fit_outcomes, fit_values

ROWS = 500_000
#: Reading and fitting may take ten times the reading; validation of what was read needs its part of it.
MULTIPLE = 5.0


def least(act, times=3):
    taken = []
    for _ in range(times):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.fixture
def calls(tmp_path):
    random = np.random.default_rng(1)
    frame = pl.DataFrame(
        {
            "talk": random.lognormal(5.164, 0.927, ROWS).round(3),
            "attempts": random.geometric(0.4, ROWS),
            "success": random.random(ROWS) < 0.04,
            "agent": random.choice(["Anne", "Bruno", "Chloé"], ROWS),
            "started": ["2027-01-04T09:00:00+01:00"] * ROWS,
        }
    )
    frame.write_csv(tmp_path / "calls.csv")
    return tmp_path / "calls.csv"


def test_half_a_million_calls(calls):
    read = least(lambda: pl.read_csv(calls))
    frame = pl.read_csv(calls)
    talk, attempts, success = (frame[name].to_numpy() for name in ("talk", "attempts", "success"))

    def fit():
        fit_durations(talk)
        fit_fatigue(attempts, success)

    assert least(fit) < MULTIPLE * read


def test_deals_cost_by_distinct_age_and_not_by_row():
    random = np.random.default_rng(2)
    ages, outcomes = random.integers(1, 300, 200_000), random.integers(0, 3, 200_000)
    few = least(lambda: fit_outcomes(ages[:2_000], outcomes[:2_000], draws=500), 1)
    assert least(lambda: fit_outcomes(ages, outcomes, draws=500), 1) < 10 * few
    assert fit_values(random.lognormal(8, 1, 100_000)).law.rows == 100_000

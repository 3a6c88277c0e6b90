"""What the estimators find in two public data sets, known from counting them (tests/verification/real/README.md)."""

import csv
from pathlib import Path

import numpy as np
import pytest

from simulator.calibration.estimators import (
    fatigue_of,
    fit_conversion,
    fit_durations,
    fit_fatigue,
    fit_outcomes,
)

REAL = Path(__file__).parent / "real"
#: Per cent of success at the k-th contact among the clients who got that far.
FATIGUE = [5.58, 5.14, 4.42, 3.26, 2.41, 2.22, 1.58, 0.96]


def table(name):
    with (REAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def repeated(rows, column, count, kind=float):
    values = np.array([kind(row[column]) for row in rows])
    return np.repeat(values, [int(row[count]) for row in rows])


@pytest.fixture
def contacts():
    """Contacts made of each client, and whether the last one was a success."""
    rows = table("bank_contacts.csv")
    return repeated(rows, "contacts", "clients", int), repeated(rows, "yes", "clients", str) == "yes"


def test_talk_time_is_lognormal():
    fit = fit_durations(repeated(table("bank_durations.csv"), "seconds", "clients"))
    assert (fit.rows, fit.zeros, fit.family) == (41_184, 4, "lognormal")
    assert np.log(fit.chosen.arguments["scale"]) == pytest.approx(5.164, abs=5e-4)
    assert fit.chosen.arguments["s"] == pytest.approx(0.927, abs=5e-4)
    assert fit.mean.p10 < 258.3 < fit.mean.p90 and fit.mean.p90 / fit.mean.p10 < 1.02
    assert {one.family for one in fit.candidates} == {"lognormal", "gamma", "weibull", "empirical"}


def test_success_falls_from_contact_to_contact(contacts):
    fit = fit_fatigue(*contacts)
    assert int(fit.exposures.sum()) == 105_754 and int(fit.successes.sum()) == 4_640
    assert 100 * fit.overall == pytest.approx(4.39, abs=0.005)
    found = 100 * fit.successes[:8] / fit.exposures[:8]
    assert np.round(found, 2).tolist() == FATIGUE
    assert fit.slope.p90 < 0.9 and fit.tires > 0.999


def test_dividing_by_those_whose_last_contact_it_was_is_noticed(contacts):
    """The negative control: survivorship bias gives more than twice the success, 13.0 to 4.3 per cent."""
    made, won = contacts
    last, successes = np.bincount(made)[1:9], np.bincount(made[won])[1:9]
    biased = fatigue_of(last, successes)
    shares = 100 * biased.successes / biased.exposures
    assert shares[[0, 7]] == pytest.approx([13.0, 4.3], abs=0.051)
    right = fit_fatigue(made, won)
    for wrong, rate in zip(biased.rates, right.rates[:8], strict=True):
        assert wrong.belief.p10 > rate.belief.p90
    assert np.round(shares, 2).tolist() != FATIGUE


def test_deals_still_open_are_open_and_not_lost():
    rows = table("pipeline_deals.csv")
    days = repeated(rows, "days", "deals")
    outcome = repeated(rows, "outcome", "deals", str)
    codes = np.select([outcome == "won", outcome == "lost"], [1, 2], 0)
    fit = fit_outcomes(days, codes)
    assert fit.counts == {"won": 4_238, "lost": 2_473, "open": 2_089}
    closed = fit_conversion(4_238, 4_238 + 2_473)
    assert 100 * closed.successes / closed.trials == pytest.approx(63.15, abs=0.005)
    assert fit.won_of_closed.p10 < 0.64 and fit.won_of_closed.p90 > 0.632
    # counted as lost, the open would leave 48 % of the deals won
    assert fit.won.p10 > 4_238 / 8_800 + 0.02
    assert not fit.too_short and fit.window > 400
    gap = np.abs(fit.won_by.observed - fit.won_by.fitted).max()
    assert gap < 0.08, "no law of one hump fits delays that have two, and the picture shows by how much"


def test_a_quarter_of_it_is_not_read_as_a_short_cycle():
    """The first 60 days of every deal: half of the delays are longer, and the window is said to be too short."""
    rows = table("pipeline_deals.csv")
    days = repeated(rows, "days", "deals")
    outcome = repeated(rows, "outcome", "deals", str)
    codes = np.select([outcome == "won", outcome == "lost"], [1, 2], 0)
    known = (days > 0) & (np.arange(len(days)) % 20 == 0)
    days, codes = days[known], codes[known]
    cut = np.where(days > 60, 0, codes)
    fit = fit_outcomes(np.minimum(days, 60), cut)
    seen = days[cut == 1].mean()
    assert fit.too_short
    assert fit.won_after is not None and fit.won_after.mean.p90 > 2 * seen

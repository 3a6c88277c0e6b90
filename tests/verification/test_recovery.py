"""What is fitted on a quarter's exports covers the truth as often as it says (see `market`).

Truths come from the beliefs before any data, so that a right 80 % band covers exactly 80 % of them whatever the window; those of
values and talk times hold for many rows, whatever the truth. Of 200 markets the number covered is binomial; |z| stays below
`BOUND`, a false alarm once in 15,000 figures, fewer than twice in a thousand for the whole file over the choice of the seed.
"""

from functools import cache
from math import sqrt

import numpy as np
import pytest

from simulator.calibration.estimators import (
    DelayPrior,
    fit_conversion,
    fit_durations,
    fit_outcomes,
    fit_values,
)
from verification.market import QUARTER, TALK, drawn, exported, told

MARKETS, BOUND, SEED = 200, 4.0, 2
#: Some deals take years; nothing is left to close on this day.
LATER = 6000.0
OPENED = 0.08

pytestmark = pytest.mark.slow


@cache
def markets():
    """Truths, and what each market's tools hold at the quarter's end and when all is over."""
    random, prior = np.random.default_rng(SEED), DelayPrior()
    found = []
    for number in range(MARKETS):
        truth = drawn(random, prior)
        diary = told(truth, OPENED, 1000 * SEED + number)
        found.append((truth, exported(diary, QUARTER), exported(diary, LATER)))
    return found


def z_of(covered):
    """z of the share of 80 % bands that cover, over those that could be fitted."""
    return (np.mean(covered) - 0.8) / sqrt(0.8 * 0.2 / len(covered))


def covers(belief, truth):
    return belief.p10 <= truth <= belief.p90


def delays_and_shares(export, draws):
    """Fit a market's deals; four truths of ours and what is thought of them."""
    fit = fit_outcomes(export.ages, export.outcomes, draws=draws)

    def read(truth):
        yield "won", covers(fit.won, truth.won)
        yield "never", covers(fit.never, truth.never)
        if fit.won_after is not None:
            yield "won_mean", covers(fit.won_after.mean, truth.won_mean)
        if fit.lost_after is not None:
            yield "lost_mean", covers(fit.lost_after.mean, truth.lost_mean)

    return fit, read


@pytest.mark.parametrize(("window", "draws"), [(QUARTER, 700), (LATER, 400)], ids=["quarter", "all"])
def test_beliefs_cover_the_truth(window, draws):
    covered = {}
    short, fits = 0, []
    for truth, quarter, later in markets():
        fit, read = delays_and_shares(quarter if window == QUARTER else later, draws)
        fits.append(fit)
        short += fit.too_short
        for name, yes in read(truth):
            covered.setdefault(name, []).append(yes)
    assert {name: round(z_of(yes), 2) for name, yes in covered.items() if abs(z_of(yes)) > BOUND} == {}
    assert min(fit.effective for fit in fits) > 50
    if window == QUARTER:
        assert short > MARKETS / 2, "most delays of the prior outlast a quarter, and it says so"
    else:
        assert short < MARKETS / 20


def test_talk_times_and_values_cover_the_truth():
    talk, value = [], []
    for truth, quarter, later in markets():
        talk.append(covers(fit_durations(quarter.talk).mean, TALK))
        if len(later.values) >= 30:
            value.append(covers(fit_values(later.values).law.mean, truth.value))
    assert abs(z_of(talk)) < BOUND and abs(z_of(value)) < BOUND


def test_ignoring_that_deals_are_open_fails():
    """The negative control: delays of closed deals as they are, shares of all deals or of closed ones."""
    mean, of_all, of_closed = [], [], []
    for truth, quarter, _ in markets():
        won, closed = (quarter.outcomes == 1).sum(), (quarter.outcomes > 0).sum()
        of_all.append(covers(fit_conversion(won, len(quarter.outcomes)).belief, truth.won))
        of_closed.append(covers(fit_conversion(won, closed).belief, truth.wins))
        delays = quarter.ages[quarter.outcomes == 1]
        if (delays > 0).any():
            mean.append(covers(fit_durations(delays).mean, truth.won_mean))
    assert max(z_of(mean), z_of(of_all), z_of(of_closed)) < -2 * BOUND

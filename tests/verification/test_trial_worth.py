"""A trial held to the Beta-binomial case, where everything is known in closed form.

An option gains `VALUE x p - PRICE` a week against stopping, p ~ Beta(A, B); a trial shows how many of n attempts succeed.
The posterior mean of p is (A + x) / (A + B + n), so the best rule is a threshold on x (H. Raiffa and R. Schlaifer, Applied
Statistical Decision Theory (1961), chapter 5). Estimates carry their own error; |z| stays below `BOUND`.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import beta, betabinom, binom, chi2

from simulator.decision.trial import (
    FOLDS,
    Evidence,
    Shown,
    Stakes,
    Thresholds,
    Two,
    judge,
    known as known_to,
    look_early,
    verdict,
    worth,
)
from simulator.statistics import Design, LeftOut, jackknifed, leave_out_means
from verification.judge import BOUND, z_known
from verification.theory import value_of_knowing

A, B, VALUE, PRICE = 2.0, 8.0, 500.0, 110.0
GROUPS, DRAWS, REPEATED = 20, 6_000, 24


@dataclass
class Known:
    """The exact answers for a trial of n attempts."""

    n: int

    def posterior(self, x):
        return (A + x) / (A + B + self.n)

    @property
    def chances(self):
        return betabinom.pmf(np.arange(self.n + 1), self.n, A, B)

    def gain(self, x):
        return VALUE * self.posterior(x) - PRICE

    @property
    def threshold(self):
        return int(np.flatnonzero(self.gain(np.arange(self.n + 1)) > 0.0)[0])

    @property
    def evsi(self):
        after = float(self.chances @ np.maximum(self.gain(np.arange(self.n + 1)), 0.0))
        return after - max(VALUE * A / (A + B) - PRICE, 0.0)

    @property
    def wrong(self):
        """P(the rule takes the other side than p does), integrated over p."""
        p = (np.arange(20_000) + 0.5) / 20_000
        goes_on = binom.sf(self.threshold - 1, self.n, p)
        return float((beta.pdf(p, A, B) * np.where(p * VALUE > PRICE, 1.0 - goes_on, goes_on)).mean())


def rates(seed, draws=DRAWS):
    return np.random.default_rng(seed).beta(A, B, draws)


def stakes_of(gain):
    """Stakes whose gains (draws, options - 1) are known exactly: leaving draws out changes no fit."""
    group = (np.arange(len(gain)) % GROUPS).astype(np.int32)
    return Stakes(
        LeftOut(np.repeat(gain[None], GROUPS + 1, axis=0), group), np.arange(len(gain), dtype=np.int32)
    )


def shown_of(counts, stakes):
    return Shown([np.asarray(counts, dtype=np.intp)], stakes.gain.group % FOLDS)


def z(found, expected):
    return z_known(found.value, expected, found.se)


@pytest.mark.parametrize("n", [4, 15, 60])
def test_two_ways(n):
    known, p = Known(n), rates(n)
    counts = np.random.default_rng(100 + n).binomial(n, p)
    stakes = stakes_of((VALUE * p - PRICE)[:, None])
    judged = judge(stakes, shown_of(counts, stakes), counts[:, None].astype(float))
    assert abs(z(jackknifed(judged.evsi, judged.evsi_error), known.evsi)) < BOUND
    assert abs(z(jackknifed(judged.value), known.evsi)) < BOUND, "a threshold is the best that can be done"
    assert abs(z(judged.chance(judged.wrong, DRAWS), known.wrong)) < BOUND
    assert abs(judged.rule.thresholds.go_on - known.threshold) <= (1 if n > 20 else 0)
    assert judged.taken.sum() == pytest.approx(1.0)


def test_three_ways_have_the_thresholds_of_the_posterior():
    """The third way gains 0.6 of the success at 0.4 of the price: best between, for posterior means of 0.147 to 0.33."""
    n, p = 12, rates(3, 20_000)
    counts = np.random.default_rng(4).binomial(n, p)
    gain = np.column_stack([0.6 * VALUE * p - 0.4 * PRICE, VALUE * p - PRICE])
    stakes = stakes_of(gain)
    x = np.arange(n + 1)
    mean = Known(n).posterior(x)
    exact = np.column_stack([np.zeros(n + 1), 0.6 * VALUE * mean - 0.4 * PRICE, VALUE * mean - PRICE])
    best = np.argmax(exact, axis=1)
    expected = Thresholds(go_on=int(np.argmax(best == 2)), stop=int(np.argmax(best > 0)))
    judged = judge(stakes, shown_of(counts, stakes), counts[:, None].astype(float))
    assert judged.rule.thresholds == expected
    after = float(Known(n).chances @ exact.max(axis=1))
    at_once = max(0.0, 0.6 * VALUE * 0.2 - 0.4 * PRICE, VALUE * 0.2 - PRICE)
    assert abs(z(jackknifed(judged.value), after - at_once)) < BOUND


def test_many_failures_are_a_reason_to_stop():
    """Failures are what is counted: the same trial read the other way round, with the same worth."""
    n = 15
    known, p = Known(n), rates(21)
    counts = n - np.random.default_rng(22).binomial(n, p)
    stakes = stakes_of((VALUE * p - PRICE)[:, None])
    judged = judge(stakes, shown_of(counts, stakes), counts[:, None].astype(float))
    enough = n - known.threshold + 1
    assert judged.rule.thresholds == Thresholds(enough, enough, upward=False)
    assert judged.taken[1] == pytest.approx((counts < enough).mean())
    assert abs(z(jackknifed(judged.value), known.evsi)) < BOUND
    changed = float(known.chances[known.threshold :].sum())
    assert abs(z(judged.chance(judged.changed, DRAWS), changed)) < BOUND


def test_three_ways_turned_are_the_three_ways_of_the_count_turned():
    n, p = 12, rates(3, 20_000)
    counts = np.random.default_rng(4).binomial(n, p)
    gain = np.column_stack([0.6 * VALUE * p - 0.4 * PRICE, VALUE * p - PRICE])
    stakes = stakes_of(gain)
    up, down = (
        judge(stakes, shown_of(one, stakes), one[:, None].astype(float)) for one in (counts, n - counts)
    )
    assert not down.rule.thresholds.upward
    np.testing.assert_allclose(down.taken, up.taken)
    np.testing.assert_allclose(down.value, up.value)


def test_what_no_threshold_reads_changes_the_choice_all_the_same():
    """The sign of a product of two counts: neither count alone says anything, both together nearly everything."""
    scores = np.random.default_rng(23).normal(size=(DRAWS, 2))
    stakes = stakes_of((100.0 * scores.prod(axis=1) + 10.0)[:, None])
    levels = np.rint(5.0 * scores + 25.0).astype(np.intp)
    shown = Shown(list(levels.T), stakes.gain.group % FOLDS)
    judged = judge(stakes, shown, levels.astype(float))
    changed = judged.chance(judged.changed, DRAWS)
    assert changed.value - BOUND * changed.se > 0.3
    assert judged.evsi[0] > 10.0 * judged.evsi_error
    assert judged.value[0] < 0.1 * judged.evsi[0]
    net = known_to(judged.evsi, judged.evsi_error)
    assert verdict(Evidence(net, changed, net)) == "worth"


def test_a_trial_that_shows_nothing_is_worth_nothing():
    p = rates(7)
    counts = np.random.default_rng(8).binomial(15, 0.2, DRAWS)
    stakes = stakes_of((VALUE * p - PRICE)[:, None])
    judged = judge(stakes, shown_of(counts, stakes), counts[:, None].astype(float))
    assert abs(z(jackknifed(judged.evsi, judged.evsi_error), 0.0)) < BOUND
    assert abs(z(jackknifed(judged.value, 1e-9), 0.0)) < BOUND


def test_an_early_look_is_found_by_backward_induction():
    """Ten attempts, then twenty more, which cost; at the look one stops, or goes on with the trial."""
    first, more, weeks, cost = 10, 20, 10.0, 60.0
    p = rates(11, 20_000)
    generator = np.random.default_rng(12)
    early = generator.binomial(first, p)
    last = early + generator.binomial(more, p)
    stakes = stakes_of((VALUE * p - PRICE)[:, None])
    meanwhile = LeftOut(np.full((GROUPS + 1, p.size, 1), -cost), stakes.gain.group)
    found = look_early(stakes, Two(shown_of(early, stakes), shown_of(last, stakes), meanwhile, weeks))

    x, y = np.arange(first + 1), np.arange(more + 1)
    after = np.maximum(Known(first + more).gain(x[:, None] + y), 0.0)
    chances = np.array([betabinom.pmf(y, more, A + k, B + first - k) for k in x])
    going_on = weeks * (chances * after).sum(axis=1) - cost
    added = float(Known(first).chances @ (np.maximum(going_on, 0.0) - going_on))
    assert found.rules.early.thresholds.go_on == int(np.flatnonzero(going_on > 0.0)[0])
    assert abs(z(found.gain, added)) < BOUND
    stops = float(Known(first).chances @ (going_on <= 0.0))
    assert found.stopped == pytest.approx(stops, abs=5.0 * np.sqrt(stops / p.size))


def test_worth_is_what_is_learned_less_what_is_paid():
    """By hand: 100 a week learned for 50 weeks; going on at once brings 3,000 more than the trial, then 20 a week."""
    p = rates(13)
    counts = np.random.default_rng(14).binomial(15, p)
    stakes = stakes_of((VALUE * p - PRICE)[:, None])
    judged = judge(stakes, shown_of(counts, stakes), counts[:, None].astype(float))
    gain, during = np.tile([0.0, 20.0], (GROUPS + 1, 1)), np.tile([500.0, 3_000.0], (GROUPS + 1, 1))
    found = worth(judged, gain, during, 50.0)
    assert found.at_once == 1
    assert found.cost[0] == pytest.approx(3_000.0)
    assert found.net[0] == pytest.approx(50.0 * judged.evsi[0] - 3_000.0)
    stopping = worth(judged, -gain, during, 50.0)
    assert stopping.at_once == 1, "3,000 - 50 x 20 are more than the 500 of stopping"
    assert stopping.cost[0] == pytest.approx(2_000.0)


def noisy(seed, draws=1_500, rows=2):
    """Gain = 200 z1 + 100 z2 under luck of sd 800, two rows a draw; a trial shows z1 + unit noise."""
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(draws, 3))
    design = Design.plain(rows * draws)
    gain = (scores @ [200.0, 100.0, 0.0])[design.draw] + generator.normal(0.0, 800.0, rows * draws)
    seen = scores[design.draw, 0] + generator.normal(size=rows * draws)
    fitted = leave_out_means([gain], design, scores)
    stakes = Stakes(fitted, design.draw_index)
    levels = np.clip(np.round(10.0 * seen) + 40, 0, 80).astype(np.intp)
    return judge(stakes, Shown([levels], (fitted.group % FOLDS)[design.draw_index]), seen[:, None])


def test_errors_know_that_the_gains_are_fitted_under_luck():
    """z-scores of 24 repetitions: their sum of squares is chi-squared; two-sided false-alarm rate 1e-6."""
    expected = value_of_knowing(0.0, 200.0 / np.sqrt(2.0))
    judged = [noisy(seed) for seed in range(REPEATED)]
    found = [jackknifed(one.evsi, one.evsi_error) for one in judged]
    squares = sum(z(one, expected) ** 2 for one in found)
    assert chi2.ppf(5e-7, REPEATED) < squares < chi2.isf(5e-7, REPEATED)
    alone = sum(((one.evsi[0] - expected) / one.evsi_error) ** 2 for one in judged)
    assert alone > chi2.isf(5e-7, REPEATED), "an error that takes the fitted gains as known is too small"
    missed = [one.value - expected for one in found]
    assert np.mean(missed) == pytest.approx(0.0, abs=5.0 * np.std(missed) / np.sqrt(REPEATED))

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy import stats

from simulator.calibration.estimators import DelayPrior, fit_outcomes, fit_recurring, misfit
from simulator.calibration.estimators.cure.delays import LAWS
from simulator.calibration.estimators.cure.incidence import observed_by
from simulator.calibration.estimators.cure.likelihood import (
    log_posterior,
    log_prior,
    prior_draws,
    seen,
)
from simulator.calibration.estimators.cure.posterior import posterior

KNOWN = {"lognormal": stats.lognorm, "gamma": stats.gamma, "weibull": stats.weibull_min}
PRIOR = DelayPrior()
#: Logits of won and lost against never, then log mean and log cv of both delays.
THETA = np.array([[0.2, -0.5, np.log(40), np.log(0.7), np.log(12), np.log(1.3)]])


def shape(family, cv):
    if family == "lognormal":
        return np.sqrt(np.log1p(cv**2))
    return cv**-2 if family == "gamma" else None


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.family)
@pytest.mark.parametrize("cv", [0.3, 0.8, 2.0])
def test_a_delay_has_the_mean_and_the_spread_that_it_says(law, cv):
    mean, at = np.log([40.0]), np.log([cv])

    y = np.linspace(-160.0, 14.0, 400_001)
    log_density = law.log_density(np.exp(y), mean, at)[0]

    def moment(order):
        return np.trapezoid(np.exp((order + 1) * y + log_density), y)

    assert moment(0) == pytest.approx(1, abs=1e-5)
    assert moment(1) == pytest.approx(40, rel=1e-4)
    assert np.sqrt(moment(2) / moment(1) ** 2 - 1) == pytest.approx(cv, rel=2e-3)
    ages = np.array([1.0, 30.0, 200.0])
    longer = law.longer(ages, mean, at)[0]
    for age, rest in zip(ages, longer, strict=True):
        later = y >= np.log(age)
        assert rest == pytest.approx(np.trapezoid(np.exp(y + log_density)[later], y[later]), abs=1e-3)
    if (k := shape(law.family, cv)) is not None:
        dist = KNOWN[law.family](k, scale=40 / KNOWN[law.family](k).mean())
        assert longer == pytest.approx(dist.sf(ages))


def test_the_likelihood_is_the_formula():
    law = LAWS[0]
    ages, outcomes = np.array([10.0, 25.0, 60.0, 80.0]), np.array([2, 1, 0, 1])
    weights = np.exp([THETA[0, 0], THETA[0, 1], 0.0])
    won, lost, never = weights / weights.sum()
    laws = []
    for log_mean, log_cv in (THETA[0, 2:4], THETA[0, 4:6]):
        sigma = shape("lognormal", np.exp(log_cv))
        laws.append(stats.lognorm(sigma, scale=np.exp(log_mean - sigma**2 / 2)))
    expected = np.log(lost * laws[1].pdf(10)) + np.log(won * laws[0].pdf(25)) + np.log(won * laws[0].pdf(80))
    expected += np.log(never + won * laws[0].sf(60) + lost * laws[1].sf(60))
    found = log_posterior(THETA, seen(ages, outcomes, 0.0), law, PRIOR) - log_prior(THETA, PRIOR)
    assert found[0] == pytest.approx(expected)


def test_days_count_as_the_chance_of_the_day():
    """Early days by the distribution function, later ones by the density: one law adds up to one over all days."""
    days = np.arange(0.0, 4000.0)
    for law in LAWS:
        total = 0.0
        for day in days[:40]:
            deals = seen(np.array([day]), np.array([1]), 1.0)
            shares = np.log(1 / (1 + np.exp(-THETA[0, 0]) + np.exp(THETA[0, 1] - THETA[0, 0])))
            total += np.exp((log_posterior(THETA, deals, law, PRIOR) - log_prior(THETA, PRIOR))[0] - shares)
        assert total == pytest.approx(
            1 - law.longer(np.array([39.5]), THETA[:, 2], THETA[:, 3])[0, 0], abs=2e-3
        )


def test_evidence_and_draws_without_data_are_the_prior():
    deals = seen(np.array([0.0]), np.array([0]), 1.0)
    found = posterior(deals, PRIOR, 4_000, np.random.default_rng(1))
    assert [one.weight.sum() for one in found] == pytest.approx([1 / 3] * 3, abs=0.02)
    theta, weight = found[0].theta, found[0].weight / found[0].weight.sum()
    assert weight @ theta[:, 2] == pytest.approx(np.log(PRIOR.mean), abs=0.1)
    mean = prior_draws(PRIOR, 4_000, np.random.default_rng(2))[:, 2]
    assert mean.std() == pytest.approx(PRIOR.mean_spread, rel=0.05)


def test_beliefs_are_those_of_the_prior_weighted_by_the_likelihood():
    """Six deals, half of them open: 300,000 truths of the prior, each counting for how likely it makes the deals."""
    ages, outcomes = np.array([12.0, 40.0, 25.0, 60.0, 75.0, 90.0]), np.array([1, 1, 2, 0, 0, 0])
    fit = fit_outcomes(ages, outcomes, resolution=0.0, draws=12_000)
    deals, won, mean, weight = seen(ages, outcomes, 0.0), [], [], []
    for law in LAWS:
        theta = prior_draws(PRIOR, 100_000, np.random.default_rng(6))
        weight.append(np.exp(log_posterior(theta, deals, law, PRIOR) - log_prior(theta, PRIOR)))
        shares = np.exp(theta[:, :2])
        won.append(shares[:, 0] / (1 + shares.sum(axis=1)))
        mean.append(np.exp(theta[:, 2]))
    chances = np.array([each.sum() for each in weight])
    assert fit.won_after is not None
    assert list(fit.won_after.weights.values()) == pytest.approx(chances / chances.sum(), abs=0.02)
    every, values = np.concatenate(weight) / chances.sum(), np.concatenate(won)
    for level, at in ((0.1, fit.won.p10), (0.5, fit.won.p50), (0.9, fit.won.p90)):
        assert every[values <= at].sum() == pytest.approx(level, abs=0.02)
    delays = np.concatenate(mean)
    for level, at in ((0.1, fit.won_after.mean.p10), (0.9, fit.won_after.mean.p90)):
        assert every[delays <= at].sum() == pytest.approx(level, abs=0.02)


def test_when_all_is_over_shares_are_counts():
    """Everything closed long ago or never: the posterior of the shares is Dirichlet (counts + 1)."""
    random = np.random.default_rng(3)
    ages = np.concatenate([random.gamma(3, 5, 60), random.gamma(3, 5, 30), np.full(40, 1e5)])
    outcomes = np.repeat([1, 2, 0], [60, 30, 40])
    fit = fit_outcomes(ages, outcomes, resolution=0.0)
    for belief, count in ((fit.won, 60), (fit.lost, 30), (fit.never, 40)):
        known = stats.beta(count + 1, 133 - count - 1)
        assert (belief.mean, belief.p10, belief.p90) == pytest.approx(
            (known.mean(), known.ppf(0.1), known.ppf(0.9)), abs=0.008
        )
    closed = stats.beta(61, 31)
    assert (fit.won_of_closed.p10, fit.won_of_closed.p90) == pytest.approx(closed.ppf([0.1, 0.9]), abs=0.01)
    assert not fit.too_short and fit.seen.p10 > 0.99


def test_the_observed_curves_count_open_deals_as_open():
    """By hand: 4 deals; one won at 10, one open at 15, one lost at 20, one open at 30."""
    deals = seen(np.array([10.0, 15.0, 20.0, 30.0]), np.array([1, 0, 2, 0]), 1.0)
    won, lost = observed_by(deals, np.array([5.0, 10.0, 19.0, 20.0, 40.0]))
    assert won.tolist() == pytest.approx([0, 1 / 4, 1 / 4, 1 / 4, 1 / 4])
    assert lost.tolist() == pytest.approx([0, 0, 0, 3 / 4 / 2, 3 / 4 / 2])


def test_a_window_that_shows_nothing_is_said_to_be_too_short():
    fit = fit_outcomes(np.linspace(1, 80, 80), np.zeros(80, dtype=int))
    assert fit.too_short and fit.won_after is None and fit.lost_after is None
    assert fit.never.p90 - fit.never.p10 > 0.3
    few = fit_outcomes([20.0, 60.0, 70.0, 80.0], [1, 0, 0, 0])
    assert few.too_short and few.won_after is not None
    assert few.won_after.mean.p90 / few.won_after.mean.p10 > 4


def test_the_same_deals_give_the_same_answer_in_any_order():
    ages, outcomes = np.array([3.0, 9.0, 40.0, 80.0, 80.0]), np.array([1, 2, 1, 0, 0])
    fit = fit_outcomes(ages, outcomes)
    again = fit_outcomes(ages[::-1], outcomes[::-1])
    assert fit.won == again.won and fit.seen == again.seen
    other = fit_outcomes(ages, outcomes, seed=1)
    assert other.won != fit.won and other.won.p50 == pytest.approx(fit.won.p50, abs=0.05)


@pytest.mark.parametrize(
    ("ages", "outcomes", "resolution"),
    [([], [], 1.0), ([1.0], [0, 1], 1.0), ([-1.0], [0], 1.0), ([np.nan], [1], 1.0), ([0.0], [1], 0.0)],
)
def test_deals_that_are_none_are_refused(ages, outcomes, resolution):
    with pytest.raises(ValueError, match="age"):
        fit_outcomes(ages, outcomes, resolution=resolution)


@given(
    st.lists(st.tuples(st.integers(0, 2_000), st.sampled_from([0, 1, 2])), min_size=1, max_size=60),
    st.sampled_from([0.0, 1.0]),
)
@settings(max_examples=12, deadline=None)
def test_any_deals_can_be_fitted(deals, resolution):
    ages = np.array([max(age, 1) if resolution == 0 else age for age, _ in deals], dtype=float)
    fit = fit_outcomes(ages, [code for _, code in deals], resolution=resolution, draws=300)
    for belief in (fit.won, fit.lost, fit.never, fit.won_of_closed, fit.seen):
        assert 0 <= belief.p10 <= belief.p50 <= belief.p90 <= 1 + 1e-9
    assert fit.won.mean + fit.lost.mean + fit.never.mean == pytest.approx(1)
    assert (fit.won_by.fitted >= 0).all() and np.isfinite(fit.lost_by.high).all()
    assert fit.effective > 1


def purchases(random, customers, share, yearly, days):
    """First purchases all over the time; those who buy again do so at a steady rate, 1,000 each time."""
    who, when, worth = [], [], []
    for customer in range(customers):
        day = random.uniform(0, days)
        again = random.random() < share
        while day < days:
            who.append(customer)
            when.append(day)
            worth.append(1_000.0)
            day = day + random.exponential(365.25 * 1_000 / yearly) if again else days
    return who, when, worth


def test_customers_who_have_not_bought_again_yet_may_still_do_so():
    random = np.random.default_rng(12)
    share, yearly, per = [], [], []
    for _ in range(30):
        truth = random.uniform(0.2, 0.8)
        fit = fit_recurring(*purchases(random, 120, truth, 2_500, 730), 730, draws=300)
        share.append(fit.share.p10 < truth < fit.share.p90)
        yearly.append(fit.yearly_value.p10 < 2_500 < fit.yearly_value.p90)
        per.append(fit.per_customer.p10 < 2_500 * truth < fit.per_customer.p90)
        assert fit.customers == 120 and fit.years < 2
    for covered in (share, yearly, per):
        assert abs((np.mean(covered) - 0.8) / np.sqrt(0.16 / 30)) < 4


def test_purchases_of_one_day_are_one():
    fit = fit_recurring(["a", "a", "b"], [10, 10, 30], [5.0, 5.0, 5.0], 400)
    assert (fit.customers, fit.again) == (2, 0)
    assert fit.yearly_value is None and fit.per_customer is None
    with pytest.raises(ValueError, match="end of the data"):
        fit_recurring(["a"], [10], [1.0], 5)


def humps(near: float, far: float) -> tuple[np.ndarray, np.ndarray]:
    """5,000 deals watched for 400 days, 55 % of them won: soon, or much later, and 20 % lost."""
    random = np.random.default_rng(5)
    fate = random.choice([0, 1, 2], p=[0.25, 0.55, 0.2], size=5_000)
    late = random.random(5_000) < 0.5
    delay = np.where(late, random.normal(far, 4.0, 5_000), random.normal(near, 2.0, 5_000))
    delay = np.where(fate == 2, random.gamma(2.0, 20.0, 5_000), delay)
    watched = random.uniform(20.0, 400.0, 5_000)
    seen_closed = (fate > 0) & (delay <= watched)
    ages = np.where(seen_closed, np.maximum(delay, 1.0), watched)
    return np.round(ages), np.where(seen_closed, fate, 0)


def test_a_law_that_fits_nowhere_leaves_a_share_that_holds_what_was_seen():
    """Two humps, 10 and 120 days: the law says too much or too little of the won; its range holds the curve's end."""
    fit = fit_outcomes(*humps(10.0, 120.0), draws=1_000)
    assert misfit(fit.won_by, 5_000) is not None
    reached = fit.won_by.observed[-1]
    assert fit.won.p10 <= reached <= fit.won.p90
    law = np.sqrt(0.55 * 0.45 / 5_000)
    assert fit.won.p90 - fit.won.p10 > 2 * 1.2816 * law
    assert fit.won.mean + fit.lost.mean + fit.never.mean == pytest.approx(1)


def test_a_law_that_fits_nowhere_leaves_a_delay_that_holds_what_was_seen():
    """Half after 10 days and half after 120: on average 65, with a standard error of 55 over the root of the deals won."""
    fit = fit_outcomes(*humps(10.0, 120.0), draws=1_000)
    assert fit.won_after.mean.p10 <= 65 - 1.28 * 0.8
    assert fit.won_after.mean.p90 >= 65 + 1.28 * 0.8


def test_a_law_that_fits_is_left_as_narrow_as_it_is():
    """One hump: the range is that of the counts, give or take its own spread."""
    fit = fit_outcomes(*humps(30.0, 30.0), draws=1_000)
    assert misfit(fit.won_by, 5_000) is None
    assert fit.won.p90 - fit.won.p10 == pytest.approx(2 * 1.2816 * np.sqrt(0.55 * 0.45 / 5_000), rel=0.15)

"""Beliefs after results against closed forms; weighted draws judged by z-scores at a false-alarm rate of 1 in 15,000 each."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy import special, stats

from simulator.calibration.update import (
    LEAST,
    Arrivals,
    Became,
    Believed,
    BetaLaw,
    Converted,
    Delay,
    Hours,
    LognormalLaw,
    Part,
    Seen,
    Valued,
    blocks_of,
    settle,
    weigh,
)

DRAWS = 20_000
#: Two-sided false-alarm rate 6e-5.
Z = 4.0
LEVELS = np.array([0.1, 0.5, 0.9])
BETA = BetaLaw(8.0, 12.0)
LOGNORMAL = LognormalLaw(np.log(8_000.0), 0.25)


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def settled(beliefs, terms, correlated=(), correlation=None, known=None, seed=1, draws=DRAWS):
    matrix = np.eye(len(correlated)) if correlation is None else np.asarray(correlation)
    blocks = blocks_of(beliefs, correlated, matrix, terms)
    return [settle(block, beliefs, known or {}, draws, generator(seed)) for block in blocks]


def in_disguise(law) -> Believed:
    """The same belief, its closed form hidden."""
    return Believed(law.quantile)


def z_of_quantiles(posterior, effective: float, exact) -> np.ndarray:
    """How far weighted quantiles are from exact ones, in standard errors of the chance below them."""
    below = exact.cdf(posterior.quantile(LEVELS))
    return (below - LEVELS) / np.sqrt(LEVELS * (1.0 - LEVELS) / effective)


@pytest.mark.parametrize(("successes", "failures"), [(0, 5), (9, 5), (40, 160), (2, 0)])
def test_beta_exactly(successes: int, failures: int) -> None:
    (found,) = settled({"p": Believed(BETA.quantile, BETA)}, [Converted("p", successes, failures)])
    exact = stats.beta(8.0 + successes, 12.0 + failures)
    assert found.posteriors["p"].method == "exact"
    assert found.weighing is None
    assert found.posteriors["p"].quantile(LEVELS) == pytest.approx(exact.ppf(LEVELS))


@pytest.mark.parametrize(("successes", "failures"), [(0, 5), (9, 5), (40, 160), (400, 1600)])
def test_weighted_counts_agree_with_the_beta(successes: int, failures: int) -> None:
    (found,) = settled({"p": in_disguise(BETA)}, [Converted("p", successes, failures)])
    posterior = found.posteriors["p"]
    assert posterior.method == "weighted"
    exact = stats.beta(8.0 + successes, 12.0 + failures)
    assert np.abs(z_of_quantiles(posterior, found.weighing.effective, exact)).max() < Z


def test_chances_cooled_by_waiting_have_no_closed_form() -> None:
    (found,) = settled({"p": Believed(BETA.quantile, BETA)}, [Converted("p", 9, 5, warmth=0.8)])
    assert found.posteriors["p"].method == "weighted"
    plain = stats.beta(17.0, 17.0).ppf(0.5)
    assert found.posteriors["p"].quantile(np.array([0.5]))[0] > plain, (
        "success is what it would be without the wait"
    )


def test_lognormal_exactly() -> None:
    """Normal mean with known variance, on logarithms (Gelman et al., section 2.5)."""
    values = (5_000.0, 9_500.0, 12_000.0)
    (found,) = settled({"m": Believed(LOGNORMAL.quantile, LOGNORMAL)}, [Valued("m", values, 0.7)])
    variance = np.log(1.0 + 0.7**2)
    logs = np.log(values) + variance / 2.0
    precision = 1.0 / 0.25**2 + 3.0 / variance
    mu = (np.log(8_000.0) / 0.25**2 + logs.sum() / variance) / precision
    law = found.posteriors["m"].law
    assert (law.mu, law.sigma) == (pytest.approx(mu), pytest.approx(precision**-0.5))


@pytest.mark.parametrize("count", [1, 8, 200])
def test_weighted_values_agree_with_the_lognormal(count: int) -> None:
    values = tuple(np.exp(np.log(11_000.0) + 0.6 * special.ndtri((np.arange(count) + 0.5) / count)))
    terms = [Valued("m", values, 0.7)]
    (exact,) = settled({"m": Believed(LOGNORMAL.quantile, LOGNORMAL)}, terms)
    (found,) = settled({"m": in_disguise(LOGNORMAL)}, terms)
    law = exact.posteriors["m"].law
    normal = stats.lognorm(law.sigma, scale=np.exp(law.mu))
    assert np.abs(z_of_quantiles(found.posteriors["m"], found.weighing.effective, normal)).max() < Z


def test_a_likelihood_forgotten_is_seen() -> None:
    """Negative control of the z-scores: one failure in 165 left out."""
    (found,) = settled({"p": in_disguise(BETA)}, [Converted("p", 400, 1550)])
    exact = stats.beta(408.0, 1612.0)
    assert np.abs(z_of_quantiles(found.posteriors["p"], found.weighing.effective, exact)).max() > Z


def test_correlated_beliefs_are_carried_along() -> None:
    """Bivariate normal: the score of what is not observed moves by r times that of what is (regression)."""
    r, law = 0.6, LognormalLaw(0.0, 1.0)
    beliefs = {"seen": Believed(law.quantile, law), "unseen": Believed(law.quantile, law)}
    terms = [Valued("seen", (3.0, 4.0, 5.0), 0.5)]
    (found,) = settled(beliefs, terms, ("seen", "unseen"), [[1.0, r], [r, 1.0]])
    after = found.posteriors["seen"].law
    assert found.posteriors["seen"].method == "exact"
    assert found.posteriors["unseen"].method == "carried"
    mean, variance = r * after.mu, 1.0 - r**2 + (r * after.sigma) ** 2
    exact = stats.lognorm(np.sqrt(variance), scale=np.exp(mean))
    z = z_of_quantiles(found.posteriors["unseen"], found.weighing.effective, exact)
    assert np.abs(z).max() < Z
    assert found.correlation[0, 1] == pytest.approx(r * after.sigma / np.sqrt(variance), abs=0.03)


def test_what_no_result_reaches_is_in_no_block() -> None:
    law = Believed(BETA.quantile, BETA)
    blocks = blocks_of(
        {"a": law, "b": law, "c": law, "d": law},
        ("b", "c"),
        np.array([[1.0, 0.3], [0.3, 1.0]]),
        [Converted("b", 1, 2)],
    )
    assert [block.names for block in blocks] == [("b", "c")]


class TestCollapse:
    """Results of which hardly a prior draw knows."""

    TERM = Converted("p", 1_350, 1_650)

    def test_the_prior_draws_alone_would_not_do(self) -> None:
        (found,) = settled({"p": in_disguise(BetaLaw(30.0, 90.0))}, [self.TERM])
        assert found.weighing.at_first < 20.0
        assert found.weighing.rounds > 0

    def test_drawn_anew_they_agree_with_the_closed_form(self) -> None:
        (found,) = settled({"p": in_disguise(BetaLaw(30.0, 90.0))}, [self.TERM])
        assert found.weighing.effective > LEAST
        exact = stats.beta(30.0 + 1_350, 90.0 + 1_650)
        assert np.abs(z_of_quantiles(found.posteriors["p"], found.weighing.effective, exact)).max() < Z

    def test_in_three_dimensions(self) -> None:
        """Scores of a prior N(0, R) under precise measurements: the normal posterior is known."""
        correlation = np.full((3, 3), 0.5) + 0.5 * np.eye(3)
        measured, spread = np.array([2.5, -1.0, 3.0]), 0.02
        found = weigh(
            correlation,
            lambda scores: -0.5 * np.square((scores - measured) / spread).sum(axis=1),
            DRAWS,
            generator(),
        )
        precision = np.linalg.inv(correlation) + np.eye(3) / spread**2
        mean = np.linalg.solve(precision, measured / spread**2)
        sd = np.sqrt(np.diag(np.linalg.inv(precision)))
        assert found.effective > 1_000.0
        assert np.abs((found.weights @ found.scores - mean) / sd * np.sqrt(found.effective)).max() < Z

    def test_what_cannot_be_is_told(self) -> None:
        with pytest.raises(ValueError, match="impossible"):
            weigh(np.eye(1), lambda scores: np.full(len(scores), -np.inf), 10, generator())


class TestDelays:
    AGES = np.array([0.0, 10.0, 40.0])

    def test_constant(self) -> None:
        assert Delay("d", "constant").over_by(self.AGES, np.array([10.0])).tolist() == [[0.0, 1.0, 1.0]]

    def test_lognormal(self) -> None:
        sigma = np.sqrt(np.log(1.0 + 0.8**2))
        exact = stats.lognorm(sigma, scale=21.0 * np.exp(-(sigma**2) / 2.0)).cdf(self.AGES)
        assert Delay("d", "lognormal", 0.8).over_by(self.AGES, np.array([21.0]))[0] == pytest.approx(exact)

    def test_table(self) -> None:
        delay = Delay("d", "table", 1.0, stats.expon.cdf)
        assert delay.over_by(self.AGES, np.array([20.0]))[0] == pytest.approx(1 - np.exp(-self.AGES / 20.0))

    def test_no_delay(self) -> None:
        assert Delay("d", "lognormal", 0.5).over_by(self.AGES[1:], np.array([0.0])).tolist() == [[1.0, 1.0]]


def test_open_deals_are_neither_won_nor_lost() -> None:
    """The cure model: an open one is a failure, or a success whose delay is not over."""
    delay = Delay("d", "lognormal", 0.8)
    term = Became("p", delay, 3, 1, None, (5.0, 60.0), open_ages=True)
    values = {"p": np.array([0.3]), "d": np.array([21.0])}
    over = delay.over_by(np.array([5.0, 60.0]), values["d"])[0]
    assert term.log(values)[0] == pytest.approx(np.log(0.3) + np.log(1.0 - 0.3 * over).sum())
    told = Became("p", delay, 3, 1, 1, ())
    assert told.log(values)[0] == pytest.approx(np.log(0.3) + np.log(0.7))


def test_hours_of_many_attempts_are_gamma() -> None:
    term = Hours((Part("m", 0.9),), 200, 9.0)
    found = term.log({"m": np.array([0.03, 0.05])})
    exact = stats.gamma.logpdf(9.0, 200 / 0.81, scale=np.array([0.03, 0.05]) * 0.81)
    assert found == pytest.approx(exact)


def test_hours_of_several_kinds_add_up() -> None:
    term = Hours((Part("a", 0.5), Part("b", 1.0)), 50, 60.0)
    a, b = 0.4, 0.9
    variance = (0.5 * a) ** 2 + b**2
    exact = stats.gamma.logpdf(60.0, 50 * (a + b) ** 2 / variance, scale=variance / (a + b))
    assert term.log({"a": np.array([a]), "b": np.array([b])})[0] == pytest.approx(exact)


def test_deliveries_are_poisson_up_to_what_is_ordered() -> None:
    values = {"rate": np.array([3.0, 8.0]), "ramp": np.array([3.0, 3.0])}
    expected = np.array([3.0 * 1.5 + 3.0 * 7.0, 5.0 * 0.5 * (3.0 * 5 / 8) + 5.0 * (10.0 - 3.0 * 5 / 8)])
    term = Arrivals("rate", "ramp", 5.0, 10.0, 65.0, 30)
    found = term.log(values)
    assert found[1] - found[0] == pytest.approx(
        stats.poisson.logpmf(30, expected[1]) - stats.poisson.logpmf(30, expected[0])
    )
    full = Arrivals("rate", "ramp", 5.0, 10.0, 50.0, 50).log(values)
    assert full == pytest.approx(stats.poisson.logsf(49, expected))


def test_deliveries_while_the_platform_ramps_up() -> None:
    term = Arrivals("rate", "ramp", 5.0, 1.5, 65.0, 2)
    assert term.expected(np.array([4.0]), np.array([3.0]), 1.5)[0] == pytest.approx(0.5 * 4.0 / 3.0 * 1.5**2)


def test_a_price_seen_narrows_what_goes_with_it() -> None:
    law = LognormalLaw(np.log(100.0), 0.3)
    beliefs = {"price": in_disguise(law), "quality": in_disguise(law)}
    (found,) = settled(beliefs, [Seen("price", 150.0)], ("price", "quality"), [[1.0, 0.8], [0.8, 1.0]])
    assert found.posteriors["price"].quantile(np.array([0.5]))[0] == pytest.approx(150.0, rel=0.01)
    score = np.log(1.5) / 0.3 * 0.8
    assert found.posteriors["quality"].quantile(np.array([0.5]))[0] == pytest.approx(
        100.0 * np.exp(0.3 * score), rel=0.02
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_results_in_two_parts_are_results_in_one(a: int, b: int, c: int, d: int) -> None:
    both = BETA.after([Converted("p", a, b), Converted("p", c, d)])
    assert both == BETA.after([Converted("p", a + c, b + d)])

"""How likely results were: closed forms of the prior predictive law, and how often a true belief is called surprised."""

import numpy as np
import pytest
from scipy import stats

from simulator.calibration.update import (
    Arrivals,
    Became,
    Believed,
    BetaLaw,
    Block,
    Converted,
    Delay,
    Hours,
    LognormalLaw,
    Part,
    Seen,
    Term,
    Valued,
    chances,
)
from simulator.calibration.update.predictive import tails

DRAWS = 20_000
#: Standard errors that a mean of the draws may be off, 1 in 15,000.
Z = 4.0


def found(law: BetaLaw | LognormalLaw, *terms: Term, seed: int = 5, draws: int = DRAWS) -> float:
    block = Block(("x",), np.eye(1), terms)
    generator = np.random.Generator(np.random.Philox(key=[seed, 1]))
    return chances(block, {"x": Believed(law.quantile, law)}, {"days": 24.0}, draws, generator)["x"]


@pytest.mark.parametrize("successes", [0, 3, 10, 20, 40])
def test_counts_of_a_beta_belief_are_beta_binomial(successes) -> None:
    """Beta-binomial law: Johnson, Kemp and Kotz, Univariate Discrete Distributions, section 6.2.2."""
    law, trials = BetaLaw(4.0, 12.0), 40
    exact = stats.betabinom(trials, law.a, law.b)
    expected = min(1.0, 2.0 * min(exact.cdf(successes), exact.sf(successes - 1)))
    assert found(law, Converted("x", successes, trials - successes)) == pytest.approx(
        expected, abs=Z * 2.0 * 0.5 / np.sqrt(DRAWS)
    )


def test_what_is_all_but_impossible_is_told_to_be() -> None:
    """Ten of ten under Beta(17.5, 1463.5): the product of (a + k) / (a + b + k)."""
    law = BetaLaw(17.5, 1463.5)
    k = np.arange(10)
    exact = 2.0 * float(np.prod((law.a + k) / (law.a + law.b + k)))
    assert exact < 1e-15
    assert found(law, Converted("x", 10, 0)) == pytest.approx(exact, rel=0.5)
    assert found(law, Converted("x", 9, 1), Converted("x", 1, 80)) < 1e-9


def test_values_of_a_lognormal_belief_are_lognormal() -> None:
    law, values, cv = LognormalLaw(np.log(1_000.0), 0.3), (1_900.0, 2_100.0, 2_000.0), 0.5
    variance = np.log1p(cv**2)
    score = (np.mean(np.log(values)) + variance / 2 - law.mu) / np.sqrt(variance / 3 + law.sigma**2)
    expected = 2.0 * stats.norm.sf(score)
    assert found(law, Valued("x", values, cv)) == pytest.approx(expected, rel=0.08)


@pytest.mark.parametrize(
    ("term", "value", "most", "least"),
    [
        (Became("x", Delay("days", "constant"), 10, 4, None, (30.0,)), 0.3, stats.binom.cdf(4, 10, 0.3), stats.binom.sf(3, 10, 0.3)),
        (Became("x", Delay("days", "constant"), 10, 4, None, (30.0, 1.0)), 0.3, stats.binom.cdf(4, 10, 0.15), stats.binom.sf(3, 10, 0.15)),
        (Became("x", Delay("days", "constant"), 10, 4, None, (30.0,) * 6, open_ages=True), 0.3, stats.binom.cdf(4, 10, 0.3), stats.binom.sf(3, 10, 0.3)),
        (Became("x", Delay("days", "constant"), 10, 4, 2, ()), 0.3, stats.binom.cdf(4, 6, 0.3), stats.binom.sf(3, 6, 0.3)),
        (Converted("x", 0, 10, 0.5), 0.3, stats.binom.cdf(0, 10, 0.15), 1.0),
        (Arrivals("x", "none", 5.0, 13.0, 65.0, 40.0), 4.0, stats.poisson.cdf(40, 52), stats.poisson.sf(39, 52)),
        (Arrivals("x", "none", 5.0, 13.0, 65.0, 65.0), 4.0, 1.0, stats.poisson.sf(64, 52)),
        (Arrivals("x", "none", 5.0, 13.0, 65.0, 0.0), 4.0, stats.poisson.cdf(0, 52), 1.0),
        (Hours((Part("x", 1.0),), 9, 4.0), 0.5, stats.gamma.cdf(4.0, 9, scale=0.5), stats.gamma.sf(4.0, 9, scale=0.5)),
        (Hours((Part("x", 1.0),), 9, 4.0), 0.0, 1.0, 0.0),
    ],
)  # fmt: skip
def test_tails_of_each_kind(term, value, most, least) -> None:
    told = tails(term, {"x": np.array([value]), "none": np.zeros(1), "days": np.array([24.0])})
    assert told is not None
    assert [float(one[0]) for one in told] == pytest.approx([most, least], rel=1e-9)


def test_what_is_seen_as_it_is_has_no_luck() -> None:
    assert tails(Seen("x", 3.0), {"x": np.ones(1)}) is None


def test_a_true_belief_is_rarely_surprised() -> None:
    """At most 1 % of results that come from the belief are below 1 %: 4 of 1,200 more than 12 expected is 3.5 errors off."""
    law, generator = BetaLaw(6.0, 14.0), np.random.Generator(np.random.Philox(key=[11, 2]))
    seen = generator.binomial(30, law.quantile(generator.random(1_200)))
    exact = {k: found(law, Converted("x", k, 30 - k), draws=4_000) for k in set(seen.tolist())}
    called = sum(exact[k] < 0.01 for k in seen.tolist())
    assert called <= 12 + 3.5 * np.sqrt(12)

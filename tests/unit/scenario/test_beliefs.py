"""Beliefs against scipy.stats, and against their own definitions."""

import math

import numpy as np
import pytest
from scipy import stats

from simulator.scenario.beliefs import Positive, Probability
from simulator.scenario.notations import NotationError

U = np.array([0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999])


def test_a_number_is_known():
    assert Positive.parse(3).known == 3
    assert np.array_equal(Positive.parse(3).quantile(U), np.full(9, 3.0))


def test_two_percentiles_of_a_positive_quantity_are_lognormal():
    sigma = math.log(9000 / 5000) / (2 * stats.norm.ppf(0.9))
    law = stats.lognorm(sigma, scale=math.sqrt(5000 * 9000))
    np.testing.assert_allclose(Positive.parse({"p10": 5000, "p90": 9000}).quantile(U), law.ppf(U), rtol=1e-12)


def test_two_percentiles_of_a_probability_are_logit_normal():
    low, high = (math.log(p / (1 - p)) for p in (0.3, 0.5))
    z = stats.norm.ppf(0.95)
    expected = 1 / (1 + np.exp(-((low + high) / 2 + (high - low) / (2 * z) * stats.norm.ppf(U))))
    np.testing.assert_allclose(Probability.parse({"p5": 0.3, "p95": 0.5}).quantile(U), expected, rtol=1e-12)


@pytest.mark.parametrize("level", [5, 10, 25])
@pytest.mark.parametrize(("kind", "values"), [(Positive, (80, 130, 260)), (Probability, (0.2, 0.3, 0.42))])
def test_three_percentiles_are_met(kind, values, level):
    low, middle, high = values
    belief = kind.parse({f"p{level}": low, "p50": middle, f"p{100 - level}": high})
    at = np.array([level / 100, 0.5, 1 - level / 100])
    np.testing.assert_allclose(belief.quantile(at), values, rtol=1e-12)
    assert np.all(np.diff(belief.quantile(np.linspace(0.001, 0.999, 999))) > 0)


def test_a_metalog_of_the_limit_is_told_apart():
    """Keelin (2016): r between k and 1 - k, k = (1 - 1.66711 (1/2 - alpha)) / 2, is feasible."""
    k = (1 - 1.66711 * 0.4) / 2
    low, high = math.log(0.1 / 0.9), math.log(0.2 / 0.8)
    for r, fits in ((k + 0.001, True), (k - 0.001, False), (1 - k - 0.001, True), (1 - k + 0.001, False)):
        median = 1 / (1 + math.exp(-(low + r * (high - low))))
        raw = {"p10": 0.1, "p50": median, "p90": 0.2}
        if fits:
            assert np.all(np.diff(Probability.parse(raw).quantile(np.linspace(1e-6, 1 - 1e-6, 9999))) > 0)
        else:
            with pytest.raises(NotationError) as caught:
                Probability.parse(raw)
            assert caught.value.code == "metalog_infeasible"


def test_a_metalog_of_infinite_mean_is_refused():
    with pytest.raises(NotationError) as caught:
        Positive.parse({"p10": 1, "p50": 10, "p90": 1000})
    assert caught.value.code == "metalog_infinite_mean"


def test_pert_has_shape_four():
    belief = Positive.parse({"low": 90, "likely": 140, "high": 220})
    u = (np.arange(200_000) + 0.5) / 200_000
    assert belief.quantile(u).mean() == pytest.approx((90 + 4 * 140 + 220) / 6, rel=1e-6)
    assert belief.quantile(U).min() >= 90
    assert belief.quantile(U).max() <= 220


@pytest.mark.parametrize(("prior", "a", "b"), [(None, 12.5, 228.5), ([1, 2], 13, 230)])
def test_counts_are_a_beta_posterior(prior, a, b):
    raw = {"successes": 12, "trials": 240} | ({} if prior is None else {"prior": prior})
    np.testing.assert_allclose(Probability.parse(raw).quantile(U), stats.beta(a, b).ppf(U), rtol=1e-10)


@pytest.mark.parametrize("raw", [{"mean": 6, "sd": 3}, {"mean": 6, "cv": 0.5}])
def test_two_moments_of_a_positive_quantity_are_lognormal(raw):
    sigma = math.sqrt(math.log(1.25))
    law = stats.lognorm(sigma, scale=6 / math.sqrt(1.25))
    np.testing.assert_allclose(Positive.parse(raw).quantile(U), law.ppf(U), rtol=1e-12)


def test_two_moments_of_a_probability_are_beta():
    law = stats.beta(0.3 * 20, 0.7 * 20)
    belief = Probability.parse({"mean": 0.3, "sd": law.std()})
    np.testing.assert_allclose(belief.quantile(U), law.ppf(U), rtol=1e-9)


def test_samples_are_empirical():
    belief = Positive.parse({"samples": [3, 1, 2, 2]})
    assert belief.quantile(np.array([0.1, 0.3, 0.6, 0.8])).tolist() == [1, 2, 2, 3]


def test_any_distribution_of_scipy():
    belief = Positive.parse({"dist": "gamma", "a": 2, "scale": 3})
    np.testing.assert_allclose(belief.quantile(U), stats.gamma(2, scale=3).ppf(U))


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        (Positive, True, "number"),
        (Positive, "3", "number"),
        (Positive, [3], "number"),
        (Positive, math.inf, "finite"),
        (Positive, 1e16, "too_large"),
        (Positive, -1, "not_negative"),
        (Positive, {"low": -1, "likely": 1, "high": 2}, "not_negative"),
        (Probability, {"low": 0.5, "likely": 0.8, "high": 1.2}, "probability_bounds"),
        (Probability, {"dist": "norm", "loc": 0.5, "scale": 0.2}, "dist_domain"),
        (Probability, {"samples": [0.5, 1.5]}, "probability_bounds"),
        (Probability, {"successes": 3, "trials": 2}, "counts_order"),
        (Positive, {"mean": 1}, "notation_incomplete"),
        (Positive, {}, "notation_unknown"),
        (Positive, {"value": 1, "p10": 2, "p90": 3}, "notation_mixed"),
        (Positive, {"dist": "norm", "s": 3}, "dist_arguments"),
        (Positive, {"value": 1, "source": " "}, "source_text"),
    ],
)
def test_what_is_refused(kind, raw, code):
    with pytest.raises(NotationError) as caught:
        kind.parse(raw)
    assert caught.value.code == code


def test_source_is_kept_and_written():
    belief = Probability.parse({"successes": 1, "trials": 9, "source": "CRM"})
    assert belief.source == "CRM"
    assert Probability.parse(belief.written()) == belief
    assert Probability.parse({"value": 0.4, "source": "CRM"}).written() == {"value": 0.4, "source": "CRM"}
    assert Probability.parse(0.4).written() == 0.4

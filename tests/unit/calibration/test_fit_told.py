"""What is written is what was meant: a belief or a law read back has the moments that it was made from."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from simulator.calibration.estimators import fit_conversion, fit_durations
from simulator.calibration.estimators.records import Belief, DelayFit
from simulator.calibration.fit.moments import span_of
from simulator.calibration.fit.records import Span
from simulator.calibration.fit.told import (
    assumed_law,
    counted,
    delayed,
    law_of,
    mean_of,
    neat,
    range_of,
    shaped,
)
from simulator.scenario import EventLaw, Positive, Probability

GRID = (np.arange(20_000) + 0.5) / 20_000


@given(st.floats(1e-3, 1e6), st.floats(0.01, 0.5))
def test_a_mean_with_its_error(mean, error) -> None:
    drawn = Positive.parse(mean_of(Span(mean, error, 1.0))).quantile(GRID)
    assert drawn.mean() == pytest.approx(mean, rel=0.01)
    assert drawn.std() / drawn.mean() == pytest.approx(error, rel=0.06)


def test_a_mean_known_well_enough_is_written_as_known() -> None:
    assert mean_of(Span(0.123456, 1e-4, 1.0)) == 0.1235


def test_counts_keep_the_posterior() -> None:
    fit = fit_conversion(12, 240)
    assert counted(fit) == {"successes": 12, "trials": 240}
    median = Probability.parse(counted(fit)).quantile(np.array([0.5]))[0]
    assert median == pytest.approx(fit.belief.p50, rel=1e-6)


@pytest.mark.parametrize("family", ["gamma", "weibull", "lognormal"])
def test_a_delay_keeps_its_two_moments(family) -> None:
    fit = DelayFit(family, {family: 1.0}, Belief(40, 36, 40, 44), Belief(0.7, 0.6, 0.7, 0.8))
    law = EventLaw.parse(delayed(fit))
    assert law.mean.quantile(np.array([0.1, 0.9])) == pytest.approx([36, 44])
    if law.shape is None:
        assert law.cv == 0.7
        return
    dist = law.shape.frozen()
    assert dist.std() / dist.mean() == pytest.approx(0.7, rel=1e-3)


def test_a_law_of_durations_keeps_its_spread() -> None:
    rng = np.random.default_rng(5)
    fit = fit_durations(rng.gamma(2.0, 100.0, 3_000))
    law = EventLaw.parse(shaped(fit))
    spread = law.cv if law.shape is None else law.shape.frozen().std() / law.shape.frozen().mean()
    assert spread == pytest.approx(1 / math.sqrt(2), rel=0.05)


@given(st.floats(0.01, 100), st.floats(0.1, 1.0))
def test_an_assumed_law_is_centred(mean, cv) -> None:
    drawn = EventLaw.parse(assumed_law(mean, cv)).mean.quantile(GRID)
    assert drawn.mean() == pytest.approx(mean, rel=0.01)


def test_ranges_stay_in_order_when_rounded() -> None:
    assert range_of(Belief(0.5, 0.49999, 0.5, 0.50001)) == 0.5
    assert range_of(Belief(0.5, 0.4, 0.5, 0.6)) == {"p10": 0.4, "p90": 0.6}


@pytest.mark.parametrize(("value", "said"), [(0.0, 0), (123456.0, 123500), (0.00123456, 0.001235), (2.0, 2)])
def test_neat(value, said) -> None:
    assert neat(value) == said


def test_rows_that_stand_for_several_attempts_weigh_as_much() -> None:
    values, weights = np.array([1.0, 3.0, np.nan]), np.array([3.0, 1.0, 5.0])
    span = span_of(values, weights)
    assert span.mean == 1.5
    assert span.error > span_of(np.array([1.0, 1, 1, 3])).error / 2


def test_the_error_of_a_mean_is_right() -> None:
    """z-test of 400 means of 50 lognormal values: the stated error is the spread of the means, false alarm 1e-4."""
    rng = np.random.default_rng(7)
    samples = rng.gamma(2.0, 1.0, (400, 50))
    z = [(span.mean - 2.0) / (span.error * span.mean) for span in map(span_of, samples)]
    assert abs(np.mean(z)) * 20 < 3.9 + 2  # skewness of the ratio shifts the mean a little
    assert np.std(z) == pytest.approx(1.0, abs=0.16)


def test_law_of_a_constant_is_a_constant() -> None:
    assert law_of(Span(2.0, 0.0, 0.0)) == {"mean": 2}

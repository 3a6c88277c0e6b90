"""Conditional value at risk against hand calculation and closed forms of the normal and the lognormal."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, strategies as st

from simulator.statistics import Design, cvar, cvar_difference, mean_estimate


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0.2, 1.0),
        (0.4, 1.5),
        (0.3, (1.0 + 0.5 * 2.0) / 1.5),  # a tail of 1.5 rows
        (0.1, 1.0),  # half a row
        (1.0, 3.0),
    ],
)
def test_tail_weighs_exactly_the_level(level, expected):
    assert cvar(np.array([5.0, 3.0, 1.0, 4.0, 2.0]), level, Design.plain(5)).value == pytest.approx(expected)


def test_whole_weight_is_the_mean_with_its_error():
    rows, design = np.random.default_rng(1).standard_normal(301), Design.plain(301)
    tail, mean = cvar(rows, 1.0, design), mean_estimate(rows, design)
    assert (tail.value, tail.se) == pytest.approx((mean.value, mean.se), rel=1e-12)


@pytest.mark.parametrize("level", [0.0, -0.1, 1.1, float("nan")])
def test_impossible_levels_are_refused(level):
    with pytest.raises(ValueError, match="level"):
        cvar(np.ones(4), level, Design.plain(4))


def test_nothing_defined_is_nan():
    assert np.isnan(cvar(np.full(4, np.nan), 0.1, Design.plain(4)).value)


def _normal_theory(level):
    """Lower CVaR of a standard normal, and the variance of (a - Z)+ / level, a the quantile.

    E[Z | Z < a] = -phi(a) / level; E[(a - Z)+] = a level + phi(a) and
    E[(a - Z)+^2] = (a^2 + 1) level + a phi(a), by parts.
    """
    normal = NormalDist()
    a = normal.inv_cdf(level)
    density = normal.pdf(a)
    first, second = a * level + density, (a * a + 1.0) * level + a * density
    return -density / level, (second - first**2) / level**2


def test_value_and_error_of_a_normal_tail(agrees):
    value, variance = _normal_theory(0.1)
    rng, design = np.random.default_rng(2), Design.plain(20_000)
    found = [cvar(rng.standard_normal(20_000), 0.1, design) for _ in range(200)]
    assert agrees(np.array([estimate.value for estimate in found]), value)
    assert agrees(np.array([estimate.se**2 for estimate in found]), variance / 20_000)


@pytest.mark.parametrize("level", [0.05, 0.1, 0.5])
def test_value_of_a_lognormal_tail(agrees, level):
    """Of exp(sd Z) the worst `level` average exp(sd^2 / 2) Phi(a - sd) / level, a the normal's quantile."""
    normal, sd = NormalDist(), 0.8
    expected = np.exp(sd**2 / 2.0) * normal.cdf(normal.inv_cdf(level) - sd) / level
    rng, design = np.random.default_rng(5), Design.plain(10_000)
    found = [cvar(np.exp(sd * rng.standard_normal(10_000)), level, design) for _ in range(200)]
    assert agrees(np.array([estimate.value for estimate in found]), expected)
    assert np.std([estimate.value for estimate in found]) == pytest.approx(
        np.mean([estimate.se for estimate in found]), rel=0.25
    )


ROWS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40).map(np.array)


@given(ROWS, st.floats(0.01, 1.0), st.floats(0.01, 1.0))
def test_a_smaller_tail_is_worse_and_none_beats_the_mean(rows, level, other):
    design = Design.plain(rows.size)
    small, large = sorted((level, other))
    slack = 1e-9 * (1.0 + np.abs(rows).max())
    assert cvar(rows, small, design).value <= cvar(rows, large, design).value + slack
    assert cvar(rows, large, design).value <= rows.mean() + slack


@given(ROWS, st.floats(0.0, 1e3), st.floats(0.01, 1.0))
def test_whoever_has_more_in_every_row_has_the_better_tail(rows, more, level):
    design = Design.plain(rows.size)
    raised = rows + more * np.linspace(0.0, 1.0, rows.size)
    slack = 1e-9 * (1.0 + np.abs(rows).max())
    assert cvar(raised, level, design).value >= cvar(rows, level, design).value - slack


def test_intervals_cover_on_clustered_rows_and_the_tail_rows_own_error_does_not(share_agrees):
    # The rows of a draw are equal. The careless error is the sd of the tail's rows over sqrt(their number).
    value, _ = _normal_theory(0.2)
    rng, draws = np.random.default_rng(3), 1000
    design, covered, careless = Design.plain(2 * draws), [], []
    for _ in range(1500):
        rows = np.repeat(rng.standard_normal(draws), 2)
        found = cvar(rows, 0.2, design)
        tail = np.sort(rows)[:400]
        covered.append(abs(found.value - value) < 1.96 * found.se)
        careless.append(abs(found.value - value) < 1.96 * tail.std() / 20.0)
    assert share_agrees(np.array(covered), 0.95)
    assert not share_agrees(np.array(careless), 0.95)


def test_the_error_of_a_difference_of_tails_knows_what_they_share(share_agrees):
    rng, draws, shift = np.random.default_rng(4), 500, 0.5
    design, covered, widths = Design.plain(2 * draws), [], []
    for _ in range(1500):
        shared = rng.standard_normal(2 * draws)
        own, other = (shared + 0.2 * rng.standard_normal(2 * draws) for _ in range(2))
        found = cvar_difference(own + shift, other, 0.2, design)
        covered.append(abs(found.value - shift) < 1.96 * found.se)
        widths.append((found.se, np.hypot(cvar(own, 0.2, design).se, cvar(other, 0.2, design).se)))
    assert share_agrees(np.array(covered), 0.95)
    paired, apart = np.mean(widths, axis=0)
    assert paired < 0.5 * apart

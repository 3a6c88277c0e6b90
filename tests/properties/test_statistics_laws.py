"""Laws that estimates obey whatever the rows: scaling, shifting, order, mirror images, bounds."""

import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st

from simulator.statistics import (
    Design,
    better_on_average,
    break_even_price,
    cumulative_curve,
    cvar,
    distribution,
    fitted_means,
    histogram,
    ignorance_share,
    mean_estimate,
    proportion,
    ratio_of_means,
    variance_split,
)
from simulator.statistics.estimates import PROBABILITIES
from simulator.statistics.quantiles import placed, quantiles

LAWS = settings(max_examples=60, deadline=None)


@st.composite
def samples(draw, least=6):
    """Rows in tenths (so that ties occur), some undefined, the last draw with one row or two."""
    tenths = st.integers(-10_000, 10_000).map(lambda n: n / 10.0)
    defined = draw(st.lists(tenths, min_size=least, max_size=60))
    rows = np.array(defined)
    gaps = draw(st.lists(st.integers(0, len(defined) - 1), max_size=2))
    rows[gaps] = np.nan
    return rows


scales = st.sampled_from([0.001, 0.5, 3.0, 1e6])
shifts = st.sampled_from([-1e4, 0.0, 17.0])


def _numbers(found):
    return np.array([found.mean, *(getattr(found, name) for name in PROBABILITIES)])


def _errors(found):
    return np.array([found.se, found.sd, *found.quantile_se.values()])


def _scores(rows, k=2):
    return np.random.default_rng(rows.size).standard_normal(((rows.size + 1) // 2, k))


@LAWS
@given(samples(), scales, shifts)
def test_distributions_scale_and_shift(rows, scale, shift):
    design = Design.plain(rows.size)
    one, other = distribution(rows, design), distribution(scale * rows + shift, design)
    size = scale * 1000.0 + abs(shift)
    assert _numbers(other) == pytest.approx(scale * _numbers(one) + shift, abs=1e-9 * size)
    assert _errors(other) == pytest.approx(scale * _errors(one), abs=1e-9 * size)


@LAWS
@given(samples(), st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_does_not_matter(rows, seed):
    design = Design.plain(rows.size)
    order = np.random.default_rng(seed).permutation(rows.size)
    shuffled = Design(design.draw[order], design.cluster[order], 0)
    one, other = distribution(rows, design), distribution(rows[order], shuffled)
    assert _numbers(other) == pytest.approx(_numbers(one), abs=1e-9)
    assert _errors(other) == pytest.approx(_errors(one), abs=1e-9)
    assert variance_split(rows[order], shuffled) == pytest.approx(variance_split(rows, design), abs=1e-6)
    assert cvar(rows[order], 0.1, shuffled).se == pytest.approx(cvar(rows, 0.1, design).se, abs=1e-9)


@LAWS
@given(samples())
def test_quantiles_rise_and_stay_inside_the_rows(rows):
    numbers = _numbers(distribution(rows, Design.plain(rows.size)))
    assert (np.diff(numbers[1:]) >= 0.0).all()
    assert np.nanmin(rows) <= numbers.min() + 1e-9 and numbers.max() - 1e-9 <= np.nanmax(rows)


@LAWS
@given(samples(least=1), st.lists(st.floats(0.0, 1.0), min_size=1, max_size=5))
def test_quantiles_need_no_more_order_than_they_look_at(rows, probabilities):
    defined = rows[~np.isnan(rows)]
    assume(defined.size)
    sorted_rows = quantiles(np.sort(defined), probabilities)
    assert quantiles(placed(defined, probabilities), probabilities).tobytes() == sorted_rows.tobytes()


@LAWS
@given(samples())
def test_tail_means_rise_with_the_level_to_the_mean(rows):
    design = Design.plain(rows.size)
    tails = [cvar(rows, level, design).value for level in (0.001, 0.05, 0.1, 0.333, 0.9, 1.0)]
    assert tails[0] == pytest.approx(np.nanmin(rows))
    assert tails[-1] == pytest.approx(mean_estimate(rows, design).value, abs=1e-9)
    assert (np.diff(tails) >= -1e-9).all()


@LAWS
@given(samples())
def test_tail_means_add_less_than_their_parts(rows):
    # Coherence: the tail mean of a sum is at least the sum of the tail means (Rockafellar, Uryasev 2002).
    design, other = Design.plain(rows.size), np.roll(rows, 1)
    both = np.isnan(rows) | np.isnan(other)
    left, right = np.where(both, np.nan, rows), np.where(both, np.nan, other)
    apart = cvar(left, 0.2, design).value + cvar(right, 0.2, design).value
    assert np.isnan(apart) or cvar(left + right, 0.2, design).value >= apart - 1e-9


@LAWS
@given(samples())
def test_a_share_and_its_complement_add_up_to_one(rows):
    design = Design.plain(rows.size)
    holds = np.where(np.isnan(rows), np.nan, 0.5 * (1.0 + np.sign(rows)))
    one, other = proportion(holds, design), proportion(1.0 - holds, design)
    assert one.value + other.value == pytest.approx(1.0)
    assert one.se == pytest.approx(other.se) and one.se > 0.0


@LAWS
@given(samples(), scales)
def test_ratios_scale_with_the_numerator_and_against_the_denominator(rows, scale):
    design, below = Design.plain(rows.size), 2.0 + np.cos(np.arange(rows.size))
    one, other = ratio_of_means(rows, below, design), ratio_of_means(scale * rows, 4.0 * below, design)
    assert other.value == pytest.approx(one.value * scale / 4.0, abs=1e-9 * scale)
    assert other.se == pytest.approx(one.se * scale / 4.0, abs=1e-9 * scale)


@LAWS
@given(samples(), scales, shifts)
def test_the_ignorance_share_has_no_unit(rows, scale, shift):
    design = Design.plain(rows.size)
    between, within = variance_split(rows, design)
    if not between + within > 1e-3:
        return
    one, other = ignorance_share(rows, design), ignorance_share(scale * rows + shift, design)
    assert (other.value, other.se) == pytest.approx((one.value, one.se), rel=1e-6, abs=1e-6, nan_ok=True)
    assert one.value <= 1.0 + 1e-12


@LAWS
@given(samples())
def test_fitted_means_average_to_the_mean_of_the_rows(rows):
    design = Design.plain(rows.size)
    fitted = fitted_means(rows, design, _scores(rows))
    rows_a_draw = np.bincount(design.draw_index, weights=~np.isnan(rows))
    assert rows_a_draw @ fitted / rows_a_draw.sum() == pytest.approx(np.nanmean(rows), abs=1e-6)


@LAWS
@given(samples())
def test_better_mirrors_worse(rows):
    # P(d > 0) + P(-d > 0) = 1, and gain = E[max(d, 0)] - E[max(-d, 0)].
    design, scores = Design.plain(rows.size), _scores(rows)
    one, other = better_on_average(rows, design, scores), better_on_average(-rows, design, scores)
    if np.isnan(one.probability.value):
        return
    assert one.probability.value + other.probability.value == pytest.approx(1.0)
    balance = other.expected_loss_if_wrong.value - one.expected_loss_if_wrong.value
    assert balance == pytest.approx(one.expected_gain.value, abs=1e-6)
    assert one.probability.se > 0.0 or np.isnan(one.probability.se)


@LAWS
@given(samples(), shifts)
def test_a_dearer_appointment_is_worth_as_much_more(rows, shift):
    # A shift of the value by s an accepted appointment moves the price by s, not its error.
    design, ones = Design.plain(rows.size), np.ones(rows.size)
    scores, taken = _scores(rows), 3.0 + np.arange(rows.size) % 3
    one = break_even_price(rows, ones, taken, ones, ones, design, scores)
    other = break_even_price(rows + shift * taken, ones, taken, ones, ones, design, scores)
    assert other.value == pytest.approx(one.value + shift, abs=1e-6)
    assert other.se == pytest.approx(one.se, abs=1e-6)


@LAWS
@given(samples())
def test_cumulative_curves_rise_inside_the_rows(rows):
    curve = cumulative_curve(rows)
    assert (np.diff(curve.x) >= 0.0).all() and (np.diff(curve.share) > 0.0).all()
    assert np.nanmin(rows) <= curve.x[0] and curve.x[-1] <= np.nanmax(rows)


@LAWS
@given(samples())
def test_histograms_leave_out_the_ends_only(rows):
    bars = histogram(rows)
    left_out = 2.0 * (1.0 / np.count_nonzero(~np.isnan(rows)) + 0.002)
    assert 1.0 - left_out <= bars.share.sum() <= 1.0 + 1e-12
    assert (np.diff(bars.edges) > 0.0).all()

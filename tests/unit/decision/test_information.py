"""What the value of information makes of odd input: counts, ties, clusters, shapes that do not fit."""

import numpy as np
import pytest

from simulator.decision.information import evpi, evppi, evsi
from simulator.decision.information.basis import Basis
from simulator.decision.information.crossings import MOST_TRIED, crossings
from simulator.decision.information.scores import normal_scores
from simulator.decision.information.screening import entering
from simulator.statistics import Estimate
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import ridge


def test_counts_with_many_ties_tell_what_they_tell():
    generator = np.random.default_rng(1)
    rate = generator.gamma(4.0, 1.0, 8_000)
    net = np.column_stack([np.zeros_like(rate), rate - 4.0])
    counted = evsi(net, generator.poisson(rate).astype(float)[:, None])
    assert 0.3 * evpi(net).value < counted.value < evpi(net).value


def test_two_values_only():
    good = np.random.default_rng(2).random(4_000) < 0.5
    net = np.column_stack([np.zeros(4_000), np.where(good, 1.0, -1.0)])
    found = evsi(net, good.astype(float)[:, None])
    assert abs(found.value - 0.5) < 5.0 * found.se


def test_curves_that_no_line_follows():
    known = np.random.default_rng(3).normal(size=(8_000, 1))
    net = np.column_stack([np.zeros(8_000), 1.0 - known[:, 0] ** 2])
    assert evppi(net, known, 0).value > 0.95 * evpi(net).value


def test_crossed_beliefs():
    known = np.random.default_rng(4).normal(size=(8_000, 2))
    net = np.column_stack([np.zeros(8_000), known[:, 0] * known[:, 1]])
    assert evppi(net, known, [0, 1]).value > 0.95 * evpi(net).value
    assert abs(evppi(net, known, 0).value) < 0.2 * evpi(net).value


def test_draws_that_belong_together_widen_the_error():
    generator = np.random.default_rng(5)
    block = np.repeat(np.arange(16, dtype=np.int32), 125)
    net = np.column_stack([np.zeros(2_000), generator.normal(size=16)[block] + generator.normal(size=2_000)])
    assert evpi(net, clusters=block).se > 2.0 * evpi(net).se


def test_that_no_draw_chose_otherwise_is_no_certainty():
    net = np.random.default_rng(6).normal([0.0, 9.0], 1.0, (1_000, 2))
    found = evpi(net, net)
    assert found.value == 0.0
    assert found.se > 0.0


def test_columns_of_few_draws_are_few():
    generator = np.random.default_rng(7)
    assert Basis.of(normal_scores(generator.normal(size=(50, 6)))).curves == 6
    assert Basis.of(normal_scores(np.ones((50, 2)))).width == 0
    assert Basis.of(normal_scores(generator.normal(size=(5_000, 30)))).curves <= 30 * 7


def test_columns_of_some_draws_are_rows_of_all():
    basis = Basis.of(np.random.default_rng(8).normal(size=(600, 4)))
    assert basis.columns(np.arange(600)).shape == (600, basis.width)
    np.testing.assert_array_equal(basis.columns(np.array([5, 17])), basis.columns(np.arange(600))[[5, 17]])


def test_products_are_all_there_are_until_they_are_too_many():
    assert crossings(1) == []
    assert len(crossings(3)) == 3 * 4 + 1
    assert len(crossings(6)) == 15 * 4 + 20
    assert len(crossings(30)) == 435
    assert crossings(40) == []
    assert all(len(crossings(width)) <= MOST_TRIED for width in range(50))


def test_a_product_enters_when_it_explains_and_luck_does_not():
    columns = np.random.default_rng(9).normal(size=(2_000, 40))
    response = np.column_stack([np.zeros(2_000), columns[:, 0] + 0.3 * columns[:, 7]])
    response[:, 1] += np.random.default_rng(10).normal(size=2_000)
    few = np.arange(2_000) < 100  # twenty draws a coefficient: these bear the four and one more
    halves = [Moments.of(columns[rows], np.ones(rows.sum()), response[rows]) for rows in (~few, few)]
    sums = Moments.stacked(halves)
    shown, spare = entering(sums, ridge(sums.of_columns(np.arange(4))).coefficient, 4)
    assert 7 in shown
    assert len(shown) <= 3
    assert len(spare) <= 1
    assert min(shown) >= 4


@pytest.mark.parametrize("others", [1, 2, 4, 28])
def test_what_two_beliefs_do_together_is_not_lost_among_more_of_them(others):
    generator = np.random.default_rng(11)
    beliefs = generator.normal(size=(5_000, 2 + others))
    net = np.column_stack([np.zeros(5_000), beliefs[:, 0] * beliefs[:, 1] + generator.normal(size=5_000)])
    two = evppi(net, beliefs, [0, 1])
    more = evppi(net, beliefs, range(2 + others))
    assert two.value > 0.25
    assert more.value > two.value - 2.0 * more.se


def test_a_constant_is_worth_exactly_nothing_even_where_mixes_are_tied():
    for seed in range(5):
        net = np.random.default_rng(seed).normal(size=(1_000, 3))
        assert evppi(net, np.ones((1_000, 1)), 0).value == 0.0


def test_one_draw_has_no_error():
    assert np.isnan(evpi(np.array([[1.0, 2.0]])).se)
    assert np.isnan(evpi(np.array([[1.0, 2.0]]), np.ones((1, 1))).se)
    net = np.random.default_rng(12).normal(size=(90, 2))
    assert np.isnan(evpi(net, net, clusters=np.zeros(90, dtype=np.int32)).se)


def test_one_mix_leaves_nothing_to_choose():
    net = np.random.default_rng(13).normal(size=(200, 1))
    assert evpi(net, net) == evpi(net) == Estimate(0.0, 0.0)


def test_an_error_does_not_shrink_because_a_mix_looked_better_than_it_is():
    generator = np.random.default_rng(14)
    known = generator.normal(size=(3_000, 2))
    net = np.column_stack([np.zeros(3_000), 0.2 * known[:, 0]]) + generator.normal(0.0, 2.0, (3_000, 2))
    net[:, 1] += 0.2 - (net[:, 1] - net[:, 0]).mean()  # in truth 0.1 ahead, here two standard errors more
    assert evpi(net, known).se > 0.015


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: evpi(np.array([[1.0, np.nan]])),
        lambda: evpi(np.ones((0, 2))),
        lambda: evsi(np.ones((4, 2)), np.ones((3, 1))),
        lambda: evpi(np.ones((4, 2)), clusters=np.zeros(3, dtype=np.int32)),
    ],
)
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(ValueError, match="draw"):
        wrong()


def test_the_answer_is_an_estimate():
    assert isinstance(evpi(np.random.default_rng(8).normal(size=(9, 2))), Estimate)

"""What the value of information makes of odd input: counts, ties, clusters, shapes that do not fit."""

import numpy as np
import pytest

from simulator.decision.information import evpi, evppi, evsi
from simulator.decision.information.basis import basis
from simulator.statistics import Estimate


def test_counts_with_many_ties_tell_what_they_tell():
    generator = np.random.default_rng(1)
    rate = generator.gamma(4.0, 1.0, 8_000)
    net = np.column_stack([np.zeros_like(rate), rate - 4.0])
    counted = evsi(net, generator.poisson(rate).astype(float)[:, None])
    assert 0.3 * evpi(net).value < counted.value < evpi(net).value


def test_two_values_only():
    good = np.random.default_rng(2).random(4_000) < 0.5
    net = np.column_stack([np.zeros(4_000), np.where(good, 1.0, -1.0)])
    assert evsi(net, good.astype(float)[:, None]).value == pytest.approx(evpi(net).value)


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
    assert basis(generator.normal(size=(50, 6))).shape == (50, 6)
    assert basis(np.ones((50, 2))).shape == (50, 0)
    assert basis(generator.normal(size=(5_000, 30))).shape[1] <= 30 * 7


def test_one_draw_has_no_error():
    assert np.isnan(evpi(np.array([[1.0, 2.0]])).se)


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

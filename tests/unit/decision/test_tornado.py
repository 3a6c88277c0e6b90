"""The tornado against closed forms: linear outcomes, whose luck cancels or multiplies."""

import numpy as np
import pytest

from simulator.decision import tornado
from simulator.statistics import Design

DRAWS = 300
DESIGN = Design.plain(2 * DRAWS)
SLOPES = np.array([1.0, -5.0, 2.0])
VALUES = np.array([[-1.0, 3.0], [0.0, 2.0], [-0.5, 1.0]])


class World:
    """Three standard normal beliefs, two rows a draw, and luck; `outcome` takes beliefs (rows, 3) and luck (rows,)."""

    def __init__(self, outcome, seed=1):
        generator = np.random.default_rng(seed)
        self.beliefs = generator.normal(size=(DRAWS, 3)).repeat(2, axis=0)
        self.luck = generator.normal(size=2 * DRAWS)
        self.outcome, self.asked = outcome, []

    def at(self, belief, value):
        self.asked.append((belief, value))
        moved = self.beliefs.copy()
        moved[:, belief] = value
        return self.outcome(moved, self.luck)

    def bars(self):
        return tornado(self.at, VALUES, self.outcome(self.beliefs, self.luck), DESIGN)


def test_what_adds_cancels():
    """The mean at a value is slope x value, and the swing is exact, whatever luck and the other beliefs add."""
    bars = World(lambda beliefs, luck: beliefs @ SLOPES + 5.0 * luck).bars()
    assert [bar.belief for bar in bars] == [1, 0, 2]
    for bar in bars:
        slope, (low, high) = SLOPES[bar.belief], VALUES[bar.belief]
        assert abs(bar.low.value - slope * low) < 5.0 * bar.low.se
        assert abs(bar.high.value - slope * high) < 5.0 * bar.high.se
        assert bar.swing.value == pytest.approx(slope * (high - low))
        assert bar.swing.se == pytest.approx(0.0, abs=1e-12)
        assert bar.up.value - bar.down.value == pytest.approx(bar.swing.value)
        assert bar.up.se == pytest.approx(abs(slope) / np.sqrt(DRAWS), rel=0.2)


def test_what_multiplies_leaves_its_error():
    """Outcome slope x belief x (1 + luck / 2): a swing's error is half its size over sqrt(rows); z over 200 seeds."""
    z = []
    for seed in range(200):
        bars = World(lambda beliefs, luck: beliefs @ SLOPES * (1.0 + 0.5 * luck), seed).bars()
        assert bars[0].swing.se == pytest.approx(0.5 * 10.0 / np.sqrt(2 * DRAWS), rel=0.3)
        z.append((bars[0].swing.value + 10.0) / bars[0].swing.se)
    assert abs(np.mean(z)) < 5.0 / np.sqrt(200)
    assert abs(np.var(z) - 1.0) < 5.0 * np.sqrt(2.0 / 200)


def test_other_luck_at_every_call_would_be_noticed():
    """Negative control: without common random numbers the errors are those of the outcome itself."""
    generator = np.random.default_rng(2)
    bars = World(lambda beliefs, luck: beliefs @ SLOPES + 50.0 * generator.normal(size=luck.size)).bars()
    assert min(bar.swing.se for bar in bars) > 1.0


def test_a_best_value_in_the_middle_is_not_hidden_by_a_swing_of_nothing():
    hump = World(lambda beliefs, luck: -10.0 * (beliefs[:, 1] - 1.0) ** 2 + beliefs[:, 2])
    first = hump.bars()[0]
    assert first.belief == 1
    assert first.swing.value == pytest.approx(0.0)
    assert first.width == pytest.approx(10.0, abs=3.0)  # E[-10 (z - 1)^2] = -20, at either end -10


def test_each_value_is_asked_for_once():
    world = World(lambda beliefs, luck: luck)
    world.bars()
    assert world.asked == [(belief, value) for belief, pair in enumerate(VALUES) for value in pair]


def test_no_belief_no_bar():
    assert tornado(lambda belief, value: np.ones(4), np.empty((0, 2)), np.ones(4), Design.plain(4)) == ()

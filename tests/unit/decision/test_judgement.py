"""What a comparison allows to say."""

import math

import pytest

from simulator.decision import judgement
from simulator.statistics import Estimate


@pytest.mark.parametrize(
    ("chance", "gain", "said"),
    [
        ((0.95, 0.02), (5.0, 1.0), "better"),
        ((0.05, 0.02), (-5.0, 1.0), "worse"),
        ((0.50, 0.05), (0.2, 1.0), "undecided"),
        ((0.50, 0.05), (5.0, 1.0), "undecided"),
        ((0.80, 0.06), (5.0, 1.0), "leans_better"),
        ((0.20, 0.06), (-5.0, 1.0), "leans_worse"),
        ((0.80, 0.06), (0.5, 1.0), "too_noisy"),
        ((0.80, 0.06), (-5.0, 1.0), "too_noisy"),
        ((1.00, 0.20), (5.0, 1.0), "too_noisy"),
        ((1.00, 0.01), (0.5, 1.0), "too_noisy"),
        ((math.nan, 0.1), (5.0, 1.0), "too_noisy"),
        ((0.95, 0.02), (5.0, math.nan), "too_noisy"),
    ],
)
def test_judgement(chance, gain, said) -> None:
    assert judgement(Estimate(*chance), Estimate(*gain)) == said

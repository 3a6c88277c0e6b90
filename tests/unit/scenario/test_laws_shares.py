"""How an event law spreads, and the share of its values below a multiple of its mean, against closed forms."""

import numpy as np
import pytest
from scipy import stats

from simulator.scenario import EventLaw

AT = np.array([0.0, 0.5, 1.0, 2.0])


def test_a_named_law() -> None:
    law = EventLaw.parse({"dist": "gamma", "a": 4.0, "scale": 3.0, "mean": {"p10": 5, "p90": 9}})
    assert law.spread == pytest.approx(0.5)
    assert law.share(AT) == pytest.approx(stats.gamma(4.0, scale=3.0).cdf(AT * 12.0))


def test_observed_values() -> None:
    law = EventLaw.parse({"samples": [1.0, 2.0, 3.0, 6.0]})
    assert law.spread == pytest.approx(np.std([1.0, 2.0, 3.0, 6.0]) / 3.0)
    assert law.share(AT).tolist() == [0.0, 0.25, 0.75, 1.0]


def test_two_moments_need_no_table() -> None:
    law = EventLaw.parse({"mean": 2.0, "cv": 0.7})
    assert law.spread == 0.7
    with pytest.raises(ValueError, match="table of shares"):
        law.share(AT)

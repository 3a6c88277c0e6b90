"""Event laws as engines read them."""

import math

import numpy as np
import pytest

from simulator.sampling.beliefs import Beliefs
from simulator.sampling.laws import compile_law
from simulator.scenario import EventLaw
from simulator.streams.tables import tabulated


@pytest.fixture
def beliefs() -> Beliefs:
    return Beliefs(3, lambda _: np.array([0.1, 0.5, 0.9]))


def test_a_number_is_a_constant(beliefs: Beliefs) -> None:
    law = compile_law(beliefs, "x", EventLaw.parse(0.4))
    assert (law.family, law.cv, law.table) == ("constant", 0.0, None)
    np.testing.assert_array_equal(law.mean, [0.4, 0.4, 0.4])


def test_two_moments_are_lognormal_or_gamma(beliefs: Beliefs) -> None:
    stated = EventLaw.parse({"mean": 2.0, "sd": 1.0})
    assert compile_law(beliefs, "x", stated).family == "lognormal"
    assert compile_law(beliefs, "x", stated, "gamma").family == "gamma"
    assert compile_law(beliefs, "x", stated).cv == 0.5
    assert compile_law(beliefs, "x", EventLaw.parse({"mean": 2.0, "cv": 0.0}), "gamma").family == "constant"


def test_belief_stands_in_the_mean_only(beliefs: Beliefs) -> None:
    law = compile_law(beliefs, "a.hours.contact", EventLaw.parse({"mean": {"p10": 2, "p90": 8}, "cv": 0.8}))
    np.testing.assert_allclose(law.mean, [2, 4, 8])
    assert set(beliefs.used) == {"a.hours.contact.mean"}


@pytest.mark.parametrize("more", [{}, {"mean": 30.0}])
def test_a_named_law_is_standardised(beliefs: Beliefs, more: dict[str, float]) -> None:
    law = compile_law(beliefs, "x", EventLaw.parse({"dist": "gamma", "a": 2.0, "scale": 3.0, **more}))
    assert law.family == "tabulated"
    np.testing.assert_allclose(law.mean, more.get("mean", 6.0))
    assert law.table is not None
    grid = (np.arange(20_000) + 0.5) / 20_000
    assert math.fsum(tabulated(law.table, u) for u in grid) / len(grid) == pytest.approx(1.0, rel=1e-3)
    assert tabulated(law.table, 0.5) == pytest.approx(3 * 1.6783469900166608 / 6, rel=1e-10)


def test_an_empirical_law_gives_back_its_values(beliefs: Beliefs) -> None:
    law = compile_law(beliefs, "x", EventLaw.parse({"samples": [5.0, 1.0, 3.0, 7.0]}))
    assert law.family == "tabulated"
    assert law.table is not None
    values = [tabulated(law.table, u) * law.mean[0] for u in (1e-17, 0.24, 0.26, 0.6, 0.99, 1 - 2.0**-53)]
    assert values == [1.0, 1.0, 3.0, 5.0, 7.0, 7.0]

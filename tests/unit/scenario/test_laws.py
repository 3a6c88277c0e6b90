import numpy as np
import pytest
from scipy import stats

from simulator.scenario.laws import EventLaw
from simulator.scenario.notations import NotationError

U = np.array([0.05, 0.5, 0.95])


def test_a_number_is_a_constant():
    law = EventLaw.parse(2)
    assert (law.family, law.mean.known, law.cv) == ("constant", 2, 0)


def test_two_moments_are_chance():
    law = EventLaw.parse({"mean": 6, "sd": 3})
    assert (law.family, law.mean.known, law.cv) == ("moments", 6, 0.5)


def test_belief_stands_inside_mean():
    law = EventLaw.parse({"mean": {"p10": 0.03, "p90": 0.06}, "cv": 0.8})
    assert law.mean.known is None
    assert law.family == "moments"
    assert EventLaw.parse({"mean": {"p10": 0.03, "p90": 0.06}}).family == "constant"


def test_named_laws_are_relative_to_their_mean():
    law = EventLaw.parse({"dist": "gamma", "a": 2, "scale": 3, "mean": {"p10": 5, "p90": 8}})
    assert law.family == "named"
    np.testing.assert_allclose(law.quantile(U), stats.gamma(2, scale=3).ppf(U) / 6)
    assert EventLaw.parse({"dist": "gamma", "a": 2, "scale": 3}).mean.known == pytest.approx(6)


def test_observed_values_are_relative_to_their_mean():
    law = EventLaw.parse({"samples": [1, 2, 3]})
    assert law.family == "empirical"
    assert law.mean.known == 2
    assert law.quantile(np.array([0.1, 0.5, 0.9])).tolist() == [0.5, 1, 1.5]


def test_only_shaped_laws_have_quantiles():
    with pytest.raises(ValueError, match="named or an empirical"):
        EventLaw.parse(1).quantile(U)


@pytest.mark.parametrize(
    ("raw", "code", "at"),
    [
        ({"p10": 1, "p90": 2}, "belief_on_law", ""),
        ({"low": 1, "likely": 2, "high": 3}, "belief_on_law", ""),
        ({"successes": 1, "trials": 2}, "belief_on_law", ""),
        ({"mean": {"p10": 1, "p90": 2}, "sd": 1}, "law_sd", "sd"),
        ({"mean": 1, "sd": 1, "cv": 1}, "notation_extra", "sd"),
        ({"mean": {"p10": 3, "p90": 2}, "cv": 1}, "quantile_order", "mean"),
        ({"mean": {"p10": 0, "p90": 2}, "cv": 1}, "quantile_open", "mean.p10"),
        ({"mean": 1, "cv": {"p10": 0.5, "p90": 0.6}}, "number", "cv"),
        ({"mean": 1, "cv": -1}, "not_negative", "cv"),
        ({"mean": 1, "cv": 1000}, "at_most", "cv"),
        ({"samples": [0, 0]}, "law_zero_mean", ""),
        ({"dist": "norm", "loc": 1, "scale": 1}, "dist_domain", "dist"),
        ({"cv": 1}, "notation_unknown_law", ""),
    ],
)
def test_what_is_refused(raw, code, at):
    with pytest.raises(NotationError) as caught:
        EventLaw.parse(raw)
    assert (caught.value.code, caught.value.at) == (code, at)


def test_a_belief_on_a_law_is_told_where_it_belongs():
    with pytest.raises(NotationError) as caught:
        EventLaw.parse({"p10": 1, "p90": 2})
    assert caught.value.params == {"suggestion": "{ p10 = 1, p90 = 2 }"}


@pytest.mark.parametrize(
    "raw",
    [
        2,
        {"mean": 2, "cv": 1},
        {"samples": [1, 2], "source": "log"},
        {"dist": "expon", "scale": 2},
        {"value": 2, "source": "x"},
    ],
)
def test_what_is_written_reads_back(raw):
    law = EventLaw.parse(raw)
    assert EventLaw.parse(law.written()) == law

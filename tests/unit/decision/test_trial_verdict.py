"""A trial is judged only as far as its errors allow, and so are the mixes that nobody weighed."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy import stats

from simulator.decision.trial import (
    CHANGES_LITTLE,
    Evidence,
    Worth,
    best_length,
    known,
    rows_needed,
    verdict,
)
from simulator.decision.unweighed import told
from simulator.statistics import Estimate, least_error

SURE_LEAD = Estimate(1_000.0, 10.0)


def evidence(net: tuple[float, float], changed: tuple[float, float], lead: Estimate = SURE_LEAD) -> Evidence:
    return Evidence(Estimate(*net), Estimate(*changed), lead)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (evidence((-900.0, 100.0), (0.3, 0.1)), "not_worth"),
        (evidence((-900.0, 500.0), (0.3, 0.1)), "undecided"),
        (evidence((0.0, 7.0), (0.001, 0.001)), "changes_nothing"),
        (evidence((0.0, 7.0), (0.001, 0.006)), "undecided"),
        (evidence((0.0, 0.0), (0.0, least_error(2))), "undecided"),
        (evidence((0.0, 7.0), (0.001, 0.001), Estimate(50.0, 40.0)), "undecided"),
        (evidence((900.0, 100.0), (0.3, 0.1)), "worth"),
        (evidence((900.0, 500.0), (0.3, 0.1)), "undecided"),
        (evidence((900.0, 100.0), (0.001, 0.001)), "worth"),
    ],
)
def test_no_verdict_goes_beyond_the_errors(found: Evidence, expected: str) -> None:
    assert verdict(found) == expected


@given(st.floats(-1e5, 1e5), st.floats(0.0, 1.0), st.floats(0.0, 1e5), st.floats(0.0, 0.5))
def test_what_wide_errors_tell_narrow_ones_tell_too(net, changed, se, se_changed) -> None:
    lead = Estimate(1.0, 0.0)
    sharp = verdict(Evidence(Estimate(net, se), Estimate(changed, se_changed), lead))
    vague = verdict(Evidence(Estimate(net, 3.0 * se), Estimate(changed, 3.0 * se_changed), lead))
    assert vague == "undecided" or sharp != "undecided"


def test_rows_that_the_rule_of_three_asks_for() -> None:
    """299 draws that agree leave less than 1 % at 95 %; here a draw has two rows."""
    draws = int(np.ceil(np.log(0.05) / np.log1p(-CHANGES_LITTLE)))
    assert 1.96 * least_error(draws) <= CHANGES_LITTLE < 1.96 * least_error(draws - 2)
    found = evidence((0.0, 0.0), (0.0, least_error(20)))
    assert rows_needed(found, 40, 20) == 1_000


def test_rows_that_the_sign_of_the_net_benefit_asks_for() -> None:
    """An error of 300 on 100 must fall by 5.88, so 34.6 times the rows; the next round number is told."""
    assert rows_needed(evidence((100.0, 300.0), (0.3, 0.1)), 4_000, 2_000) == 200_000
    assert rows_needed(evidence((0.01, 300.0), (0.3, 0.1)), 4_000, 2_000) is None
    assert rows_needed(evidence((0.0, 300.0), (0.3, 0.1)), 4_000, 2_000) is None


@pytest.mark.parametrize("groups", [2, 5, 20])
def test_intervals_of_few_groups_hold_as_often_as_they_say(groups: int) -> None:
    """Means of normal samples: the interval is Student's, so that it misses one time in twenty whatever the groups."""
    generator, trials = np.random.default_rng(5), 4_000
    sample = generator.normal(size=(trials, groups))
    missed = 0
    for row in sample:
        left_out = (row.sum() - row) / (groups - 1)
        found = known(np.array([row.mean(), *left_out]))
        missed += abs(found.value) > 1.96 * found.se
    assert stats.binomtest(missed, trials, 0.05).pvalue > 1e-4


def test_the_shortest_length_that_is_not_told_from_the_best() -> None:
    def length(mean: float, shift: float) -> Worth:
        left_out = mean + shift * np.cos(np.arange(20.0))
        return Worth(np.array([mean, *left_out]), 0.0, np.zeros(21), 0, np.ones(21))

    assert best_length([length(100.0, 1.0), length(990.0, 3.0), length(1_000.0, 1.0)]) == (2, 1)
    assert best_length([length(1_000.0, 1.0), length(990.0, 3.0)]) == (0, 0)


def test_what_was_not_weighed_is_judged_with_all_that_were_not() -> None:
    """2.1 errors above nought are enough for one, and not for five."""
    ahead = Estimate(2.1, 1.0)
    assert told([ahead]) == ["better"]
    assert told([ahead, *[Estimate(-9.0, 1.0)] * 4]) == ["open", *["not_better"] * 4]
    assert told([Estimate(0.0, 0.0)]) == ["not_better"]
    assert told([]) == []

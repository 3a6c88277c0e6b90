"""The frontier claims no more than its errors allow, and what it claims is so."""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.decision.frontier import frontier

RUNS, ERROR = 400, 0.1


def rows(seed, shifts, spreads, draws=256, correlation=0.9):
    """Normal outcomes of systems that share most of their luck, two rows a draw."""
    generator = np.random.default_rng(seed)
    shared = generator.normal(size=2 * draws)
    mixed = [
        np.sqrt(correlation) * shared + np.sqrt(1.0 - correlation) * generator.normal(size=2 * draws)
        for _ in shifts
    ]
    return [shift + spread * one for shift, spread, one in zip(shifts, spreads, mixed, strict=True)]


def test_more_on_average_and_in_the_worst_rows_beats() -> None:
    assert frontier(rows(1, [0.0, 1.0], [1.0, 1.0]), 0.1, 0.95) == ("off", "on")


def test_less_on_average_but_safer_is_on_the_frontier() -> None:
    assert frontier(rows(2, [0.0, 1.0, -2.0], [1.0, 3.0, 3.0]), 0.1, 0.95) == ("on", "on", "off")


def test_what_the_rows_do_not_say_is_left_open() -> None:
    assert frontier(rows(3, [0.0, 0.0], [1.0, 1.0], draws=16, correlation=0.0), 0.1, 0.95) == ("open", "open")


def test_a_twin_is_no_rival() -> None:
    best, worse = rows(4, [1.0, 0.0], [1.0, 1.0])
    assert frontier([best, worse, best.copy()], 0.1, 0.95) == ("on", "off", "on")


def test_alone() -> None:
    assert frontier(rows(5, [0.0], [1.0]), 0.1, 0.95) == ("on",)


def test_rows_that_only_one_has_are_left_out() -> None:
    short, long = rows(6, [1.0, 0.0], [1.0, 1.0])
    spoilt = np.concatenate([long, np.full(200, 1e6)])
    assert frontier([short, spoilt], 0.1, 0.95) == ("on", "off")


@pytest.mark.parametrize(
    ("shifts", "spreads", "false"),
    [([0.0, 0.0], [1.0, 1.0], ("on", "off")), ([0.0, 1.0], [1.0, 1.0], ("on",)), ([0.0, 0.3], [1.0, 2.0], ("off",))],
    ids=["alike", "beaten", "safer"],
)  # fmt: skip
def test_wrong_answers_are_as_rare_as_stated(shifts, spreads, false) -> None:
    """Of the first system; false-alarm rate 1e-6. "alike" is the edge of "off" and of "on" at once."""
    found = [frontier(rows(seed, shifts, spreads), 0.1, 1.0 - ERROR)[0] for seed in range(RUNS)]
    for answer in false:
        assert found.count(answer) <= binom.ppf(1.0 - 1e-6, RUNS, ERROR)


def test_a_careless_frontier_would_be_noticed() -> None:
    """Negative control: without errors, one of two that are alike is off the frontier far more often."""
    found = [frontier(rows(seed, [0.0, 0.0], [1.0, 1.0]), 0.1, 1e-9)[0] for seed in range(RUNS)]
    assert found.count("off") > binom.ppf(1.0 - 1e-6, RUNS, ERROR)

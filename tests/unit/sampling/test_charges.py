"""A country's rules follow each draw of the pay."""

from collections.abc import Callable

import numpy as np
import pytest

from simulator.sampling import sample
from simulator.sampling.paths import belief_paths_of
from simulator.scenario import Scenario
from simulator.scenario.charges import Scheme

Loader = Callable[..., Scenario]
RULED = "profiles.rep.employer_charges=FR-2026"
BARE = (
    "profiles.rep.tools_per_month=0",
    "profiles.rep.management_per_month=0",
    "profiles.rep.workstation_per_month=0",
)


def costs(scenario: Scenario, draws: int = 64) -> tuple[np.ndarray, np.ndarray]:
    (rep,) = sample(scenario, None, 1, range(draws)).mixes[0].profiles
    return rep.hourly_cost, rep.charges


@pytest.mark.parametrize(
    ("gross", "month"), [(1900, 2011.124), (2500, 3132.65), (3500, 4790.36), (5000, 7060.4045)]
)
def test_a_known_pay_costs_what_the_engine_says(pilot: Loader, gross: int, month: float) -> None:
    hourly, _ = costs(pilot(RULED, f"profiles.rep.gross_salary={12 * gross}", *BARE))
    np.testing.assert_allclose(hourly, 12 * month / 1607, rtol=1e-9)


def test_an_uncertain_pay_is_charged_draw_by_draw(pilot: Loader) -> None:
    pay = "profiles.rep.gross_salary={ low = 22_000, likely = 26_000, high = 60_000 }"
    flat = costs(pilot("profiles.rep.employer_charges=0", pay, *BARE))[0] * 1607
    ruled = costs(pilot(RULED, pay, *BARE))[0] * 1607
    np.testing.assert_allclose(ruled, Scheme(scheme="FR-2026").yearly_cost(flat), rtol=1e-12)
    shares = ruled / flat - 1
    assert shares.min() < 0.25
    assert shares.max() > 0.35
    assert abs(ruled.mean() / Scheme(scheme="FR-2026").yearly_cost(np.array([flat.mean()]))[0] - 1) > 1e-4


def test_commission_bears_what_more_pay_would_cost(pilot: Loader) -> None:
    """2,500 to 2,750 gross a month, both by hand: what a tenth more pay adds, as a share of that tenth."""
    _, charges = costs(pilot(RULED, "profiles.rep.gross_salary=30_000"))
    before, after = Scheme(scheme="FR-2026").yearly_cost(np.array([30_000.0, 33_000.0]))
    np.testing.assert_allclose(charges, (after - before) / 3_000 - 1)
    assert before == pytest.approx(12 * 3132.65)
    assert 0.6 < charges[0] < 0.9


def test_staff_and_status_count_and_no_pay_divides_by_nothing(pilot: Loader) -> None:
    known = "profiles.rep.gross_salary=42_000"
    plain = costs(pilot(RULED, known))[0][0]
    staffed = costs(pilot('profiles.rep.employer_charges={ scheme = "FR-2026", staff = 60 }', known))[0][0]
    executive = costs(pilot('profiles.rep.employer_charges={ scheme = "FR-2026", executive = true }', known))[
        0
    ][0]
    assert plain < min(staffed, executive)
    nothing = costs(pilot(RULED, "profiles.rep.gross_salary=0"))
    assert np.isfinite(nothing).all()


def test_the_pay_stays_the_belief_and_the_charges_are_none(pilot: Loader) -> None:
    paths = belief_paths_of(pilot(RULED), "pilot")
    assert "profiles.rep.gross_salary" in paths
    assert not [path for path in paths if "employer_charges" in path]

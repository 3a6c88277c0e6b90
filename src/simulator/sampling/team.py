"""Profiles: what an hour costs, when people are away, what they owe."""

import numpy as np
from numpy.typing import NDArray

from simulator import parameters
from simulator.quantities import KINDS, round_up
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.laws import compile_law
from simulator.scenario import Positive, Scenario
from simulator.scenario.charges import Scheme
from simulator.scenario.document import dotted
from simulator.scenario.horizon import DAYS
from simulator.scenario.team import Commitment, Profile

MONTHLY = ("tools_per_month", "management_per_month", "workstation_per_month")


def compile_profile(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.Profile:
    """Compile a profile.

    Parameters
    ----------
    beliefs : Beliefs
        Gives every value under each draw.
    scenario : Scenario
        With the mix's overrides applied.
    name : str
        Name of the profile.
    """
    profile = scenario.profiles[name]
    path = dotted(("profiles", name))
    hourly_cost, charges = _costs(beliefs, path, profile, scenario.calendar.hours_per_year)
    return parameters.Profile(
        name=name,
        headcount=profile.headcount,
        hourly_cost=hourly_cost,
        charges=charges,
        commission=beliefs.value(f"{path}.commission", profile.commission),
        leave_days=beliefs.value(f"{path}.leave_days", profile.leave_days),
        absence_days=compile_law(beliefs, f"{path}.absence_days", profile.absence_days),
        commitments=tuple(
            _commitment(beliefs, dotted(("profiles", name, "commitments", key)), key, one)
            for key, one in profile.commitments.items()
        ),
        protected=_protected(profile),
    )


def _costs(
    beliefs: Beliefs, path: str, profile: Profile, hours_per_year: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Full cost of an hour (model.md section 7), and the charges that commission bears; shapes (draws,)."""
    gross = beliefs.full(0.0)
    if profile.gross_salary is not None:
        gross = beliefs.value(f"{path}.gross_salary", profile.gross_salary)
    pay, charges = _pay(beliefs, path, profile.employer_charges, gross)
    if profile.hourly_cost is not None:
        return beliefs.value(f"{path}.hourly_cost", profile.hourly_cost), charges
    hours = beliefs.full(hours_per_year)
    if profile.hours_per_year is not None:
        hours = beliefs.value(f"{path}.hours_per_year", profile.hours_per_year)
    monthly = beliefs.full(0.0)
    for key in MONTHLY:
        monthly = monthly + beliefs.value(f"{path}.{key}", getattr(profile, key))
    return (pay + 12.0 * monthly) / hours, charges


def _pay(
    beliefs: Beliefs, path: str, rules: Positive | Scheme, gross: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Gross pay and charges of a year, and the charges that commission bears, each draw on its own pay."""
    if isinstance(rules, Scheme):
        return rules.yearly_cost(gross), rules.on_commission(gross)
    charges = beliefs.value(f"{path}.employer_charges", rules)
    return gross * (1.0 + charges), charges


def _commitment(beliefs: Beliefs, path: str, name: str, one: Commitment) -> parameters.Commitment:
    hours = beliefs.value(f"{path}.hours", one.hours)
    return parameters.Commitment(name, KINDS.index(one.kind), one.every, hours)


def _protected(profile: Profile) -> tuple[tuple[int, float, float], ...]:
    blocks = [
        (DAYS.index(day), round_up(block.span[0]), round_up(block.span[1]))
        for block in profile.protected
        for day in block.days
    ]
    return tuple(sorted(blocks))

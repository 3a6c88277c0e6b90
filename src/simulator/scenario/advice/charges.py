"""Advice on what an employer pays on top of gross: a country's rules and their limits, a flat share far from them."""

from collections.abc import Iterator

from simulator.scenario.advice.arithmetic import typical
from simulator.scenario.advice.record import Advice
from simulator.scenario.charges import Scheme
from simulator.scenario.charges.rates import MONTHS
from simulator.scenario.model import Scenario
from simulator.scenario.team import Profile

FRANCE = Scheme(scheme="FR-2026")
#: A flat share is told from the rules when they differ by more of gross than this.
FAR = 0.10


def paid_in_france(scenario: Scenario) -> bool:
    """Whether people work in France and are paid in euros."""
    return scenario.calendar.country == "FR" and scenario.currency == "EUR"


def rules_and_limits(scenario: Scenario) -> Iterator[Advice]:
    """What a country's rules take for granted; told once."""
    ruled = list(_ruled(scenario))
    if ruled:
        name, _, rules = ruled[0]
        names = [one.label for _, one, _ in ruled]
        params = {"profiles": names, "scheme": rules.scheme, **_taken(rules)}
        yield Advice("charges_limits", _key(name), params)


def _taken(rules: Scheme) -> dict[str, object]:
    """What the rules take for granted of every contract, and what they were told of this one."""
    rates = rules.rates
    return {
        "staff": rules.staff,
        "staff_key": str(rules.staff),
        "executive": str(rules.executive).lower(),
        "hours": rates.weekly_hours,
        "share": rates.contributions["accidents"].rate,
        "cost": rates.insurance,
    }


def hours_of_another_contract(scenario: Scenario) -> Iterator[Advice]:
    """A week that is not the full-time week of the rules."""
    open_hours = scenario.calendar.weekly_open_hours
    for name, profile, rules in _ruled(scenario):
        if abs(open_hours - rules.rates.weekly_hours) > 0.5:
            params = {"profile": profile.label, "open": open_hours, "hours": rules.rates.weekly_hours}
            yield Advice("charges_hours", _key(name), params)


def below_minimum(scenario: Scenario) -> Iterator[Advice]:
    """Pay below the legal minimum of a full-time contract."""
    for name, profile, rules in _ruled(scenario):
        least = MONTHS * rules.rates.monthly_minimum
        if typical(profile.gross_salary) < least - 0.5:
            params = {"profile": profile.label, "value": typical(profile.gross_salary), "cost": least}
            yield Advice("below_minimum", f"profiles.{name}.gross_salary", params)


def flat_charges(scenario: Scenario) -> Iterator[Advice]:
    """A flat share of gross in France that is far from what the rules give at this pay."""
    if not paid_in_france(scenario):
        return
    for name, profile in scenario.profiles.items():
        flat, gross = profile.employer_charges, typical(profile.gross_salary)
        if isinstance(flat, Scheme) or flat.known == 0 or gross == 0:
            continue
        ruled = FRANCE.share(gross)
        if abs(flat.typical() - ruled) > FAR:
            params = {"profile": profile.label, "share": flat.typical(), "ruled_share": ruled}
            yield Advice(
                "flat_charges", _key(name), {**params, "cost": gross / MONTHS, "scheme": FRANCE.scheme}
            )


def _ruled(scenario: Scenario) -> Iterator[tuple[str, Profile, Scheme]]:
    for name, profile in scenario.profiles.items():
        if isinstance(profile.employer_charges, Scheme):
            yield name, profile, profile.employer_charges


def _key(name: str) -> str:
    return f"profiles.{name}.employer_charges"


RULES = (rules_and_limits, hours_of_another_contract, below_minimum, flat_charges)

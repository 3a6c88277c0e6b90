"""The team and its calendar: windows in order, one way of costing, commitments that fit."""

from collections import Counter
from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.charges import Scheme
from simulator.scenario.document import Document, dig
from simulator.scenario.horizon import Calendar
from simulator.scenario.lines import Path
from simulator.scenario.phrases import phrase
from simulator.scenario.rules.draft import Draft
from simulator.scenario.short import tables
from simulator.scenario.team import SALARY_KEYS, Profile

EURO = "EUR"


def windows_in_order(draft: Draft, document: Document) -> Iterator[Problem]:
    """Windows come in order and do not overlap; no day is named twice."""
    if draft.calendar is None:
        return
    for (_, closes), (opens, _) in zip(draft.calendar.spans, draft.calendar.spans[1:], strict=False):
        if opens < closes:
            yield document.problem("windows_order", ("calendar", "windows"), list(draft.calendar.windows))
            break
    for day, count in Counter(draft.calendar.days).items():
        if count > 1:
            yield document.problem("days_twice", ("calendar", "days"), list(draft.calendar.days), day=day)


def one_cost(draft: Draft, document: Document) -> Iterator[Problem]:
    """A profile has a salary and what goes with it, or an hourly cost that contains it all."""
    for name, profile in tables(document.data, "profiles").items():
        at: Path = ("profiles", name)
        if "hourly_cost" not in profile and "gross_salary" not in profile:
            yield document.problem("cost_missing", at)
        for key in SALARY_KEYS:
            if "hourly_cost" in profile and key in profile:
                yield document.problem("cost_twice", (*at, key), profile[key], extra=key)


def charges_from_pay(draft: Draft, document: Document) -> Iterator[Problem]:
    """A country's rules compute the cost from gross pay, in that country's money."""
    currency = document.data.get("currency", "EUR")
    for name, profile in draft.profiles.items():
        path: Path = ("profiles", name, "employer_charges")
        if not isinstance(profile.employer_charges, Scheme):
            continue
        found, scheme = document.get(path), profile.employer_charges.scheme
        if profile.hourly_cost is not None:
            yield document.problem("charges_without_pay", path, found, scheme=scheme)
        if currency != EURO:
            yield document.problem("charges_currency", path, found, scheme=scheme, currency=currency)


def positive_costs(draft: Draft, document: Document) -> Iterator[Problem]:
    """Hours a year divide the salary, so they cannot be 0."""
    for name, profile in draft.profiles.items():
        if profile.hours_per_year is not None and profile.hours_per_year.known == 0:
            path = ("profiles", name, "hours_per_year")
            yield document.problem("must_be_above_zero", path, document.get(path))


def commitments_fit(draft: Draft, document: Document) -> Iterator[Problem]:
    """Daily commitments fit in a working day, and the weekly ones in what is left of the first one."""
    if draft.calendar is None:
        return
    for name, profile in draft.profiles.items():
        at: Path = ("profiles", name, "commitments")
        daily, weekly = _owed(profile, "day"), _owed(profile, "week")
        left = draft.calendar.daily_open_hours - daily
        if left < 0:
            params = {"hours": f"{daily:g}", "open": f"{draft.calendar.daily_open_hours:g}"}
            yield document.problem("commitment_too_long", at, **params)
        elif weekly > left:
            yield document.problem("commitment_week_too_long", at, hours=f"{weekly:g}", open=f"{left:g}")


def _owed(profile: Profile, every: str) -> float:
    return sum(one.hours.typical() for one in profile.commitments.values() if one.every == every)


def protected_open(draft: Draft, document: Document) -> Iterator[Problem]:
    """Protected hours lie in open windows, on working days."""
    calendar = draft.calendar
    for name, profile in draft.profiles.items() if calendar is not None else ():
        for index, block in enumerate(profile.protected):
            path: Path = ("profiles", name, "protected", index)
            if calendar is not None and not _overlaps(calendar, block.span, block.days):
                windows = phrase(
                    "windows_on", windows=", ".join(calendar.windows), days=", ".join(calendar.days)
                )
                yield document.problem("protected_closed", path, dig(document.data, path), windows=windows)


def _overlaps(calendar: Calendar, block: tuple[float, float], days: tuple[str, ...]) -> bool:
    common = set(days) & set(calendar.days)
    return bool(common) and any(opens < block[1] and block[0] < closes for opens, closes in calendar.spans)


RULES = (windows_in_order, one_cost, charges_from_pay, positive_costs, commitments_fit, protected_open)

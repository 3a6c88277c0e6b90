"""Why the fitted scenario misses what was observed, as far as the files let one guess, and what mends it."""

from collections.abc import Mapping, Sequence

from simulator.calibration.estimators import misfit
from simulator.calibration.fit.attempts import Attempts
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.plan import Plan
from simulator.calibration.fit.records import Assumed, Evidence
from simulator.fitted import Because, Cause, Check

#: Quantity -> the one that it follows from: mended with it where both are missed on the same side.
FOLLOWS: Mapping[str, str] = {
    "openings": "attempts",
    "calling_hours": "attempts",
    "opened": "openings",
    "wins": "opened",
    "revenue": "wins",
    "accepted": "delivered",
    "hours_calling": "attempts",
    "hours_following": "opened",
}
#: Part of the band by which a quantity may lie outside and still be so by chance.
MARGIN = 0.15
#: Part of the longer of two periods that both must cover to be of the same weeks.
SAME_WEEKS = 0.8


def causes_of(plan: Plan, checks: Sequence[Check]) -> tuple[Cause, ...]:
    """Guess why each quantity that is not covered is missed.

    Parameters
    ----------
    plan : Plan
        What the files say.
    checks : sequence of Check
        As `check_against` gives them.

    Returns
    -------
    tuple of Cause
        One a quantity missed, in order.
    """
    missed = [one for one in checks if not one.covered]
    return tuple(_cause(one, plan, missed) for one in missed)


def _cause(one: Check, plan: Plan, missed: Sequence[Check]) -> Cause:
    parent = next((other for other in missed if _follows(one, other)), None)
    if parent is not None:
        return Cause(one.quantity, one.of, "follows", "", (), parent.quantity, parent.of)
    because, key, rests = _guessed(one, plan)
    if because == "uneven" and _marginal(one):
        because = "chance"
    files = dict.fromkeys(name for evidence in rests for name in evidence.files)
    return Cause(one.quantity, one.of, because, key, tuple(files))


def _follows(one: Check, other: Check) -> bool:
    same = one.of == other.of or not one.of or not other.of
    side = (one.observed > one.high) == (other.observed > other.high)
    return FOLLOWS.get(one.quantity) == other.quantity and same and side


def _marginal(one: Check) -> bool:
    beyond = max(one.low - one.observed, one.observed - one.high)
    return beyond <= MARGIN * (one.high - one.low)


def _guessed(one: Check, plan: Plan) -> tuple[Because, str, list[Evidence]]:
    if one.quantity in ("attempts", "openings", "calling_hours"):
        return _calls(one, plan)
    if one.quantity in ("opened", "wins", "revenue"):
        because, key, rests = _deals(one, plan)
        return because, f"activities.{_signed_by(one, plan)}.success" if one.of else key, rests
    if one.quantity in ("delivered", "accepted"):
        leaf = "can_deliver_per_week" if one.quantity == "delivered" else "validation.accepted"
        return "uneven", f"platforms.{one.of}.{leaf}", [plan.platforms[one.of].evidence]
    return _hours(one, plan)


def _signed_by(one: Check, plan: Plan) -> str:
    """Key of the work on deals whose success the check is about: that of an origin where it is one's."""
    row = next((row for row in plan.attempts if row.channel == one.of), None)
    if row is None:
        return "deal"
    return plan.after_appointment if row.leads_to == "appointment" else row.leads_to


def _calls(one: Check, plan: Plan) -> tuple[Because, str, list[Evidence]]:
    row = next(row for row in plan.attempts if row.channel == one.of)
    rests = [] if plan.facts.calls is None else [plan.facts.calls.evidence]
    if one.quantity == "openings":
        return "uneven", f"activities.{row.activity}.success", rests
    guess = _guessed_hours(row, plan)
    if guess is not None and one.observed > one.mean:
        return "attempt_hours", guess, rests
    return "team_hours", f"profiles.{row.profile}.headcount", rests


def _guessed_hours(row: Attempts, plan: Plan) -> str | None:
    """Hours that no file tells and that leave no room for the attempts: their own first, then those of what they open."""
    places = [(f"activities.{row.activity}.hours.{kind}", told.origin) for kind, told in row.hours.items()]
    places += [("activities.deal.hours", told.origin) for told in plan.follow.hours.values()]
    pace = Assumed("pace")  # cut to what the calls leave already
    return next((key for key, origin in places if isinstance(origin, Assumed) and origin != pace), None)


def _deals(one: Check, plan: Plan) -> tuple[Because, str, list[Evidence]]:
    deals, calls = plan.facts.deals, plan.facts.calls
    if deals is None:
        return "uneven", "activities.deal.success", []
    if one.quantity == "opened":
        if calls is not None and not same_weeks(calls.evidence, deals.dated):
            return "other_weeks", "mixes.today.prospecting", [calls.evidence, deals.dated]
        return "uneven", "mixes.today.prospecting", [deals.dated]
    if one.quantity == "revenue" and deals.values is not None and deals.values.heavy:
        return "heavy", "deal.value", [deals.won]
    key = "deal.value" if one.quantity == "revenue" else "activities.deal.success"
    return _undecided(deals), key, [deals.evidence]


def _undecided(deals: DealFacts) -> Because:
    """What the deals' dates leave open of those that are signed."""
    if deals.undated:
        return "undated"
    if deals.cure is None:
        return "no_dates"
    if deals.cure.too_short:
        return "short"
    return "uneven" if misfit(deals.cure.won_by, sum(deals.cure.counts.values())) is None else "delays"


def _hours(one: Check, plan: Plan) -> tuple[Because, str, list[Evidence]]:
    time, calls, deals = plan.facts.time, plan.facts.calls, plan.facts.deals
    if time is None or one.quantity == "hours_owed":
        return "uneven", "profiles.rep.commitments", [] if time is None else [time.evidence]
    calling = one.quantity == "hours_calling"
    key = "mixes.today.prospecting" if calling else "activities.deal.hours"
    other = calls if calling else deals
    if other is None:
        return "uneven", key, [time.evidence]
    rests = [time.evidence, other.evidence]
    if other.persons and not set(other.persons) & set(time.persons):
        return "other_people", key, rests
    return "uneven" if same_weeks(*rests) else "other_weeks", key, rests


def same_weeks(one: Evidence, other: Evidence) -> bool:
    """Whether two files cover about the same days; not where one of them bears no date."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    common = (min(one.last, other.last) - max(one.first, other.first)).days + 1
    longer = max(one.last - one.first, other.last - other.first).days + 1
    return common >= SAME_WEEKS * longer

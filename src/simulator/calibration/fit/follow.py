"""What follows an opportunity until it is signed: the hours of one, its chance, its delay."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.calibration.estimators import CureFit, misfit
from simulator.calibration.fit import usual
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.implied import LEAST_OURS
from simulator.calibration.fit.records import Remark, Span
from simulator.calibration.fit.told import (
    NEARLY_ONE,
    Told,
    assumed,
    assumed_law,
    delayed,
    law_of,
    range_of,
    shaped,
)
from simulator.calibration.fit.week import Week, by_kind

#: Deals opened in the time log's own days from which they say how long one takes.
ENOUGH = 10


@dataclass(frozen=True)
class Follow:
    """The work on an opportunity.

    `hours` by kind, `mean_hours` in all; `weekly_hours` of the profile a week; `success` that it is signed; `after_days`
    from opening to signature; `value` of a signature.
    """

    hours: Mapping[str, Told]
    mean_hours: float
    weekly_hours: float
    success: Told
    after_days: Told
    value: Told


def follow_of(
    facts: Facts, week: Week, headcount: int, opened: float, bought: float, *, counted: bool
) -> Follow:
    """Sum up what follows the opportunities opened.

    Parameters
    ----------
    facts : Facts
        Of every file.
    week : Week
        Of a person of the profile that follows them.
    headcount : int
        Its people.
    opened : float
        Opportunities opened a week.
    bought : float
        Hours a week that appointments take of the same people, before what follows them.
    counted : bool
        A file tells how many are opened; hours logged are never divided by a number that is assumed.
    """
    hours = _hours(facts, week, headcount, opened if counted else 0.0, bought)
    means = {kind: span.mean for kind, (span, _) in hours.items()}
    told = {kind: _told(facts, span, known) for kind, (span, known) in hours.items()}
    each = sum(means.values())
    success, after = _outcome(facts.deals)
    return Follow(told, each, each * opened + bought, success, after, _value(facts.deals))


def _told(facts: Facts, span: Span, known: bool) -> Told:
    if known and facts.time is not None:
        return Told(law_of(span), facts.time.evidence, "by_opening")
    return assumed(assumed_law(span.mean, span.cv))


def _hours(
    facts: Facts, week: Week, headcount: int, opened: float, bought: float
) -> dict[str, tuple[Span, bool]]:
    """Hours of one, by kind, and whether the time log tells them."""
    if week.follow and opened > 0:
        each = {kind: hours * headcount / opened for kind, hours in week.follow.items()}
        if facts.overlap is not None and facts.time is not None and facts.overlap.opened >= ENOUGH:
            logged = by_kind(facts.time.lines, "follow")
            each = {kind: hours / facts.overlap.opened for kind, hours in logged.items()}
        ours = max(1.0 - bought / (headcount * sum(week.follow.values())), LEAST_OURS)
        return {kind: (Span(mean * ours, 0.0, 0.5), True) for kind, mean in sorted(each.items())}
    return {kind: (Span(mean, 0.0, cv), False) for kind, (mean, cv) in usual.DEAL_HOURS.items()}


def _outcome(deals: DealFacts | None) -> tuple[Told, Told]:
    """Chance of a signature, and the delay until then."""
    if deals is None:
        return assumed(dict(usual.DEAL_SUCCESS)), assumed(dict(usual.DEAL_DELAY))
    after = assumed(dict(usual.DEAL_DELAY))
    if deals.cure is not None:
        note: Remark = "too_short" if deals.cure.too_short else "censored"
        share: Remark = "misfit" if _beside(deals.cure) else note
        params = {"open": deals.cure.counts["open"]}
        if deals.cure.won_after is not None:
            after = Told(delayed(deals.cure.won_after), deals.dated, share, params)
        return Told(range_of(deals.cure.won, NEARLY_ONE), deals.dated, share, params), after
    if deals.won_share is None:
        return assumed(dict(usual.DEAL_SUCCESS)), after
    won, lost = deals.counts["won"], deals.counts["lost"]
    return Told({"successes": won, "trials": won + lost}, deals.evidence, "closed_only"), after


def _beside(cure: CureFit) -> bool:
    """Whether no law follows what became of the deals won."""
    return misfit(cure.won_by, sum(cure.counts.values())) is not None


def _value(deals: DealFacts | None) -> Told:
    if deals is None or deals.values is None:
        return assumed(dict(usual.DEAL_VALUE))
    values = deals.values
    if values.heavy:
        return Told(shaped(values.law), deals.won, "heavy", {"share": values.largest_share})
    return Told(shaped(values.law), deals.won)

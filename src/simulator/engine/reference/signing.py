"""What a signature brings: revenue, margin, commission, cash (model.md section 7)."""

import math
from typing import TYPE_CHECKING

from simulator.engine.reference.work import Signature
from simulator.quantities import HOURS_PER_DAY

if TYPE_CHECKING:
    from simulator.engine.reference.journey import Journey


def annuity(years: float, rate: float) -> float:
    """Value today of 1 a year, paid continuously for `years`, at a yearly rate (model.md section 7)."""
    if rate == 0.0:
        return years
    return -math.expm1(-years * math.log1p(rate)) / math.log1p(rate)


def sign(journey: "Journey", signature: Signature) -> None:
    """Record a signed deal on the line of its source."""
    opportunity, chance, ledger = signature.opportunity, journey.chance, journey.ledger
    deal, draw, now = journey.deal(opportunity), chance.draw, journey.clock.now
    entity, index = opportunity.entity, opportunity.at(0)
    opportunity.closed = True
    revenue = chance.value(deal.value, entity, index, "deal/value")
    recurring = 0.0
    if chance.happens(float(deal.recurring_share[draw]), entity, index, "deal/recurring"):
        years = float(deal.recurring_years[draw])
        recurring = float(deal.recurring_yearly_value[draw]) * annuity(years, journey.discount_rate)
    rate = float(deal.margin_rate[draw])
    line = ledger.line_of(opportunity.source, opportunity.headline)
    ledger.tallies.money[line] += (revenue, recurring, rate * (revenue + recurring), rate * recurring)
    if now + float(deal.payment_days[draw]) * HOURS_PER_DAY < ledger.close:
        ledger.tallies.collected[...] += revenue
    seller = journey.mix.profiles[signature.by]
    commission = revenue * float(seller.commission[draw]) * (1.0 + float(seller.charges[draw]))
    ledger.tallies.commission[line, signature.by] += commission
    ledger.count(opportunity.source, opportunity.headline, "signed")
    if opportunity.headline:
        ledger.tallies.weekly_margin[ledger.week(now)] += rate * (revenue + recurring)
        ledger.tallies.weekly_direct[ledger.week(now)] += commission
        for activity in opportunity.passed:
            ledger.tallies.activity[activity, 2] += revenue
    journey.tell("signed", opportunity, value=revenue)

"""What a signature brings: revenue, margin, commission, cash (model.md section 7)."""

from simulator.engine.addresses import RECURRING_WORD, SIGNATURE
from simulator.engine.annuity import annuity
from simulator.engine.reference.chance import Chance
from simulator.engine.reference.ledger import Ledger
from simulator.engine.reference.work import Opportunity
from simulator.parameters import Deal, Profile
from simulator.quantities import HOURS_PER_DAY


def recurring_revenue(deal: Deal, opportunity: Opportunity, chance: Chance, discount_rate: float) -> float:
    """Recurring revenue of a signed deal, won with the probability of its share; 0 when it is not won."""
    draw = chance.draw
    share, index = float(deal.recurring_share[draw]), opportunity.at(0)
    if not chance.happens(share, opportunity.entity, index, SIGNATURE, RECURRING_WORD):
        return 0.0
    years = annuity(float(deal.recurring_years[draw]), discount_rate)
    return float(deal.recurring_yearly_value[draw]) * years


def record_signature(
    ledger: Ledger,
    opportunity: Opportunity,
    deal: Deal,
    revenue: float,
    recurring: float,
    draw: int,
    now: float,
) -> None:
    """Record revenue, margin and the cash that comes in time, on the line of the opportunity's source."""
    rate = float(deal.margin_rate[draw])
    margin = rate * (revenue + recurring)
    line = ledger.line_of(opportunity.source, opportunity.headline)
    ledger.tallies.money[line] += (revenue, recurring, margin, rate * recurring)
    if now + float(deal.payment_days[draw]) * HOURS_PER_DAY < ledger.close:
        ledger.tallies.collected[...] += revenue
    ledger.count(opportunity.source, opportunity.headline, "signed")
    if opportunity.headline:
        ledger.tallies.weekly_margin[ledger.week(now)] += margin
        for activity in opportunity.passed:
            ledger.tallies.activity[activity, 2] += revenue


def record_commission(
    ledger: Ledger, opportunity: Opportunity, seller: Profile, by: int, revenue: float, draw: int, now: float
) -> None:
    """Record the commission of the profile that did the last activity, charges included."""
    commission = revenue * float(seller.commission[draw]) * (1.0 + float(seller.charges[draw]))
    line = ledger.line_of(opportunity.source, opportunity.headline)
    ledger.tallies.commission[line, by] += commission
    if opportunity.headline:
        ledger.tallies.weekly_direct[ledger.week(now)] += commission

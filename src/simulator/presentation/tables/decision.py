"""The decision: which mix of all, what it depends on, what it is worth to know more."""

from collections.abc import Iterator

import numpy as np

from simulator.decision import Acceptability, Index, PriceChange
from simulator.findings import DecisionFindings, Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words, short_chance
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.tables import cells
from simulator.presentation.verdict import judged_alternatives
from simulator.statistics import Estimate

#: Lines of the table of drivers, and of the table of prices.
MOST_DRIVERS, MOST_PRICES = 8, 9
#: A value of information this many errors above nothing is told.
TOLD = 2.0
#: The worth of a belief that was not asked about.
UNASKED = Estimate(float("nan"), float("nan"))


def decision_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield the decision in sentences: what it is worth to know more, what to measure first, what would change our mind."""
    decision = findings.decision
    if decision is None:
        return
    names = Names(findings.labels, words)
    yield from _knowing(findings, decision, words)
    yield from _first(findings, decision, names, words)
    yield from _together(findings, decision, words)
    yield from _price_changes(findings, decision, names, words)
    pairs = [(mix, findings.baseline, one) for mix, one in decision.dominance.items()]
    if decision.lead_dominance is not None:
        pairs.append((decision.mixes[0], decision.mixes[1], decision.lead_dominance))
    for mix, other, one in pairs:
        if one.better is not None:
            worse = other if one.better == mix else mix
            yield words.say(
                f"decision.dominance.{one.order}", better=names.mix(one.better), worse=names.mix(worse)
            )


def drivers_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield, for each mix that the verdict speaks of, the beliefs that bear most of the difference."""
    decision = findings.decision
    if decision is None:
        return
    names = Names(findings.labels, words)
    columns = [
        words.say("drivers.share"),
        words.say("drivers.interval"),
        words.say("drivers.worth", unit=words.unit),
    ]
    for mix in judged_alternatives(findings):
        rows = [
            (
                quantity_name(path, names, words),
                [share_text(index, words), _interval(index, words), _worth(worth, words)],
            )
            for path, index, worth in drivers_of(decision, mix)[:MOST_DRIVERS]
        ]
        if rows:
            title = words.say("drivers.title", mix=names.mix(mix), baseline=names.mix(findings.baseline))
            yield Grid(title, words.say("drivers.corner"), columns, rows)


def price_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield, for each platform, the chance that each mix is the best as the price moves, and the best on average."""
    decision = findings.decision
    if decision is None:
        return
    names = Names(findings.labels, words)
    columns = [*(names.mix(mix) for mix in decision.priced), words.say("price.frontier")]
    for platform, along in decision.acceptability.items():
        shown = range(0, len(along.prices), -(-len(along.prices) // MOST_PRICES))
        rows = [(words.tick(along.prices[k]), _priced(along, k, decision, names, words)) for k in shown]
        title = words.say("price.title", platform=names.platform(platform))
        yield Grid(title, words.say("price.corner", unit=words.unit), columns, rows)


def drivers_of(decision: DecisionFindings, mix: str) -> list[tuple[str, Index, Estimate]]:
    """Beliefs that a mix's difference depends on, with their share and the worth of knowing them, the largest first."""
    drivers = decision.drivers.get(mix)
    if drivers is None:
        return []
    rows = [
        (path, index, decision.worth.get(path, UNASKED))
        for path, index in zip(drivers.beliefs, drivers.indices.first, strict=True)
        if index.value > 0.0
    ]
    return sorted(rows, key=lambda row: -row[1].value)


def price_changes(along: Acceptability) -> list[PriceChange]:
    """Changes of the best mix on average among the prices that are looked at, those that the rows do place."""
    return [one for one in along.changes if one.price.value <= along.prices[-1] and np.isfinite(one.price.se)]


def _knowing(findings: Findings, decision: DecisionFindings, words: Words) -> Iterator[str]:
    evpi = decision.evpi
    if not decision.worth:
        yield words.say("decision.evpi_certain")
        return
    kind = "evpi" if evpi.value > TOLD * evpi.se else "evpi_none"
    yield words.say(
        f"decision.{kind}",
        worth=words.money_estimate(evpi.value, evpi.se),
        error=words.money_estimate(evpi.se, evpi.se),
        most=words.money_estimate(max(evpi.value, 0.0) + TOLD * evpi.se, evpi.se),
        weeks=findings.horizon_weeks,
    )


def _first(findings: Findings, decision: DecisionFindings, names: Names, words: Words) -> Iterator[str]:
    """Yield the belief that is worth most to know, when knowing everything is worth something at all."""
    told = {path: worth for path, worth in decision.worth.items() if worth.value > TOLD * worth.se}
    if not decision.evpi.value > TOLD * decision.evpi.se:
        return
    if not told:
        yield words.say("decision.first_none")
        return
    path = max(told, key=lambda path: told[path].value)
    yield words.say(
        "decision.first",
        belief=quantity_name(path, names, words),
        worth=words.money_estimate(told[path].value, told[path].se),
        error=words.money_estimate(told[path].se, told[path].se),
        weeks=findings.horizon_weeks,
    )


def _together(findings: Findings, decision: DecisionFindings, words: Words) -> Iterator[str]:
    """Say that shares overlap when beliefs that are shown go together."""
    shown = [decision.drivers[mix] for mix in judged_alternatives(findings) if mix in decision.drivers]
    if any(drivers.correlated for drivers in shown):
        yield words.say("decision.together")


def _price_changes(
    findings: Findings, decision: DecisionFindings, names: Names, words: Words
) -> Iterator[str]:
    for platform, along in decision.acceptability.items():
        paid = paid_for(findings, platform)
        for change in price_changes(along):
            kind = "price_fall" if paid is not None and paid > change.price.value else "price_change"
            yield words.say(
                f"decision.{kind}",
                price=words.money_estimate(change.price.value, change.price.se),
                platform=names.platform(platform),
                below=names.mix(decision.priced[change.below]),
                above=names.mix(decision.priced[change.above]),
            )


def paid_for(findings: Findings, platform: str) -> float | None:
    """Return what an accepted appointment costs on average in the first mix that buys any."""
    paid = [
        record.platforms[platform].invoiced.mean / record.platforms[platform].accepted.mean
        for record in findings.mixes.values()
        if platform in record.platforms and record.platforms[platform].accepted.mean > 0.0
    ]
    return paid[0] if paid else None


def shown_share(index: Index) -> Index:
    """Return a share and its interval between nought and 100 %, as far as its error allows.

    A share beyond 100 % by more than its error is shown as it is: something is wrong, and that should not be hidden.
    """
    most = 1.0 if index.low <= 1.0 else float("inf")
    return Index(*(min(max(one, 0.0), most) for one in (index.value, index.low, index.high)))


def share_text(index: Index, words: Words) -> str:
    """Return a share to the whole percent; how well it is known is for its interval to say."""
    return words.percent(shown_share(index).value)


def _interval(index: Index, words: Words) -> str:
    shown = shown_share(index)
    return words.say("range", low=words.percent(shown.low), high=words.percent(shown.high))


def _worth(worth: Estimate, words: Words) -> str:
    return cells.single(
        Estimate(float(np.fmax(worth.value, 0.0)) if worth is not UNASKED else worth.value, worth.se),
        words,
        most=0,
    )


def _priced(
    along: Acceptability, k: int, decision: DecisionFindings, names: Names, words: Words
) -> list[str]:
    chances = zip(along.probability[k], along.error[k], strict=True)
    best = names.mix(decision.priced[int(along.frontier[k])])
    return [*(short_chance(Estimate(float(chance), float(error)), words) for chance, error in chances), best]

"""The numbers at the top of the page."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.findings import Comparison, MixFindings
from simulator.presentation import verdict
from simulator.presentation.certain import is_certain, when_certain
from simulator.presentation.labels import chance, chance_with_error
from simulator.presentation.labels.words import MISSING
from simulator.presentation.report.case import Case
from simulator.presentation.trial import between, kind_of_answer
from simulator.presentation.trial.rules import amount
from simulator.statistics import BreakEven, Distribution, Estimate


@dataclass(frozen=True)
class Card:
    """A number with its name and what helps to read it; `value` is "" for one that another command finds."""

    name: str
    label: str
    value: str
    more: str
    command: str = ""


def cards(case: Case) -> list[Card]:
    """Return the numbers of a comparison, five where appointments are bought and a trial is named, or of a mix alone."""
    comparison = case.comparison
    if comparison is None:
        return list(_alone(case, case.findings.mixes[case.mix]))
    found = [_difference(case, comparison), _better(case, comparison), _worst(case)]
    if comparison.break_even_price:
        found.append(_price(case, comparison))
    return [*found, _trial(case)] if case.tries else found


def _difference(case: Case, comparison: Comparison) -> Card:
    gap, words = verdict.difference(case.findings, comparison), case.words
    return Card(
        "difference",
        words.say("report.card.difference", per=verdict.per(case.findings, words)),
        _median(gap, case, signed=True),
        _band(gap, case, signed=True),
    )


def _better(case: Case, comparison: Comparison) -> Card:
    words, luck = case.words, chance(comparison.probability_better, case.words)
    average = chance_with_error(comparison.probability_better_on_average, words)
    more = words.say("report.card.better_more", average=average)
    if luck == MISSING:
        more = words.say("report.card.unknown")
    elif is_certain(case.findings) or average == MISSING:
        more = ""
    return Card("better", words.say("report.card.better", mix=case.names.mix(case.mix)), luck, more)


def _worst(case: Case) -> Card:
    words, findings = case.words, case.findings
    own = _tail(case, findings.mixes[case.mix])
    label = words.say("report.card.worst", per=verdict.per(findings, words), mix=case.names.mix(case.mix))
    if findings.baseline not in findings.mixes or findings.baseline == case.mix:
        return Card("worst", label, _money(own, case), "")
    theirs = _tail(case, findings.mixes[findings.baseline])
    more = words.say("report.card.against", mix=case.names.mix(findings.baseline), value=_money(theirs, case))
    return Card("worst", label, _money(own, case), more)


def _price(case: Case, comparison: Comparison) -> Card:
    words, label = case.words, case.words.say("report.card.price")
    for platform, even in comparison.break_even_price.items():
        if math.isfinite(even.se):
            more = _price_more(case, platform, even)
            return Card("price", label, words.money_estimate(even.value, even.se), more)
    return Card("price", label, MISSING, words.say("report.card.unknown"))


def _price_more(case: Case, platform: str, even: BreakEven) -> str:
    """Over what is believed, and what is paid; "" where neither is there to be told."""
    words, paid = case.words, verdict.paid_by(case.findings, case.mix, platform)
    if not math.isfinite(paid) and is_certain(case.findings):
        return ""
    kind = when_certain("price_more", case.findings) if math.isfinite(paid) else "price_band"
    return words.say(
        f"report.card.{kind}",
        low=words.estimate(even.p10, even.se, most=0),
        high=words.estimate(even.p90, even.se, most=0),
        paid=words.money_estimate(paid, verdict.PRICE_DIGIT),
    )


def _trial(case: Case) -> Card:
    trial, words = case.answers.trial, case.words
    label = words.say("report.card.trial")
    if trial is None:
        return Card("trial", label, "", words.say("report.card.trial_missing"), case.command("trial"))
    net = trial.recommended.net
    more = words.say(
        f"report.trial.{kind_of_answer(trial)}",
        weeks=trial.best_weeks,
        following=words.many("trial.following", trial.applies_weeks),
        band=between(net, words),
    )
    if trial.verdict == "changes_nothing":
        return Card("trial", label, amount(Estimate(0.0, 0.0), words), more)
    value = MISSING if trial.verdict == "undecided" else amount(net, words, signed=True)
    return Card("trial", label, value, more)


def _alone(case: Case, record: MixFindings) -> Iterator[Card]:
    words, findings = case.words, case.findings
    value = record.net if findings.headline == "net" else record.hourly_value
    band = _band(value, case)
    label = words.say("report.card.value", per=verdict.per(findings, words))
    yield Card("value", label, _median(value, case), band)
    if findings.target is not None and record.chance_below_target is not None:
        label = words.say("mixes.chance_below", target=words.money(findings.target))
        yield Card("target", label, chance(record.chance_below_target, words), "")
    yield _worst(case)
    for name in ("visible_hourly_value", "cost_per_hour"):
        spread: Distribution = getattr(record, name)
        yield Card(name, words.say(f"mixes.{name}"), words.money_estimate(spread.mean, spread.se), "")


def _band(spread: Distribution, case: Case, *, signed: bool = False) -> str:
    if not math.isfinite(spread.se):
        return case.words.say("report.card.band_few")
    return case.words.say("report.card.band", band=verdict.band(spread, case.words, signed=signed))


def _median(spread: Distribution, case: Case, *, signed: bool = False) -> str:
    return case.words.money_estimate(spread.p50, spread.quantile_se.get("p50", spread.se), signed=signed)


def _tail(case: Case, record: MixFindings) -> Estimate:
    return record.cvar10_net if case.findings.headline == "net" else record.cvar10


def _money(estimate: Estimate, case: Case) -> str:
    return case.words.money_estimate(estimate.value, estimate.se)

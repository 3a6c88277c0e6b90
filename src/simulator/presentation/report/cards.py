"""The five numbers at the top of the page."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.findings import Comparison, MixFindings
from simulator.presentation import verdict
from simulator.presentation.labels import chance, chance_with_error
from simulator.presentation.report.case import Case
from simulator.presentation.trial.rules import amount
from simulator.statistics import Distribution, Estimate


@dataclass(frozen=True)
class Card:
    """A number with its name and what helps to read it; `value` is "" for one that another command finds."""

    name: str
    label: str
    value: str
    more: str
    command: str = ""


def cards(case: Case) -> list[Card]:
    """Return the five numbers of a comparison, or those of a mix alone."""
    comparison = case.comparison
    if comparison is None:
        return list(_alone(case, case.findings.mixes[case.mix]))
    return [
        _difference(case, comparison),
        _better(case, comparison),
        _worst(case),
        _price(case, comparison),
        _trial(case),
    ]


def _difference(case: Case, comparison: Comparison) -> Card:
    gap, words = verdict.difference(case.findings, comparison), case.words
    return Card(
        "difference",
        words.say("report.card.difference", per=verdict.per(case.findings, words)),
        _median(gap, case, signed=True),
        words.say("report.card.band", band=verdict.band(gap, words, signed=True)),
    )


def _better(case: Case, comparison: Comparison) -> Card:
    words = case.words
    return Card(
        "better",
        words.say("report.card.better", mix=case.names.mix(case.mix)),
        chance(comparison.probability_better, words),
        words.say(
            "report.card.better_more",
            average=chance_with_error(comparison.probability_better_on_average, words),
        ),
    )


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
            paid = verdict.paid_by(case.findings, case.mix, platform)
            return Card(
                "price",
                label,
                words.money_estimate(even.value, even.se),
                words.say(
                    f"report.card.{'price_more' if math.isfinite(paid) else 'price_band'}",
                    low=words.estimate(even.p10, even.se, most=0),
                    high=words.estimate(even.p90, even.se, most=0),
                    paid=words.money_estimate(paid, verdict.PRICE_DIGIT),
                ),
            )
    return Card("price", label, "–", words.say("report.card.price_none"))


def _trial(case: Case) -> Card:
    trial, words = case.answers.trial, case.words
    label = words.say("report.card.trial")
    if trial is None:
        return Card("trial", label, "", words.say("report.card.trial_missing"), case.command("trial"))
    following = words.many("trial.following", trial.applies_weeks)
    more = words.say(f"report.trial.{trial.verdict}", weeks=trial.best_weeks, following=following)
    if trial.verdict == "changes_nothing":
        return Card("trial", label, amount(Estimate(0.0, 0.0), words), more)
    return Card("trial", label, amount(trial.recommended.net, words, signed=True), more)


def _alone(case: Case, record: MixFindings) -> Iterator[Card]:
    words, findings = case.words, case.findings
    value = record.net if findings.headline == "net" else record.hourly_value
    band = words.say("report.card.band", band=verdict.band(value, words))
    label = words.say("report.card.value", per=verdict.per(findings, words))
    yield Card("value", label, _median(value, case), band)
    if findings.target is not None and record.chance_below_target is not None:
        label = words.say("mixes.chance_below", target=words.money(findings.target))
        yield Card("target", label, chance(record.chance_below_target, words), "")
    yield _worst(case)
    for name in ("visible_hourly_value", "cost_per_hour"):
        spread: Distribution = getattr(record, name)
        yield Card(name, words.say(f"mixes.{name}"), words.money_estimate(spread.mean, spread.se), "")


def _median(spread: Distribution, case: Case, *, signed: bool = False) -> str:
    return case.words.money_estimate(spread.p50, spread.quantile_se.get("p50", spread.se), signed=signed)


def _tail(case: Case, record: MixFindings) -> Estimate:
    return record.cvar10_net if case.findings.headline == "net" else record.cvar10


def _money(estimate: Estimate, case: Case) -> str:
    return case.words.money_estimate(estimate.value, estimate.se)

"""The answer in words: which mix is better, how sure that is, what being wrong costs."""

import math
from collections.abc import Iterator

from simulator.decision import above_nought, judgement
from simulator.findings import Comparison, Findings
from simulator.presentation.best import SEVERAL, best_lines, settled_best
from simulator.presentation.certain import is_certain, when_certain
from simulator.presentation.labels import Names, Words, chance, chance_with_error, complement
from simulator.statistics import BreakEven, Distribution, Estimate
from simulator.swept import SweepFindings

#: A price paid is shown to the unit of the currency.
PRICE_DIGIT = 1.0
#: Answers that tell how much of what is believed they hold in, and are said otherwise when nothing is believed.
ON_BELIEFS = ("better", "leans_better", "leans_worse", "too_noisy", "undecided", "worse")


def judged_alternatives(findings: Findings | SweepFindings) -> list[str]:
    """Return the mixes that the verdict speaks of: the trial, else every mix compared."""
    if findings.trial in findings.comparisons:
        return [str(findings.trial)]
    return list(findings.comparisons)


def spoken_of(findings: Findings) -> str:
    """Return the mix that the verdict speaks of first: the trial, another one compared, or the only one."""
    return next(iter((*judged_alternatives(findings), *findings.mixes)))


def difference(findings: Findings, comparison: Comparison) -> Distribution:
    """Return the paired difference of the headline measure."""
    both = comparison.difference
    return both.net if findings.headline == "net" else both.hourly_value


def verdicts(findings: Findings, words: Words) -> list[str]:
    """Return the answer: a sentence for each comparison and the best mix, or what the mix is worth when nothing is compared.

    A mix that is settled as the best of all, and that the comparisons do not speak of, is named first: it is the choice.
    """
    alternatives = judged_alternatives(findings)
    if not alternatives:
        return [_worth(findings, name, words) for name in findings.mixes]
    compared = [_verdict(findings, name, words) for name in alternatives]
    best = list(best_lines(findings, words))
    first = 1 if settled_best(findings) not in (None, *alternatives) else 0
    return [*best[:first], *compared, *best[first:]]


def _verdict(findings: Findings, mix: str, words: Words) -> str:
    comparison = findings.comparisons[mix]
    gap = difference(findings, comparison)
    luck, average = comparison.probability_better, comparison.probability_better_on_average
    kind = _kind(average, gap)
    if kind.endswith("worse"):
        luck, average = complement(luck), complement(average)
    kind = when_certain(kind, findings) if kind in ON_BELIEFS else kind
    return words.say(
        f"verdict.{kind}",
        mix=Names(findings.labels, words).mix(mix),
        baseline=Names(findings.labels, words).mix(comparison.against),
        **_odds(luck, average, words),
        **_gap(findings, gap, words),
    )


def _kind(average: Estimate, gap: Distribution) -> str:
    """Return what can be said, "too_few" when there are too few rows for any error to be known."""
    kind = judgement(average, Estimate(gap.mean, gap.se))
    return kind if math.isfinite(gap.se) and math.isfinite(average.value) else "too_few"


def _odds(luck: Estimate, average: Estimate, words: Words) -> dict[str, str]:
    return {"luck": chance(luck, words), "average": chance_with_error(average, words)}


def _gap(findings: Findings, gap: Distribution, words: Words) -> dict[str, str]:
    return {
        "gain": words.money_estimate(gap.mean, gap.se, signed=True),
        "error": words.money_estimate(gap.se, gap.se),
        "per": per(findings, words),
        "band": band(gap, words, signed=True),
        "rows": words.number(findings.provenance.replications),
    }


def _worth(findings: Findings, mix: str, words: Words) -> str:
    record = findings.mixes[mix]
    value = record.net if findings.headline == "net" else record.hourly_value
    if not math.isfinite(value.se):
        return words.say(
            "verdict.alone_few",
            mix=Names(findings.labels, words).mix(mix),
            value=words.money_estimate(value.mean, value.se),
            per=per(findings, words),
        )
    return words.say(
        "verdict.alone",
        mix=Names(findings.labels, words).mix(mix),
        value=words.money_estimate(value.mean, value.se),
        per=per(findings, words),
        band=band(value, words),
    )


def per(findings: Findings | SweepFindings, words: Words) -> str:
    """Return "an hour", or "over 13 weeks", as the headline measure wants."""
    return words.say(f"per.{measure_of(findings)}", weeks=words.weeks(findings.horizon_weeks))


def measure_of(findings: Findings | SweepFindings) -> str:
    """Return "net" or "hourly_value", the measure that decides."""
    return "net" if findings.headline == "net" else "hourly_value"


def band(gap: Distribution, words: Words, *, signed: bool = False) -> str:
    """Return the 5 % and 95 % quantiles as "low to high", each rounded to its own error."""
    low = words.estimate(gap.p5, gap.quantile_se.get("p5", gap.se), signed=signed)
    high = words.estimate(gap.p95, gap.quantile_se.get("p95", gap.se), signed=signed)
    return words.say("range", low=low, high=high)


def costs_if_wrong(findings: Findings, words: Words) -> Iterator[str]:
    """Yield what choosing each alternative loses on average by what we do not know, beside the baseline and the best of all."""
    if is_certain(findings):
        return
    names = Names(findings.labels, words)
    for mix in judged_alternatives(findings):
        loss = findings.comparisons[mix].expected_loss_if_wrong
        if not math.isfinite(loss.value):
            continue
        yield words.say(
            "verdict.loss",
            mix=names.mix(mix),
            baseline=names.mix(findings.comparisons[mix].against),
            loss=words.money_estimate(loss.value, loss.se),
            per=per(findings, words),
        )
        yield from _regret(findings, mix, names, words)


def _regret(findings: Findings, mix: str, names: Names, words: Words) -> Iterator[str]:
    decision = findings.decision
    if decision is None or len(decision.mixes) < SEVERAL:
        return
    regret = decision.regret[mix]
    if above_nought(regret):
        yield words.say(
            "verdict.regret",
            mix=names.mix(mix),
            count=words.number(len(decision.mixes)),
            loss=words.money_estimate(regret.value, regret.se),
            error=words.money_estimate(regret.se, regret.se),
            weeks=findings.horizon_weeks,
        )


def prices(findings: Findings, words: Words) -> Iterator[str]:
    """Yield the most that a validated appointment is worth, against the price paid."""
    names = Names(findings.labels, words)
    for mix in judged_alternatives(findings):
        for platform, even in findings.comparisons[mix].break_even_price.items():
            if math.isfinite(even.se):
                yield _price(findings, words, names, mix, platform, even)


def _price(findings: Findings, words: Words, names: Names, mix: str, platform: str, even: BreakEven) -> str:
    paid = paid_by(findings, mix, platform)
    kind = when_certain("price" if math.isfinite(paid) else "price_alone", findings)
    return words.say(
        f"verdict.{kind}",
        mix=names.mix(mix),
        baseline=names.mix(findings.comparisons[mix].against),
        platform=names.platform(platform),
        worth=words.money_estimate(even.value, even.se),
        low=words.estimate(even.p10, even.se, most=0),
        high=words.estimate(even.p90, even.se, most=0),
        price=words.money_estimate(paid, PRICE_DIGIT),
    )


def paid_by(findings: Findings, mix: str, platform: str) -> float:
    """Return what an appointment accepted from a platform costs a mix on average; nan when it accepts none."""
    record = findings.mixes[mix].platforms.get(platform)
    if record is None or not record.accepted.mean > 0.0:
        return math.nan
    return record.invoiced.mean / record.accepted.mean

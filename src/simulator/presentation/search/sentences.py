"""What a search found, in words."""

from collections.abc import Iterator

from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.searched import Candidate, SearchFindings


def sentences(findings: SearchFindings, words: Words) -> Iterator[str]:
    """Yield the answer: the candidate selected, or those that cannot be told apart; what it gains; what it took."""
    best = findings.candidates[findings.best]
    tied = [one for one in findings.candidates if one.status == "tied"]
    kind = "tied" if len(tied) > 1 else "settled"
    yield words.say(
        f"search.{kind}",
        best=name_of(best, findings, words),
        others=words.join([name_of(one, findings, words) for one in tied if one is not best]),
        confidence=words.percent(findings.confidence),
        indifference=words.money(findings.indifference),
        weeks=findings.horizon_weeks,
    )
    if best.values:
        yield words.say(
            "search.gain",
            best=name_of(best, findings, words),
            baseline=Names(findings.labels, words).mix(findings.baseline),
            gain=words.money_estimate(best.gain.value, best.gain.se, signed=True),
            error=words.money_estimate(best.gain.se, best.gain.se),
            weeks=findings.horizon_weeks,
        )
    safer = [one for one in findings.candidates if one.efficient and one is not best]
    if safer:
        yield words.say("search.safer", others=words.join([name_of(one, findings, words) for one in safer]))
    if _at_an_edge(best, findings):
        yield words.say("search.edge")


def name_of(one: Candidate, findings: SearchFindings, words: Words) -> str:
    """Return a candidate as people read it: the mix at its values, or the baseline's name."""
    names = Names(findings.labels, words)
    if not one.values:
        return words.say("search.named", name=names.mix(findings.baseline))
    return words.say("search.at", name=names.mix(findings.mix), values=values_of(one, findings, words))


def values_of(one: Candidate, findings: SearchFindings, words: Words) -> str:
    """Return a candidate's values with what they are of; "" for the baseline."""
    return words.join(
        [
            words.say("pair", name=quantity.name, text=quantity.exact(value))
            for quantity, value in zip(quantities(findings, words), one.values, strict=False)
        ]
    )


def quantities(findings: SearchFindings, words: Words) -> list[SweptQuantity]:
    """Return the quantities searched over."""
    return [SweptQuantity(axis, findings.labels, words, findings.mix) for axis in findings.axes]


def _at_an_edge(best: Candidate, findings: SearchFindings) -> bool:
    """Whether the best lies at the last value tried, so that a better one may lie beyond."""
    return any(
        value in {min(axis.values), max(axis.values)} and value != 0.0
        for value, axis in zip(best.values, findings.axes, strict=False)
    )

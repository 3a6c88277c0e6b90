"""The best mix of three or more in words: a verdict on the trial says nothing of the others."""

from collections.abc import Iterator

from simulator.decision import above_nought, judgement
from simulator.findings import DecisionFindings, Findings
from simulator.presentation.certain import is_certain, when_certain
from simulator.presentation.labels import Names, Words, chance

#: Mixes from which a best one is named: of two, the comparison says all.
SEVERAL = 3


def best_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield which mix earns most on average, how sure that is, and which is the likeliest best when it is another."""
    decision, names = findings.decision, Names(findings.labels, words)
    if decision is None:
        return
    if len(decision.mixes) < SEVERAL:
        yield from _by_measure(findings, words)
        return
    first, second = decision.mixes[:2]
    lead = decision.lead
    kind = when_certain(_kind(decision), findings)
    yield words.say(
        f"decision.{kind}",
        count=words.number(len(decision.mixes)),
        mix=names.mix(first),
        next=names.mix(second),
        chance=chance(decision.best[first], words),
        gain=words.money_estimate(lead.value, lead.se),
        error=words.money_estimate(lead.se, lead.se),
        weeks=findings.horizon_weeks,
    )
    yield from _by_measure(findings, words)
    probable = max(decision.best, key=lambda mix: decision.best[mix].value)
    if probable != first and not is_certain(findings):
        yield words.say(
            "decision.disagree",
            probable=names.mix(probable),
            chance=chance(decision.best[probable], words),
            mix=names.mix(first),
        )


def settled_best(findings: Findings) -> str | None:
    """Return the mix that earns most of three or more, when its lead is told and probable; None otherwise."""
    decision = findings.decision
    if decision is None or len(decision.mixes) < SEVERAL:
        return None
    settled = _kind(decision) == "best" or (is_certain(findings) and _kind(decision) == "lead")
    return decision.mixes[0] if settled else None


def _kind(decision: DecisionFindings) -> str:
    lead = decision.lead
    if not above_nought(lead):
        return "tie"
    return "best" if judgement(decision.lead_chance, lead) in {"better", "leans_better"} else "lead"


def _by_measure(findings: Findings, words: Words) -> Iterator[str]:
    """Yield that another mix is the best an hour, when the measure that decides is the hour and its lead is told."""
    decision, names = findings.decision, Names(findings.labels, words)
    if decision is None or decision.best_measured == decision.mixes[0]:
        return
    lead = decision.measured_lead
    if above_nought(lead):
        yield words.say(
            "decision.other_by_hour",
            mix=names.mix(decision.best_measured),
            first=names.mix(decision.mixes[0]),
            gain=words.money_estimate(lead.value, lead.se),
            error=words.money_estimate(lead.se, lead.se),
        )

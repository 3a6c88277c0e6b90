"""A trial's worth in words: whether, how long, and what it gains and costs."""

from simulator.decision import Z95
from simulator.presentation.labels import Names, Words, chance
from simulator.presentation.trial.rules import amount, early_lines, rule_lines
from simulator.statistics import Estimate
from simulator.tried import TrialFindings, TrialLength


def finding(findings: TrialFindings, words: Words) -> list[str]:
    """Return the answer: worth running or not, the best length, then the rules that read it."""
    return [
        answer(findings, words),
        *_why(findings, words),
        *rule_lines(findings, words),
        *early_lines(findings, words),
    ]


def answer(findings: TrialFindings, words: Words) -> str:
    """Return whether the trial is worth running, in one sentence."""
    best = findings.recommended
    names = Names(findings.labels, words)
    return words.say(
        f"trial.{findings.verdict}",
        trial=names.mix(findings.trial),
        at_once=names.mix(findings.at_once),
        weeks=best.weeks,
        shortest=findings.lengths[0].weeks,
        longest=findings.lengths[-1].weeks,
        applies=findings.applies_weeks,
        net=amount(best.net, words, signed=True),
        loss=amount(Estimate(-best.net.value, best.net.se), words),
        band=between(best.net, words),
        changed=chance(best.rule.changed, words),
    )


def between(estimate: Estimate, words: Words) -> str:
    """Return the 95 % interval of an amount, in money."""
    low, high = (
        words.estimate(estimate.value + side * Z95 * estimate.se, estimate.se, signed=True)
        for side in (-1.0, 1.0)
    )
    return words.say("range", low=low, high=high)


def _why(findings: TrialFindings, words: Words) -> list[str]:
    """Return what the best length gains and costs, and how short it may be."""
    if findings.verdict == "changes_nothing":
        return []
    best = findings.recommended
    names, weighing = Names(findings.labels, words), "free" if _free(best) else "weighed"
    said = words.say(
        f"trial.{weighing}",
        trial=names.mix(findings.trial),
        at_once=names.mix(findings.at_once),
        weeks=best.weeks,
        information=amount(best.information, words),
        cost=amount(best.cost, words),
    )
    if findings.verdict == "undecided":
        return [said, words.say("trial.more_rows")]
    if findings.verdict != "worth" or findings.as_good_from_weeks == best.weeks:
        return [said]
    return [said, words.say("trial.as_good", weeks=findings.as_good_from_weeks, best=best.weeks)]


def _free(length: TrialLength) -> bool:
    """Whether the trial is what would be done without it."""
    return length.cost.value == 0.0 and length.cost.se == 0.0

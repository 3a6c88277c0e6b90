"""A trial's worth in words: whether, how long, and what it gains and costs."""

from collections.abc import Iterator

from simulator.decision import Z95
from simulator.findings import Unweighed
from simulator.presentation.labels import Names, Words, chance_with_error
from simulator.presentation.labels.words import MISSING
from simulator.presentation.trial.rules import amount, early_lines, rule_lines
from simulator.statistics import Estimate
from simulator.tried import TrialFindings, TrialLength


def finding(findings: TrialFindings, words: Words) -> list[str]:
    """Return the answer: worth running or not, the best length, then the rules that read it."""
    return [
        answer(findings, words),
        *_why(findings, words),
        *unweighed_lines(findings, words),
        *rule_lines(findings, words),
        *early_lines(findings, words),
    ]


def answer(findings: TrialFindings, words: Words) -> str:
    """Return whether the trial is worth running, in one sentence."""
    best = findings.recommended
    names = Names(findings.labels, words)
    return words.say(
        f"trial.{kind_of_answer(findings)}",
        trial=names.mix(findings.trial),
        options=words.join([names.mix(mix) for mix in findings.options.values()]),
        at_once=names.mix(findings.at_once),
        weeks=words.weeks(best.weeks),
        following=words.many("trial.following", findings.applies_weeks),
        net=amount(best.net, words, signed=True),
        loss=amount(Estimate(-best.net.value, best.net.se), words),
        band=between(best.net, words),
        changed=chance_with_error(best.rule.changed, words),
    )


def between(estimate: Estimate, words: Words) -> str:
    """Return the 95 % interval of an amount, in money."""
    low, high = (
        words.estimate(estimate.value + side * Z95 * estimate.se, estimate.se, signed=True)
        for side in (-1.0, 1.0)
    )
    return words.say("range", low=low, high=high)


def _why(findings: TrialFindings, words: Words) -> Iterator[str]:
    """Yield what the best length gains and costs, and how short it may be or how many replications would tell."""
    best = findings.recommended
    told = findings.verdict in ("worth", "not_worth")
    if told or (findings.verdict == "undecided" and _free(best)):
        yield _weighed(findings, words)
    if not findings.believed:
        yield words.say("trial.sure")
    if findings.verdict == "undecided":
        yield from _to_tell(best, words)
    if findings.verdict == "worth":
        yield from _how_short(findings, words)


def _weighed(findings: TrialFindings, words: Words) -> str:
    best, names = findings.recommended, Names(findings.labels, words)
    return words.say(
        f"trial.{'free' if _free(best) else 'weighed'}",
        trial=names.mix(findings.trial),
        at_once=names.mix(findings.at_once),
        information=amount(best.information, words),
        cost=amount(best.cost, words),
    )


def _to_tell(length: TrialLength, words: Words) -> Iterator[str]:
    """Yield how often the choice changes, so far as that is known, and how many replications would tell."""
    changed = chance_with_error(length.rule.changed, words)
    if changed != MISSING:
        yield words.say("trial.changes", changed=_capital(changed), weeks=words.weeks(length.weeks))
    if length.rows_needed is not None:
        rows = words.number(length.rows_needed)
        yield words.say("trial.more_rows", rows=rows, option=length.rows_needed)
        return
    most = abs(length.net.value) + Z95 * length.net.se
    yield words.say("trial.toss_up", most=amount(Estimate(most, length.net.se), words))


def _how_short(findings: TrialFindings, words: Words) -> Iterator[str]:
    """Yield how short the trial may be, and why the longest one tried comes first where it costs nothing."""
    best, shortest = findings.recommended, findings.as_good_from_weeks
    if best is findings.lengths[-1] and len(findings.lengths) > 1 and _free(best):
        yield words.say("trial.longest")
    if shortest != best.weeks:
        found = next(one for one in findings.lengths if one.weeks == shortest)
        yield words.say(
            "trial.as_good",
            weeks=words.weeks(shortest),
            net=amount(found.net, words, signed=True),
            band=between(found.net, words),
        )


def kind_of_answer(findings: TrialFindings) -> str:
    """Return the verdict; whether it holds only between the options weighed, since a mix that was not may do better."""
    narrow = findings.verdict == "changes_nothing" and _better_unweighed(findings) is not None
    return f"{findings.verdict}_weighed" if narrow else findings.verdict


def _better_unweighed(findings: TrialFindings) -> Unweighed | None:
    first = next(iter(findings.unweighed), None)
    return None if first is None or first.told == "not_better" else first


def unweighed_lines(findings: TrialFindings, words: Words) -> Iterator[str]:
    """Yield the mix that was not weighed and does better than the best of those that were, or may."""
    best = _better_unweighed(findings)
    if best is None:
        return
    names = Names(findings.labels, words)
    yield words.say(
        f"trial.left_{best.told}",
        mix=names.mix(best.mix),
        against=names.mix(best.against),
        gain=amount(best.ahead, words, signed=best.told == "open"),
        error=amount(Estimate(Z95 * best.ahead.se, best.ahead.se), words),
        option=_weighing(findings, best.mix),
    )


def _weighing(findings: TrialFindings, mix: str) -> str:
    """Return the options of the command that weigh a mix: the baseline can be gone back to, any other be tried."""
    if mix == findings.baseline:
        return f"--set decision.options.stop={mix}"
    return f"--set decision.trial={mix} --set decision.options.go_on={mix}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _free(length: TrialLength) -> bool:
    """Whether the trial is what would be done without it."""
    return length.cost.value == 0.0 and length.cost.se == 0.0

"""What the results taught, in sentences: surprises, the rule, both verdicts, whether they agree."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.labels import Names, Words, chance
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.trial.rules import counted_text, read_amount
from simulator.presentation.update.values import band_text, told_text, weeks_text
from simulator.presentation.verdict import verdicts
from simulator.updated import AppliedRule, UpdatedBelief, UpdatedFindings

#: A new median outside this part of the belief before is a surprise.
SURPRISE = 0.02
#: Results are a surprise when such ones, or ones farther out on either side, had less than this chance.
UNLIKELY = 0.01
#: Why there is no rule, where that deserves a word.
UNRULED: tuple[str, ...] = ("undecided", "length")
#: How thresholds are told: none to be met, so many or more, nothing below, below so many; and where many are a bad sign.
BOUNDS = ("never_goes_on", "goes_on_from", "always_stops_short", "stops_below")
TURNED = ("never_stops", "stops_from", "always_goes_on_short", "goes_on_below")


def sentences(findings: UpdatedFindings, words: Words) -> Iterator[str]:
    """Yield the answer: what was learned, what the rule says, what the verdict was and is."""
    names = Names(findings.labels, words)
    yield words.say(
        "update.learned",
        weeks=weeks_text(findings.weeks, words),
        trial=names.mix(findings.trial),
        changed=words.number(len(findings.beliefs)),
        untouched=words.number(findings.untouched),
    )
    for one in surprises(findings):
        yield _surprise(one, names, words)
    yield from _rule(findings, names, words)
    if findings.before is not None and findings.after is not None:
        yield words.say("update.before", verdict=" ".join(verdicts(findings.before, words)))
        yield words.say("update.after", verdict=" ".join(verdicts(findings.after, words)))
        yield from _agree(findings.rule, findings.after, names, words)


def surprises(findings: UpdatedFindings) -> list[UpdatedBelief]:
    """Beliefs whose own results were hardly to be expected, or whose new median the old belief held for nearly impossible."""
    return [
        one
        for one in findings.beliefs
        if one.chance < UNLIKELY or one.place < SURPRISE or one.place > 1.0 - SURPRISE
    ]


def _surprise(one: UpdatedBelief, names: Names, words: Words) -> str:
    """Return what was seen against all expectation, or where the belief went that nobody held for possible."""
    belief = quantity_name(one.path, names, words)
    before, after = (band_text(spread, one.unit, words) for spread in (one.before, one.after))
    if one.told and one.chance < UNLIKELY:
        seen = told_text(one.told, words)
        return words.say("update.unlikely", belief=belief, seen=seen, before=before, after=after)
    return words.say("update.surprise", belief=belief, before=before, after=after)


def _rule(findings: UpdatedFindings, names: Names, words: Words) -> Iterator[str]:
    rule = findings.rule
    if rule is None:
        if findings.rule_missing in UNRULED:
            yield words.say(
                f"update.no_rule.{findings.rule_missing}", weeks=weeks_text(findings.weeks, words)
            )
        return
    counted = counted_text(rule.reading, words)
    if rule.value is None:
        yield words.say("update.rule_unread", weeks=words.weeks(rule.weeks), counted=counted)
        return
    yield words.say(
        "update.rule",
        weeks=words.weeks(rule.weeks),
        doing=words.say(f"trial_doing.{rule.option}", mix=names.mix(rule.mix)),
        counted=counted,
        value=read_amount(rule.reading, rule.value, words),
        bounds=_bounds(rule, words),
        wrong=chance(rule.wrong, words),
    )
    if not rule.told:
        yield words.say("update.rule_untold")


def _bounds(rule: AppliedRule, words: Words) -> str:
    """Return the thresholds: "go on from 7", "never go on"; where many are a bad sign "stop from 7"."""
    reading = rule.reading
    never, at_least, short, under = BOUNDS if reading.upward else TURNED
    least = reading.at_least
    parts = [
        words.say(f"update.{never}")
        if least is None
        else words.say(f"update.{at_least}", least=read_amount(reading, least, words))
    ]
    if len(rule.options) > 2 and reading.below != reading.at_least:
        below = reading.below
        parts.append(
            words.say(f"update.{short}")
            if below is None
            else words.say(f"update.{under}", below=read_amount(reading, below, words))
        )
    return words.join(parts)


def _agree(rule: AppliedRule | None, after: Findings, names: Names, words: Words) -> Iterator[str]:
    """Yield a word when the rule and the renewed verdict point to different mixes."""
    if rule is None or not rule.option or after.decision is None:
        return
    best = next(mix for mix in after.decision.mixes if mix in rule.options.values())
    if best != rule.mix:
        yield words.say("update.disagree", rule=names.mix(rule.mix), verdict=names.mix(best))

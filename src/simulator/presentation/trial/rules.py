"""The rules as a manager ticks them off: at least so many, otherwise; and how often they are wrong."""

import math
from collections.abc import Iterator, Sequence

from simulator.decision import Z95, above_nought
from simulator.presentation.labels import Names, Words, chance, chance_with_error
from simulator.statistics import Estimate
from simulator.tried import Reading, TrialFindings, TrialLength, TrialRule

#: What happens at an early look, from the worst result to the best.
LOOK = ("stop", "continue", "go_on")
#: A share is of many.
MANY = 2
#: An amount that is shown as nothing.
NOTHING = 0.5
#: Verdicts after which there is nothing to read.
NO_TRIAL = ("not_worth", "changes_nothing")


def steps(reading: Reading, options: Sequence[str]) -> list[tuple[str, float]]:
    """Return the options that can happen, from the most that is counted to the least, each with the least that leads to it.

    Parameters
    ----------
    reading : Reading
        The thresholds.
    options : sequence of str
        From the worst to the best; two or three.
    """
    never = float("inf")
    options = options if reading.upward else options[::-1]
    least = {options[0]: 0.0, options[-1]: never if reading.at_least is None else reading.at_least}
    if len(options) == 3:
        least[options[1]] = never if reading.below is None else reading.below
    found: list[tuple[str, float]] = []
    for option in reversed(options):
        bound = least[option]
        if bound < (found[-1][1] if found else never):
            found.append((option, bound))
        if bound == 0.0:
            break
    return found


def rule_lines(findings: TrialFindings, words: Words) -> list[str]:
    """Return the rule of the recommended length, and how well it decides."""
    if findings.verdict in NO_TRIAL:
        return []
    length = findings.recommended
    if not findings.believed:
        return []
    if not length.rule.told:
        return list(_no_rule(findings, length, words))
    said = _said(findings, length.rule.reading, length.weeks, tuple(findings.options), words)
    return [said, _how_well(findings, length, words)]


def _no_rule(findings: TrialFindings, length: TrialLength, words: Words) -> Iterator[str]:
    """Yield why no rule is given, and how to read what is worth something all the same."""
    value, information = length.rule.value, length.information
    if abs(value.value) < NOTHING and Z95 * value.se < NOTHING:
        yield words.say("trial.none_found")
    else:
        gain = _known_to(value, words)
        yield words.say("trial.none", gain=gain, applies=words.weeks(findings.applies_weeks))
    if above_nought(information):
        yield words.say("trial.none_simple")


def early_lines(findings: TrialFindings, words: Words) -> list[str]:
    """Return what to do at the early look, and what that adds."""
    look, week, weeks = findings.interim, findings.interim_week, findings.best_weeks
    if findings.verdict in NO_TRIAL or not findings.recommended.rule.told:
        return []
    if week is not None and week >= weeks:
        return [words.say("trial.look_none", week=week, weeks=words.weeks(weeks))]
    if look is None:
        return []
    options = LOOK if look.goes_on_early else LOOK[:2]
    if len(steps(look.early, options)) == 1:
        return [words.say("trial.look_nothing", week=look.week)]
    if not above_nought(look.gain):
        return [words.say("trial.look_useless", week=look.week, gain=_known_to(look.gain, words))]
    ended = look.stopped + look.gone_on
    ends = words.percent_estimate(ended, math.sqrt(ended * (1.0 - ended) / findings.provenance.replications))
    said = [
        _said(findings, look.early, look.week, options, words),
        words.say("trial.look_adds", ends=ends, gain=_known_to(look.gain, words)),
    ]
    if look.last != findings.recommended.rule.reading:
        last = _said(findings, look.last, look.weeks, tuple(findings.options), words)
        said.append(words.say("trial.look_last", rule=last))
    return said


def amount(estimate: Estimate, words: Words, *, signed: bool = False) -> str:
    """Return an amount of a year, or so: to its error, and never to cents."""
    return words.money_estimate(estimate.value, max(estimate.se, 1.0), signed=signed)


def short(rule: TrialRule, options: Sequence[str], words: Words) -> str:
    """Return a rule in a few words, for a table; a threshold only if it is known to pay."""
    reading = rule.reading
    found = steps(reading, options)
    if len(found) > 1 and not rule.told:
        return words.say("trial.cell_none")
    parts = [
        words.say(
            "trial.cell", option=words.say(f"trial_option.{option}"), least=read_amount(reading, least, words)
        )
        for option, least in found[:-1]
    ]
    if not parts:
        return words.say("trial.cell_always", option=words.say(f"trial_option.{found[0][0]}"))
    return words.say("pair", name=counted_text(reading, words), text=words.join(parts))


def _said(findings: TrialFindings, reading: Reading, weeks: int, options: Sequence[str], words: Words) -> str:
    found = [(_doing(findings, option, words), least) for option, least in steps(reading, options)]
    amounts = [read_amount(reading, least, words) for _, least in found]
    return words.many(
        f"trial.{('always', 'two_ways', 'three_ways')[len(found) - 1]}",
        weeks,
        first=found[0][0],
        last=found[-1][0],
        middle=found[1][0] if len(found) > 2 else "",
        least=amounts[0],
        below=amounts[1] if len(found) > 2 else "",
        what=_what(findings, reading, found[0][1], words),
    )


def _what(findings: TrialFindings, reading: Reading, least: float, words: Words) -> str:
    """Return what is counted: of a platform always out of the appointments; of the team by itself, unless it is a share."""
    if not findings.platforms and reading.of is not None:
        return words.say(f"trial_of.share_{reading.count}")
    counted = f"{'platform' if findings.platforms else 'team'}_{reading.count}"
    return words.many(f"trial_of.{counted}", MANY if reading.of is not None else round(least))


def _doing(findings: TrialFindings, option: str, words: Words) -> str:
    """Return what is done, with the mix that it leads to."""
    if option == "continue":
        return words.say("trial_doing.continue")
    mix = Names(findings.labels, words).mix(findings.options[option])
    return words.say(f"trial_doing.{option}", mix=mix)


def counted_text(reading: Reading, words: Words) -> str:
    """Return what a rule counts: "quotes", "quotes of the accepted"."""
    counted = words.say(f"trial_seen.{reading.count}")
    if reading.of is None:
        return counted
    return words.say("trial.share", counted=counted, of=words.say(f"trial_seen.{reading.of}"))


def read_amount(reading: Reading, least: float, words: Words) -> str:
    """Return a count, or a share as a percentage."""
    return words.number(least) if reading.of is None else words.percent(least)


def _how_well(findings: TrialFindings, length: TrialLength, words: Words) -> str:
    rule = length.rule
    share = rule.share_of_information
    kind = "how_well" if share > 0.0 else "how_well_alone"
    return words.say(
        f"trial.{kind}",
        wrong=chance_with_error(rule.wrong, words),
        at_once=chance(rule.wrong_at_once, words),
        loss=amount(rule.loss, words),
        applies=words.weeks(findings.applies_weeks),
        share=words.percent_estimate(share, 0.05) if share > 0.0 else "",
    )


def _known_to(gain: Estimate, words: Words) -> str:
    return words.say(
        "trial.known_to",
        value=amount(gain, words, signed=True),
        error=amount(Estimate(Z95 * gain.se, gain.se), words),
    )

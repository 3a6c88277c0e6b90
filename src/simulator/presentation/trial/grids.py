"""The tables of a trial: what each length is worth, how it is read, what it shows."""

from collections.abc import Iterator

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words, looks_certain, short_chance
from simulator.presentation.tables import cells
from simulator.presentation.trial.rules import short
from simulator.statistics import Distribution, Estimate
from simulator.tried import TrialFindings, TrialLength

#: A mean count from here on is shown without decimals.
WHOLE = 10.0
#: What only work with appointments shows.
APPOINTMENTS = ("appointments", "held")


def grids(findings: TrialFindings, words: Words) -> Iterator[Grid]:
    """Yield the tables, in the order in which they are read."""
    yield _worth(findings, words)
    yield _rules(findings, words)
    yield _seen(findings, words)


def _worth(findings: TrialFindings, words: Words) -> Grid:
    names = ("told", "information", "cost", "net")
    return Grid(
        title=words.say(
            "trial.by_length",
            following=words.many("trial.following", findings.applies_weeks),
            at_once=Names(findings.labels, words).mix(findings.at_once),
            unit=words.unit,
        ),
        corner=words.say("trial.weeks"),
        columns=[words.say(f"trial.{name}") for name in names],
        rows=[
            (
                words.many("trial.length", one.weeks),
                [
                    words.say(f"trial_told.{one.verdict}"),
                    cells.single(one.information, words, most=0),
                    cells.single(one.cost, words, most=0),
                    cells.single(one.net, words, most=0),
                ],
            )
            for one in findings.lengths
        ],
        texts=1,
    )


def _rules(findings: TrialFindings, words: Words) -> Grid:
    return Grid(
        title=words.say("trial.rules", applies=words.weeks(findings.applies_weeks), unit=words.unit),
        corner=words.say("trial.weeks"),
        columns=[words.say(f"trial.{name}") for name in ("rule", "value", "wrong", "loss")],
        rows=[
            (
                words.many("trial.length", one.weeks),
                [
                    short(one.rule, tuple(findings.options), words),
                    cells.single(one.rule.value, words, most=0),
                    _chance(one.rule.wrong, words),
                    cells.single(one.rule.loss, words, most=0),
                ],
            )
            for one in findings.lengths
        ],
        texts=1,
    )


def _seen(findings: TrialFindings, words: Words) -> Grid:
    names = [name for name in findings.lengths[0].seen if _counted(findings, name)]
    return Grid(
        title=words.say("trial.shows"),
        corner=words.say("trial.weeks"),
        columns=[words.say(f"trial_seen.{name}") for name in names],
        rows=[
            (words.many("trial.length", one.weeks), [_shown(one, name, words) for name in names])
            for one in findings.lengths
        ],
    )


def _counted(findings: TrialFindings, name: str) -> bool:
    """Whether a count is shown: work without appointments shows none."""
    return name not in APPOINTMENTS or any(one.seen[name].mean > 0.0 for one in findings.lengths)


def _chance(estimate: Estimate, words: Words) -> str:
    if looks_certain(estimate) or estimate.se == 0.0:
        return short_chance(estimate, words)
    return words.say(
        "trial.chance",
        value=words.percent_estimate(estimate.value, estimate.se),
        error=words.percent_estimate(estimate.se, estimate.se / 10.0),
    )


def _shown(length: TrialLength, name: str, words: Words) -> str:
    """Return the mean, and where four trials in five lie; hours alone, which no rule reads."""
    spread: Distribution = length.seen[name]
    mean = cells.bare_mean(spread, words, most=0 if spread.mean >= WHOLE else 1)
    if name == "hours":
        return mean
    return words.say("trial.spread", mean=mean, low=words.number(spread.p10), high=words.number(spread.p90))

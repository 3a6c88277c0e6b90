"""The sentences of the page that only it says."""

import math
from dataclasses import replace

from simulator.presentation import tables
from simulator.presentation.certain import is_certain, when_certain
from simulator.presentation.labels import chance, chance_with_error
from simulator.presentation.labels.words import MISSING
from simulator.presentation.report.case import Case
from simulator.presentation.varied.hours import hours_sentences

#: Lines of the method on what is believed, and the one on the weeks that follow.
ON_BELIEFS, FOLLOWED = (5, 6, 9), 8


def subtitle(case: Case) -> str:
    """What was simulated."""
    findings, words = case.findings, case.words
    kind = "followed" if findings.run_off_weeks else "unfollowed"
    return words.say(
        f"report.subtitle.{kind}",
        scenario=findings.provenance.scenario,
        weeks=words.weeks(findings.horizon_weeks),
        run_off=words.weeks(findings.run_off_weeks),
        times=words.many("report.times", findings.provenance.replications),
    )


def hours_lines(case: Case) -> list[str]:
    """What to do with the next hour, in the mixes that matter most."""
    hours = case.answers.hours
    if hours is None:
        return []
    main = tuple(mix for mix in hours.mixes if mix in case.main)
    return list(hours_sentences(replace(hours, mixes=main), case.words))


def rows_of_hours(case: Case) -> str:
    """How many rows the value of the last hours rests on; "" where it is not known."""
    hours = case.answers.hours
    return "" if hours is None else case.words.many("report.rows.hours", hours.provenance.replications)


def visible(case: Case) -> list[str]:
    """The flattering figure beside the real one, in the mixes that matter most."""
    mixes = {mix: record for mix, record in case.findings.mixes.items() if mix in case.main}
    return list(tables.visible_lines(replace(case.findings, mixes=mixes), case.words))


def ignorance(case: Case) -> list[str]:
    """Luck and ignorance in the same mixes, and in the difference between them."""
    findings = case.findings
    wanted = {*case.main, f"{case.mix} - {findings.baseline}"}
    shares = {key: share for key, share in findings.ignorance_share.items() if key in wanted}
    return list(tables.ignorance_lines(replace(findings, ignorance_share=shares), case.words))


def odds(case: Case) -> list[tuple[str, float]]:
    """The chances that the mix is better: in a quarter, luck included, and on average; with the length of their bars."""
    comparison = case.comparison
    if comparison is None:
        return []
    mix = case.names.mix(case.mix)
    chances = {"luck": comparison.probability_better, "average": comparison.probability_better_on_average}
    if is_certain(case.findings):
        del chances["average"]
    return [
        (case.words.say(f"report.odds.{name}", mix=mix, chance=chance_with_error(one, case.words)), one.value)
        for name, one in chances.items()
        if math.isfinite(one.value) and chance(one, case.words) != MISSING
    ]


def method(case: Case, line: int) -> str:
    """A line of how the figures are made, from 1."""
    findings, words = case.findings, case.words
    kind = when_certain(str(line), findings) if line in ON_BELIEFS else str(line)
    if line == FOLLOWED and not findings.run_off_weeks:
        kind = "unfollowed"
    return words.say(
        f"report.method.{kind}",
        rows=words.many("report.quarters", findings.provenance.replications),
        draws=words.many("report.draws", findings.provenance.draws),
        weeks=words.weeks(findings.horizon_weeks),
        run_off=words.weeks(findings.run_off_weeks),
    )

"""The sentences of the page that only it says."""

import math
from dataclasses import replace

from simulator.presentation import tables
from simulator.presentation.labels import chance_with_error
from simulator.presentation.report.case import Case
from simulator.presentation.varied.hours import hours_sentences


def subtitle(case: Case) -> str:
    """What was simulated."""
    findings, words = case.findings, case.words
    return words.say(
        "report.subtitle",
        scenario=findings.provenance.scenario,
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
        rows=words.number(findings.provenance.replications),
    )


def hours_lines(case: Case) -> list[str]:
    """What to do with the next hour, in the mixes that matter most."""
    hours = case.answers.hours
    if hours is None:
        return []
    main = tuple(mix for mix in hours.mixes if mix in case.main)
    return list(hours_sentences(replace(hours, mixes=main), case.words))


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
    return [
        (case.words.say(f"report.odds.{name}", mix=mix, chance=chance_with_error(one, case.words)), one.value)
        for name, one in chances.items()
        if math.isfinite(one.value)
    ]


def method(case: Case, line: int) -> str:
    """A line of how the figures are made, from 1."""
    findings, words = case.findings, case.words
    return words.say(
        f"report.method.{line}",
        rows=words.number(findings.provenance.replications),
        draws=words.number(findings.provenance.draws),
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
    )

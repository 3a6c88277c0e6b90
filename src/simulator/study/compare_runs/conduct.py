"""Compare two runs: their assumptions, their results, what each allows to say."""

import math
from collections.abc import Iterator
from pathlib import Path

from simulator.compared import ComparedFindings, FigureChange, VerdictChange
from simulator.decision import judgement
from simulator.errors import InputError
from simulator.scenario.messages import problem_of
from simulator.study.compare_runs.assumptions import changed_assumptions, changed_texts
from simulator.study.compare_runs.changes import Both, both_runs
from simulator.study.compare_runs.figures import figures_of_comparison, figures_of_mix
from simulator.study.compare_runs.folder import RunFolder, read_run
from simulator.study.labels import labels_of

NAN = float("nan")


def compare_runs(before: Path, after: Path) -> ComparedFindings:
    """Read two run folders and tell what changed from the first to the second.

    Raises
    ------
    InputError
        When a folder is not a whole run of this version, or the two have no mix or no currency in common.
    """
    one, other = read_run(before), read_run(after)
    mixes = _common_mixes(one, other)
    both = both_runs(one, other)
    figures = tuple(_figures(both, mixes))
    return ComparedFindings(
        title=other.scenario.title,
        language=other.scenario.language,
        currency=other.scenario.currency,
        headline=other.facts.measure,
        before=one.facts,
        after=other.facts,
        paired=both.paired,
        unpaired_because=both.because,
        rows=both.rows,
        sharper=_sharper(both, figures),
        mixes=mixes,
        only_before=tuple(mix for mix in one.outcomes.mixes if mix not in mixes),
        only_after=tuple(mix for mix in other.outcomes.mixes if mix not in mixes),
        assumptions=changed_assumptions(one.scenario, other.scenario),
        texts=changed_texts(one.scenario, other.scenario),
        figures=figures,
        verdicts=tuple(_verdicts(both, mixes)),
        labels=labels_of(one.scenario) | labels_of(other.scenario),
    )


def _common_mixes(one: RunFolder, other: RunFolder) -> tuple[str, ...]:
    """Mixes of both runs, in the later one's order."""
    mixes = tuple(mix for mix in other.outcomes.mixes if mix in one.outcomes.mixes)
    problems = []
    if not mixes:
        held = {"before": ", ".join(one.outcomes.mixes), "after": ", ".join(other.outcomes.mixes)}
        problems.append(problem_of("compare_mixes", str(other.path), **held))
    currencies = {"before": one.scenario.currency, "after": other.scenario.currency}
    if currencies["before"] != currencies["after"]:
        problems.append(problem_of("compare_currency", str(other.path), **currencies))
    if problems:
        raise InputError(problems)
    return mixes


def _compared_mixes(both: Both, mixes: tuple[str, ...]) -> Iterator[str]:
    """Mixes that both runs compare with the same baseline."""
    baseline = both.after.facts.baseline
    if baseline == both.before.facts.baseline and baseline in mixes:
        yield from (mix for mix in mixes if mix != baseline)


def _figures(both: Both, mixes: tuple[str, ...]) -> Iterator[FigureChange]:
    targets = all(run.scenario.decision.team_target is not None for run in (both.before, both.after))
    for mix in mixes:
        for figure in figures_of_mix(mix, targets=targets):
            yield both.change(figure)
    for mix in _compared_mixes(both, mixes):
        for figure in figures_of_comparison(mix, both.after.facts.baseline, _platforms(both, mix)):
            yield both.change(figure)


def _platforms(both: Both, mix: str) -> tuple[str, ...]:
    """Platforms that the mix buys from in both runs."""
    bought = [
        [name for name, order in run.scenario.mixes[mix].orders.items() if order.per_week > 0.0]
        for run in (both.before, both.after)
    ]
    return tuple(name for name in bought[1] if name in bought[0])


def _sharper(both: Both, figures: tuple[FigureChange, ...]) -> float:
    """Errors of two independent runs over the paired one, for the first headline that moves."""
    for figure in sorted(figures, key=lambda one: one.against == ""):
        if figure.figure == both.after.facts.measure and figure.paired and figure.change.se > 0.0:
            return math.hypot(figure.before.se, figure.after.se) / figure.change.se
    return NAN


def _verdicts(both: Both, mixes: tuple[str, ...]) -> Iterator[VerdictChange]:
    for mix in _compared_mixes(both, mixes):
        said = [
            judgement(
                run.told("comparisons", mix, "probability_better_on_average"),
                run.told("comparisons", mix, "expected_gain"),
            )
            for run in (both.before, both.after)
        ]
        yield VerdictChange(mix, both.after.facts.baseline, *said)

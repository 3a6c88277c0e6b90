"""Options that contradict each other, or the scenario: refused before anything is computed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    from simulator.scenario import Scenario


def refuse_contradictions(options: Mapping[str, Any]) -> None:
    """Stop when one option of the main job would be ignored because of another.

    Raises
    ------
    InputError
        With every such pair.
    """
    problems = list(_contradictions(options))
    if problems:
        raise InputError(problems)


def _contradictions(options: Mapping[str, Any]) -> Iterator[Problem]:
    from simulator.scenario.messages import problem_of

    rows, most, precise = options["replications"], options["max_replications"], options["precision"]
    if options["resume"] and options["force"]:
        yield problem_of("resume_or_force", "--resume --force")
    if rows is not None and precise is not None:
        yield problem_of("rows_or_precision", "--replications --precision")
    if most is not None and precise is None:
        yield problem_of("most_rows_alone", "--max-replications", rows=rows or most)


def refuse_too_few(rows: int, most: int, step: int) -> None:
    """Stop when a search may simulate fewer rows of a candidate than each gets first, in whole steps.

    Raises
    ------
    InputError
        With the least that may be allowed.
    """
    from simulator.scenario.messages import problem_of

    first = step * -(-rows // step)
    if most < first:
        problem = problem_of("most_rows_few", "--max-replications", str(most), first=first, step=step)
        raise InputError([problem])


def refuse_nothing_to_compare(scenario: "Scenario", names: Iterable[str], precision: float | None) -> None:
    """Stop when a precision of differences is wanted, and the mixes that are run have none.

    Raises
    ------
    InputError
        When the baseline is not among several mixes run.
    """
    from simulator.scenario.messages import problem_of

    baseline, run = scenario.decision.baseline, set(names) or set(scenario.mixes)
    if precision is not None and not (baseline in run and len(run) > 1):
        mixes = ", ".join(name for name in scenario.mixes if name in run)
        raise InputError([problem_of("nothing_to_compare", "--precision", mixes=mixes, baseline=baseline)])

"""What a page is made from: findings whose texts are inert, words that mark numbers, and what else was found."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from simulator.answered import Answers
from simulator.findings import Comparison, Findings
from simulator.presentation.certain import is_certain
from simulator.presentation.labels import Names
from simulator.presentation.report.ink import MarkedWords, inert, named
from simulator.presentation.report.places import Places
from simulator.presentation.summary import plain_record, to_summary
from simulator.presentation.verdict import judged_alternatives, spoken_of
from simulator.scenario import Advice
from simulator.tried import TrialFindings
from simulator.varied import HoursFindings

F = TypeVar("F", TrialFindings | None, HoursFindings | None)


@dataclass(frozen=True)
class Case:
    """The findings of a page and how they are said.

    Parameters
    ----------
    findings : Findings
        Labels marked as names, every text without what no page can show.
    words : MarkedWords
        Language and currency; knows where numbers come from.
    answers : Answers
        What other commands found of the same scenario.
    """

    findings: Findings
    words: MarkedWords
    answers: Answers

    @cached_property
    def names(self) -> Names:
        """Names of the scenario's pieces."""
        return Names(self.findings.labels, self.words)

    @property
    def mix(self) -> str:
        """The mix that the verdict speaks of first."""
        return spoken_of(self.findings)

    @property
    def main(self) -> set[str]:
        """That mix, and the baseline if it was run."""
        return {self.mix, self.findings.baseline} & set(self.findings.mixes)

    @property
    def comparison(self) -> Comparison | None:
        """That mix against the baseline; None when nothing is compared."""
        judged = judged_alternatives(self.findings)
        return self.findings.comparisons[judged[0]] if judged else None

    @property
    def tries(self) -> bool:
        """Whether `simulate trial` has a trial to weigh and something to learn from it, or has weighed it."""
        findings = self.findings
        return self.answers.trial is not None or (
            findings.weighs_trial and findings.trial in findings.comparisons and not is_certain(findings)
        )

    @property
    def levers(self) -> bool:
        """Whether `simulate hours` was run: a run's glance pulls no lever."""
        return self.answers.hours is not None and bool(self.answers.hours.levers)

    def command(self, name: str) -> str:
        """Return the command that finds what `name` is about, of the same scenario as the run."""
        return shlex.join(["simulate", name, *_scenario_of(self.findings)])


def case_of(findings: Findings, language: str, answers: Answers) -> Case:
    """Return findings ready for a page in a language."""
    safe = _inert(findings)
    words = MarkedWords(language, findings.currency, places_of(findings, answers))
    return Case(safe, words, Answers(_named(answers.trial), _named(answers.hours)))


def places_of(findings: Findings, answers: Answers) -> Places:
    """Return where each number of the files can be found."""
    records: dict[str, Mapping[str, object]] = {"summary.json": to_summary(findings)}
    if answers.trial is not None:
        records["trial.json"] = plain_record(answers.trial)
    if answers.hours is not None:
        records["hours.json"] = plain_record(answers.hours)
    records["weekly.parquet"] = {mix: picture.weekly for mix, picture in findings.pictures.items()}
    records["outcomes.parquet"] = {mix: picture.hours for mix, picture in findings.pictures.items()}
    return Places(records)


def _named(found: F) -> F:
    return found if found is None else replace(found, labels=named(found.labels))


def _inert(findings: Findings) -> Findings:
    return replace(
        findings,
        title=inert(findings.title),
        labels=named(findings.labels),
        advice=tuple(Advice(one.code, inert(one.key), _params(one.params)) for one in findings.advice),
        assumptions=tuple(
            replace(one, path=inert(one.path), source=inert(one.source)) for one in findings.assumptions
        ),
        provenance=replace(
            findings.provenance,
            scenario=inert(findings.provenance.scenario),
            command=inert(findings.provenance.command),
        ),
    )


def _params(params: Mapping[str, object]) -> dict[str, object]:
    return {key: inert(value) if isinstance(value, str) else value for key, value in params.items()}


def _scenario_of(findings: Findings) -> list[str]:
    """The scenario and its changes, as the command of the run gave them."""
    try:
        words = shlex.split(findings.provenance.command)
    except ValueError:
        words = []
    name = findings.provenance.scenario
    file = next((word for word in words if word.endswith(name) and not word.startswith("-")), name)
    changes = [words[k : k + 2] for k, word in enumerate(words[:-1]) if word == "--set"]
    return [file, *(word for pair in changes for word in pair)]

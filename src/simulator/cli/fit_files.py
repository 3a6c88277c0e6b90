"""The files of a fit: the scenario, and beside it a folder with what was learnt and the pictures."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import InputError, Phrase

if TYPE_CHECKING:
    from simulator.calibration.fit.records import TimeFacts
    from simulator.errors import Problem
    from simulator.fitted import FitFindings
    from simulator.presentation.labels import Words
    from simulator.scenario import Scenario

#: Activities that a refusal names.
MOST_NAMED = 6


@dataclass(frozen=True)
class FitFiles:
    """Where everything goes."""

    scenario: Path
    folder: Path

    @classmethod
    def beside(cls, scenario: Path) -> "FitFiles":
        """The folder of a scenario: `team.toml` has `team-fit`."""
        return cls(scenario, scenario.with_name(f"{scenario.stem}-fit"))

    @property
    def record(self) -> Path:
        """What was learnt, for programs."""
        return self.folder / "fit.json"

    def write(self, text: str, findings: "FitFindings", words: "Words | None") -> None:
        """Write the scenario, the record and, given the words for them, the pictures: all of them or none."""
        from simulator.presentation.files import write_whole
        from simulator.presentation.fit import to_fit
        from simulator.presentation.summary import json_bytes

        contents = {self.scenario: text.encode(), self.record: json_bytes(to_fit(findings))}
        if words is not None:
            from simulator.presentation.figures.fit import fit_bytes

            drawn = fit_bytes(findings, words)
            contents |= {self.folder / "figures" / name: content for name, content in drawn.items()}
        write_whole(contents)


def refuse_existing(files: FitFiles) -> None:
    """Stop before a scenario, or another fit, would be overwritten.

    Raises
    ------
    InputError
        Naming each file that is in the way.
    """
    from simulator.scenario.messages import problem_of

    there = [path for path in (files.scenario, files.record) if path.exists()]
    if there:
        raise InputError([problem_of("new_exists", str(path)) for path in there])


def read_back(text: str, name: str, time: "TimeFacts | None" = None) -> "Scenario":
    """Read a scenario's text as its user will.

    Raises
    ------
    InputError
        When what the files tell makes no valid scenario: the first rule that is broken, and the time logs with their
        longest activities, since it is their hours that do not fit.
    """
    from simulator.scenario import load

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, encoding="utf-8")
        try:
            return load(file)
        except InputError as error:
            raise InputError([_unfit(one, time) for one in error.problems]) from None


def _unfit(problem: "Problem", time: "TimeFacts | None") -> "Problem":
    from simulator.scenario.messages import problem_of

    hours = time.by_activity("owed", "unknown") if time is not None else {}
    longest = sorted(hours, key=lambda one: (-hours[one], one))[:MOST_NAMED]
    file = ", ".join(time.evidence.files) if time is not None else "simulate fit"
    if longest and "commitments" in problem.key:
        return problem_of("fit_unfit_hours", file, activities=", ".join(longest))
    why = Phrase(problem.rule, f"{problem.code}.rule", problem.params)
    return problem_of("fit_unfit", file, key=problem.key, value=problem.value, why=why)

"""A run folder opened again, whoever made it and however it ended: what it found, without simulating."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from simulator.errors import InputError
from simulator.findings import Provenance
from simulator.outcomes import SavedOutcomes, read_weekly
from simulator.scenario import Scenario, load
from simulator.scenario.messages import problem_of
from simulator.study.conduct import Conducted, tell
from simulator.study.recall import KEY, are_of
from simulator.study.run import Run, design_of
from simulator.study.settings import Settings

#: What a run folder must hold to be told again.
SCENARIO, OUTCOMES, WEEKLY, SUMMARY = (
    "scenario.resolved.toml",
    "outcomes.parquet",
    "weekly.parquet",
    "summary.json",
)


@dataclass(frozen=True)
class Reopened:
    """A run told again: its scenario, and what was found."""

    scenario: Scenario
    conducted: Conducted


def reopen(folder: Path, clock: Callable[[], float] = lambda: 0.0) -> Reopened:
    """Tell again what the run of a folder found.

    Parameters
    ----------
    folder : Path
        The run folder; its scenario, outcomes, weekly bands and summary are read.
    clock : callable
        As in `Settings`.

    Returns
    -------
    Reopened
        The findings say of their making what the folder's summary says.

    Raises
    ------
    InputError
        When the folder holds no run, one of another version of this program, or the files of two runs.
    """
    if not (folder / SUMMARY).exists() or not (folder / OUTCOMES).exists():
        raise InputError([problem_of("folder_empty", str(folder))])
    try:
        scenario = load(str(folder / SCENARIO), ())
        made = _provenance(json.loads((folder / SUMMARY).read_text(encoding="utf-8"))["provenance"])
        saved, weekly = SavedOutcomes(folder / OUTCOMES), read_weekly(folder / WEEKLY)
        told: dict[str, Any] = json.loads(saved.about[KEY])
        if not are_of(saved, told["asked"], vars(made)):
            raise InputError([problem_of("run_mixed", str(folder), what=OUTCOMES)])
        settings = replace(_settings(made, told["asked"]), clock=clock)
        conducted = tell(scenario, settings, _run(saved, lambda: weekly, settings, told), clock())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError([problem_of("folder_other", str(folder), why=str(error))]) from error
    return Reopened(scenario, replace(conducted, findings=replace(conducted.findings, provenance=made)))


def _provenance(told: dict[str, Any]) -> Provenance:
    return Provenance(**{field.name: told[field.name] for field in fields(Provenance)})


def _settings(made: Provenance, asked: dict[str, Any]) -> Settings:
    return Settings(
        seed=made.seed,
        mixes=tuple(asked["mixes"]),
        sampling=asked["sampling"],
        engine=made.engine,
        scenario_name=made.scenario,
        command=made.command,
    )


def _run(saved: SavedOutcomes, weekly: Any, settings: Settings, told: dict[str, Any]) -> Run:
    planned = int(told["planned"])
    return Run(
        saved,
        weekly,
        design_of(saved.draw, settings, planned),
        (saved.rows + 1) // 2,
        planned,
        interrupted=bool(told["interrupted"]),
        precise=told["precise"],
        half_widths={},
    )

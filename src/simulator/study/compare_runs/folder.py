"""A run folder read back: its summary, its scenario and its rows, checked to be of one run."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from simulator.compared import RunFacts
from simulator.errors import InputError
from simulator.findings import SCHEMA_VERSION
from simulator.outcomes import SavedOutcomes, unfinished
from simulator.scenario import Scenario, load, sha256
from simulator.scenario.messages import problem_of
from simulator.statistics import Design, Estimate
from simulator.study.recall import KEY, are_of
from simulator.study.run import design_of
from simulator.study.settings import Settings

SUMMARY, SCENARIO, OUTCOMES = "summary.json", "scenario.resolved.toml", "outcomes.parquet"
NAN = float("nan")


@dataclass(frozen=True, eq=False)
class RunFolder:
    """What a finished run left.

    Parameters
    ----------
    path : Path
        The folder.
    summary : mapping
        Its `summary.json`.
    scenario : Scenario
        What was run.
    outcomes : SavedOutcomes
        Its rows.
    planned : int
        Rows that a quasi-random design was laid out for.
    """

    path: Path
    summary: Mapping[str, Any]
    scenario: Scenario
    outcomes: SavedOutcomes
    planned: int

    @cached_property
    def facts(self) -> RunFacts:
        """What it says of itself."""
        made, scenario = self.summary["provenance"], self.scenario
        return RunFacts(
            folder=str(self.path),
            title=scenario.title,
            scenario=str(made.get("scenario", "")),
            scenario_sha256=made["scenario_sha256"],
            seed=int(made["seed"]),
            sampling=str(made["sampling"]),
            engine=str(made["engine"]),
            version=str(made["version"]),
            rows=self.outcomes.rows,
            horizon_weeks=scenario.horizon.weeks,
            run_off_weeks=scenario.horizon.run_off_weeks,
            baseline=scenario.decision.baseline,
            measure=scenario.decision.measure,
        )

    def design(self, rows: int) -> Design:
        """How the first rows were sampled."""
        settings = Settings(seed=self.facts.seed, sampling=self.summary["provenance"]["sampling"])
        return design_of(self.outcomes.draw[:rows], settings, self.planned)

    def told(self, *keys: str) -> Estimate:
        """An estimate, or a distribution's mean, of the summary; nan where it tells none."""
        found: Any = self.summary
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        if not isinstance(found, Mapping):
            return Estimate(NAN, NAN)
        return Estimate(_number(found.get("mean", found.get("value"))), _number(found.get("se")))


def read_run(path: Path) -> RunFolder:
    """Read a run folder.

    Raises
    ------
    InputError
        When it is none, holds an unfinished run or another version's, is damaged, or mixes the files of two runs.
    """
    summary = _summary(path)
    scenario = load(path / SCENARIO)
    outcomes, told = _outcomes(path / OUTCOMES)
    stated = summary["provenance"]["scenario_sha256"]
    if sha256(scenario) != stated:
        _refuse("run_mixed", path, what=SCENARIO)
    of_one_run = are_of(outcomes, told["asked"], summary["provenance"])
    if not of_one_run or set(outcomes.mixes) != set(summary["mixes"]):
        _refuse("run_mixed", path, what=OUTCOMES)
    return RunFolder(path, summary, scenario, outcomes, int(told["planned"]))


def _summary(path: Path) -> Mapping[str, Any]:
    file = path / SUMMARY
    if not file.is_file():
        _refuse("run_unfinished" if path.is_dir() and unfinished(path) else "run_none", path)
    try:
        summary: Any = json.loads(file.read_text(encoding="utf-8"))
        version, made = summary["schema_version"], summary["provenance"]
        whole = all(
            made[key] is not None
            for key in ("scenario_sha256", "seed", "engine", "version", "sampling", "replications")
        )
    except (ValueError, KeyError, TypeError):
        _refuse("run_damaged", path, what=SUMMARY)
    if version != SCHEMA_VERSION:
        _refuse("run_version", path, found=version, known=SCHEMA_VERSION)
    if not whole or not isinstance(summary.get("mixes"), dict):
        _refuse("run_damaged", path, what=SUMMARY)
    return dict(summary)


def _outcomes(file: Path) -> tuple[SavedOutcomes, dict[str, Any]]:
    try:
        saved = SavedOutcomes(file)
        told: dict[str, Any] = json.loads(saved.about[KEY])
        asked = {"scenario_sha256", "seed", "sampling", "engine"}
        complete = {"asked", "planned"} <= told.keys() and asked <= told["asked"].keys()
    except (OSError, ValueError, KeyError, TypeError):
        _refuse("run_damaged", file.parent, what=file.name)
    if not complete:
        _refuse("run_damaged", file.parent, what=file.name)
    return saved, told


def _number(told: object) -> float:
    return float(told) if isinstance(told, int | float) else NAN


def _refuse(code: str, path: Path, **params: object) -> NoReturn:
    raise InputError([problem_of(code, str(path), "", "", **params)])

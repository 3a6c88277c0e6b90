"""What other commands found of the same scenario, lying beside a run folder: its trial, and where its hours pay."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from simulator.answered import Answers
from simulator.presentation.reading import record_from
from simulator.tried import TrialFindings
from simulator.varied import HoursFindings

F = TypeVar("F", TrialFindings, HoursFindings)


def read_answers(folder: Path, scenario_sha256: str) -> Answers:
    """Read what lies in the run folder, in a folder of the command's name inside it, or in the one beside it.

    Of several, the one found on most rows: a command's own prevails over the glance that a run takes.

    Parameters
    ----------
    folder : Path
        The run folder; `trial.json` is looked for there, then in `FOLDER/trial` and in `FOLDER-trial` beside it.
    scenario_sha256 : str
        Digest of the scenario: what was found of another one is left alone, and so is what cannot be read.
    """
    return Answers(
        _read(TrialFindings, "trial", folder, scenario_sha256),
        _read(HoursFindings, "hours", folder, scenario_sha256),
    )


def _read(kind: type[F], name: str, folder: Path, sha256: str) -> F | None:
    found = _of(kind, _candidates(name, folder), sha256)
    return max(found, key=lambda one: one.provenance.replications, default=None)


def _candidates(name: str, folder: Path) -> tuple[Path, ...]:
    whole = folder.absolute()
    folders = (whole, whole / name, whole.with_name(f"{whole.name}-{name}"))
    return tuple(one / f"{name}.json" for one in folders)


def _of(kind: type[F], files: tuple[Path, ...], sha256: str) -> Iterator[F]:
    for file in files:
        try:
            found = record_from(kind, json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if found.provenance.scenario_sha256 == sha256:
            yield found

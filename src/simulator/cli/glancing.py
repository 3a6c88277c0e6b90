"""A run's glance at its trial and at its last hours: taken aside, kept in the run folder."""

import json
import shlex
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from simulator.cli.answer_folder import record_of

if TYPE_CHECKING:
    from simulator.answered import Answers
    from simulator.engine.interface import Engine
    from simulator.scenario import Scenario
    from simulator.study import Settings
    from simulator.tried import TrialFindings


@dataclass(frozen=True)
class Glance:
    """What a glance finds beside a run: the trial first, and in the end all."""

    trial: "Future[TrialFindings | None]" = field(default_factory=Future)
    answers: "Future[Answers]" = field(default_factory=Future)

    def trial_kept(self, folder: Path) -> "TrialFindings | None":
        """The trial, if it is found by now, and if a run folder will hold it when the run is done."""
        found = self.trial.result() if self.trial.done() else None
        if found is None:
            return None
        made, file = found.provenance, folder / record_of("trial")
        return found if _rows_of_command(file, "trial", made.scenario_sha256) <= made.replications else None


@contextmanager
def glancing(
    scenario: "Scenario", engine: "Engine", settings: "Settings", *, wanted: bool
) -> "Iterator[Glance]":
    """Begin a glance in a thread of its own, lend what it will find, and end it when nobody waits any more.

    Parameters
    ----------
    scenario, engine, settings
        Of the run.
    wanted : bool
        Whether there is anything to look for; otherwise nothing is found.
    """
    from simulator.execution.workers import stand_back
    from simulator.study.glance import glance

    if not wanted:
        yield Glance(answers=nothing_found())
        return
    ended, seen = Event(), Glance()

    def tell(found: "TrialFindings | None") -> None:
        seen.trial.set_result(found)
        stand_back()

    def stop_when_ended(_done: int, _rows: int) -> None:
        if ended.is_set():
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as aside:
        found = aside.submit(glance, scenario, engine, replace(settings, progress=stop_when_ended), tell)
        try:
            yield replace(seen, answers=found)
        finally:
            ended.set()
            if settings.underway is not None:
                settings.underway.end()


def nothing_found() -> "Future[Answers]":
    """What a glance finds that is not taken."""
    from simulator.answered import Answers

    found: Future[Answers] = Future()
    found.set_result(Answers())
    return found


def keep_answers(folder: Path, found: "Answers", scenario_sha256: str) -> None:
    """Write a glance into the run folder, in place of an earlier one.

    What a command wrote there itself is kept when it is of the same scenario and rests on more rows.
    """
    from simulator.presentation.summary import versioned_record
    from simulator.presentation.trial import to_trial

    trial, hours = found.trial, found.hours
    _keep(folder, "trial", None if trial is None else to_trial(trial), scenario_sha256)
    _keep(folder, "hours", None if hours is None else versioned_record(hours), scenario_sha256)


def _keep(folder: Path, name: str, record: "Mapping[str, Any] | None", scenario_sha256: str) -> None:
    from simulator.presentation.files import write_whole
    from simulator.presentation.summary import json_bytes

    file = folder / record_of(name)
    rows = 0 if record is None else record["provenance"]["replications"]
    if _rows_of_command(file, name, scenario_sha256) > rows:
        return
    if record is None:
        file.unlink(missing_ok=True)
    else:
        write_whole({file: json_bytes(record)})


def _rows_of_command(file: Path, name: str, scenario_sha256: str) -> int:
    """Rows of the answer that the command of this name wrote for the scenario; 0 without one."""
    try:
        made = json.loads(file.read_text(encoding="utf-8"))["provenance"]
        by_command = shlex.split(str(made["command"]))[1:2] == [name]
        return int(made["replications"]) if by_command and made["scenario_sha256"] == scenario_sha256 else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0

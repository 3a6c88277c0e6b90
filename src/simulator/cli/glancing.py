"""A run's glance at its trial and at its last hours: taken aside, kept in the run folder."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from simulator.cli.answer_folder import record_of

if TYPE_CHECKING:
    from simulator.answered import Answers
    from simulator.engine.interface import Engine
    from simulator.scenario import Scenario
    from simulator.study import Settings
    from simulator.tried import TrialFindings
    from simulator.varied import HoursFindings

    F = TypeVar("F", TrialFindings, HoursFindings)


@contextmanager
def glancing(
    scenario: "Scenario", engine: "Engine", settings: "Settings", *, wanted: bool
) -> Iterator[Callable[[], "Answers"]]:
    """Begin a glance in a thread of its own, lend what waits for it, and end it when nobody waits any more.

    Parameters
    ----------
    scenario, engine, settings
        Of the run.
    wanted : bool
        Whether there is anything to look for; otherwise nothing is found.
    """
    from simulator.answered import Answers
    from simulator.study.glance import glance

    if not wanted:
        yield Answers
        return
    ended = Event()

    def stop_when_ended(_done: int, _rows: int) -> None:
        if ended.is_set():
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as aside:
        found = aside.submit(glance, scenario, engine, replace(settings, progress=stop_when_ended))
        try:
            yield found.result
        finally:
            ended.set()


def keep_answers(folder: Path, found: "Answers", scenario_sha256: str) -> None:
    """Write a glance into the run folder, where no command's own answer on more rows lies beside it.

    What was found of another scenario is taken away.
    """
    from simulator.presentation.answers import read_answers
    from simulator.presentation.summary import versioned_record
    from simulator.presentation.trial import to_trial

    there = read_answers(folder, scenario_sha256)
    _keep(folder / record_of("trial"), found.trial, there.trial, to_trial)
    _keep(folder / record_of("hours"), found.hours, there.hours, versioned_record)


def _keep(
    file: Path, found: "F | None", held: "F | None", record: "Callable[[F], dict[str, object]]"
) -> None:
    from simulator.presentation.files import write_whole
    from simulator.presentation.summary import json_bytes

    if found is None and held is None:
        file.unlink(missing_ok=True)
    elif found is not None and (
        held is None or held.provenance.replications <= found.provenance.replications
    ):
        write_whole({file: json_bytes(record(found))})

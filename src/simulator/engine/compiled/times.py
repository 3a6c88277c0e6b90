"""People's times: room for them, which mixes with the same people and the same days have in common."""

import math
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.block import Block
from simulator.engine.compiled.layout import BEFORE, END, NONE, START
from simulator.engine.compiled.shelves import add_law
from simulator.parameters import Floats, Mix

Times: TypeAlias = dict[str, NDArray[Any]]
#: What of a program decides when its people are there, beside their commitments, and leave and absence over the days planned:
#: the days simulated, and whose they are.
DAYS = ("days", "windows", "run_off", "holes")
OWN = ("first", "people", "holes", "holes_end", "commitments", "commitments_end")
#: No row.
_NO_ROW = np.uint64(2**64 - 1)


def make_times(mixes: Sequence[Mix], programs: Sequence[Block]) -> list[Times]:
    """Room for the times of each mix, the same for those whose people have the same: they are drawn once a row."""
    made: dict[bytes, Times] = {}
    words = [_word(mix, program) for mix, program in zip(mixes, programs, strict=True)]
    for word, program in zip(words, programs, strict=True):
        made.setdefault(word, _times(program))
    return [made[word] for word in words]


def _word(mix: Mix, program: Block) -> bytes:
    digest, profiles = blake2b(digest_size=16), program.arrays["profiles"]
    for array in (*(program.arrays[name] for name in DAYS), program.arrays["people"]["key"]):
        digest.update(f"{array.shape}".encode())
        digest.update(array.tobytes())
    digest.update(f"{program.number('n_planned_days')}".encode())
    for name in OWN:
        digest.update(profiles[name].tobytes())
    for profile in mix.profiles:
        add_law(digest, profile.absence_days)
        digest.update(profile.leave_days.tobytes())
        for commitment in profile.commitments:
            digest.update(commitment.every.encode())
            digest.update(commitment.hours.tobytes())
    return digest.digest()


def spans_of_horizon(program: Block) -> int:
    """Room for the spans of a person's working time in the horizon."""
    return program.number("n_windows") + len(program.arrays["holes"]) + 1


def _times(program: Block) -> Times:
    """Room for the days of profiles, and for the times of people; the last day away is that of the run-off: nobody is."""
    people, profiles = program.number("n_people"), program.number("n_profiles")
    commitments, days = len(program.arrays["commitments"]), program.number("n_days")
    never_away = max(program.number("n_planned_days"), days)
    spans = _with_run_off(np.zeros((people, spans_of_horizon(program), 3)), program.arrays["run_off"])
    return {
        "spans": spans,
        "days": np.zeros((profiles, 3, *spans.shape[1:])),
        "firsts": np.full((profiles, days + 1), NONE, np.int32),
        "kept": np.zeros((commitments, days, 2)),
        "agreed": np.zeros(commitments),
        "owed": np.zeros(commitments),
        "away": np.zeros((people, never_away + 1), np.int32),
        "laid": np.zeros(people, np.int32),
        "whole": np.zeros(people, np.int32),
        "timed": np.full(1, _NO_ROW),
    }


def _with_run_off(times: Floats, run_off: Floats) -> Floats:
    """Room for people's working times (people, n, 3), and behind it what is the same for all: the run-off, then no more.

    The run-off is given by its starts and ends (2, m).
    """
    people, first, _ = times.shape
    end = first + run_off.shape[1]
    spans = np.concatenate([times, np.zeros((people, end - first + 3, 3))], axis=1)
    spans[:, end, START] = math.inf
    spans[:, first:end, : END + 1] = run_off.T
    spans[:, first + 1 : end + 1, BEFORE] = np.cumsum(run_off[END] - run_off[START])
    spans[:, end + 1, BEFORE] = math.inf
    return spans

"""Room in which rows are simulated, made once for a call of the kernel and larger when it did not suffice."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.block import Block
from simulator.engine.compiled.desk import DESK
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.shelves import Shelves
from simulator.engine.compiled.spans import BEFORE, END, START
from simulator.engine.compiled.states import BATCH, CASE, DELIVERY, GAP_STATE, LOG, WORKER
from simulator.parameters import Floats
from simulator.quantities import TASK_KINDS


def make_room(program: Block, seed: int, shelves: Shelves, cases: int, log: int = 0) -> Block:
    """Room for so many cases at a time, and for so many lines of a diary.

    Parameters
    ----------
    program : Block
        What will be simulated in it.
    seed : int
        The seed's word.
    shelves : dict
        Room that the mixes have in common, from `make_shelves`, and "laws" of this mix, from `laws_of`.
    cases : int
        Opportunities that may be open at one time, a power of 2.
    log : int
        Lines of the diary; 0 keeps none.
    """
    times, words = _times(program), max((program.number("n_activities") + 63) // 64, 1)
    tracks = _most_tracks(program.arrays["people"])
    arrays = {
        **times,
        **shelves,
        **_people(program.number("n_people"), tracks),
        **_desks(program.number("n_profiles"), program.number("ranks"), cases),
        "cases": np.zeros(cases, CASE),
        "passed": np.zeros((cases, words), np.uint64),
        "free": np.zeros(cases, np.int32),
        "soon": np.zeros(cases),
        "soon_cases": np.zeros(cases, np.int32),
        "agenda": np.zeros(program.number("n_cells"), np.int32),
        "following": np.zeros(cases, np.int32),
        "deliveries": np.zeros(program.number("n_platforms"), DELIVERY),
        "unfinished": np.zeros(program.number("n_sources")),
        "log": np.zeros(log, LOG),
    }
    numbers = {
        "seed": seed,
        "room": cases,
        "log_room": log,
        "tracks": tracks,
        "sources": shelves["shelves"].shape[1],
        "shelved": shelves["stocks"].shape[2] - 1,
        # no constant in the kernel, which outgrows its cache where such a loop is unrolled
        "task_kinds": len(TASK_KINDS),
        "span_room": times["spans"].shape[1],
        "horizon_room": _spans_of_horizon(program),
        "never_away": times["away"].shape[1] - 1,
        "words": words,
    }
    return Block.of(DESK, arrays, numbers)


def _most_tracks(people: NDArray[np.void]) -> int:
    return max(int((people["tracks_end"] - people["tracks"]).max(initial=0)), 1)


def _people(people: int, tracks: int) -> dict[str, NDArray[Any]]:
    return {
        "workers": np.zeros(people, WORKER),
        "when": np.zeros(people),
        "gaps": np.zeros((people, tracks), GAP_STATE),
        "batch": np.zeros(1, BATCH),
    }


def _desks(profiles: int, ranks: int, cases: int) -> dict[str, NDArray[Any]]:
    return {
        "waiting": np.zeros((profiles, ranks, cases), np.int32),
        "waiting_firsts": np.zeros((profiles, ranks), np.int32),
        "waiting_counts": np.zeros((profiles, ranks), np.int32),
        "waiting_sizes": np.zeros(profiles, np.int32),
        "calls": np.zeros(profiles),
        "idle": np.zeros(profiles, np.int32),
        "at_available": np.zeros(profiles, np.int32),
    }


def _spans_of_horizon(program: Block) -> int:
    return program.number("n_windows") + len(program.arrays["holes"]) + 1


def _times(program: Block) -> dict[str, NDArray[Any]]:
    """Room for the days of profiles, and for the times of people; the last day away is that of the run-off: nobody is."""
    people, profiles = program.number("n_people"), program.number("n_profiles")
    commitments, days = len(program.arrays["commitments"]), program.number("n_days")
    never_away = max(program.number("n_planned_days"), days)
    spans = _with_run_off(np.zeros((people, _spans_of_horizon(program), 3)), program.arrays["run_off"])
    return {
        "spans": spans,
        "days": np.zeros((profiles, 3, *spans.shape[1:])),
        "firsts": np.full((profiles, days + 1), NONE, np.int32),
        "kept": np.zeros((commitments, days, 2)),
        "agreed": np.zeros(commitments),
        "owed": np.zeros(commitments),
        "away": np.zeros((people, never_away + 1), np.int32),
    }


def _with_run_off(times: Floats, run_off: Floats) -> Floats:
    """Room for people's working times (people, n, 3), and behind it what is the same for all: the run-off, then no more.

    The run-off is given by its starts and ends (2, m).
    """
    people, first, _ = times.shape
    end = first + run_off.shape[1]
    spans = np.concatenate([times, np.zeros((people, end - first + 2, 3))], axis=1)
    spans[:, end, START] = math.inf
    spans[:, first:end, : END + 1] = run_off.T
    spans[:, first + 1 : end + 1, BEFORE] = np.cumsum(run_off[END] - run_off[START])
    spans[:, end + 1, BEFORE] = math.inf
    return spans

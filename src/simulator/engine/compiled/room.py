"""Room in which rows are simulated, made once for a call of the kernel and larger when it did not suffice."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.block import Block
from simulator.engine.compiled.desk import DESK
from simulator.engine.compiled.shelves import Shelves
from simulator.engine.compiled.states import BATCH, CASE, DELIVERY, GAP_STATE, LOG, WORKER
from simulator.engine.compiled.times import spans_of_horizon
from simulator.quantities import TASK_KINDS
from simulator.streams.forms import LANES

_LINE = 64  # bytes


def make_room(program: Block, seed: int, shelves: Shelves, cases: int, log: int = 0) -> Block:
    """Room for so many cases at a time, and for so many lines of a diary.

    Parameters
    ----------
    program : Block
        What will be simulated in it.
    seed : int
        The seed's word.
    shelves : dict
        Room that mixes may have in common, from `make_shelves` and `make_times`, and "laws" of this mix, from `laws_of`.
    cases : int
        Opportunities that may be open at one time, a power of 2.
    log : int
        Lines of the diary; 0 keeps none.
    """
    words = max((program.number("n_activities") + 63) // 64, 1)
    tracks = _most_tracks(program.arrays["people"])
    arrays = {
        **shelves,
        **_people(program.number("n_people"), tracks),
        **_desks(program.number("n_profiles"), program.number("ranks"), cases),
        "cases": _aligned(cases, CASE),
        "passed": np.zeros((cases, words), np.uint64),
        "free": np.zeros(cases, np.int32),
        "soon": np.zeros(cases),
        "soon_cases": np.zeros(cases, np.int32),
        "page": np.zeros(cases, np.int32),
        "page_dues": np.zeros(cases + LANES),
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
        "span_room": shelves["spans"].shape[1],
        "horizon_room": spans_of_horizon(program),
        "never_away": shelves["away"].shape[1] - 1,
        "words": words,
    }
    return Block.of(DESK, arrays, numbers)


def _aligned(size: int, dtype: np.dtype[np.void]) -> NDArray[np.void]:
    """Records none of which shares a line of the processor's cache with another."""
    held = np.zeros(size * dtype.itemsize + _LINE, np.uint8)
    first = -held.ctypes.data % _LINE
    return held[first : first + size * dtype.itemsize].view(dtype)


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

"""Room in which rows are simulated, made once for a call of the kernel and larger when it did not suffice."""

import numpy as np

from simulator.engine.compiled.block import Block
from simulator.engine.compiled.desk import DESK
from simulator.engine.compiled.layout import CASE, DELIVERY, GAP_STATE, LOG, WORKER


def make_room(program: Block, seed: int, cases: int, log: int = 0) -> Block:
    """Room for so many cases at a time, and for so many lines of a diary.

    Parameters
    ----------
    program : Block
        What will be simulated in it.
    seed : int
        The seed's word.
    cases : int
        Opportunities that may be open at one time, a power of 2.
    log : int
        Lines of the diary; 0 keeps none.
    """
    ranks = program.number("ranks")
    people, profiles = program.number("n_people"), program.number("n_profiles")
    worked = program.arrays["people"]
    tracks = max(int((worked["tracks_end"] - worked["tracks"]).max(initial=0)), 1)
    windows = program.number("n_windows") + program.number("n_run_off") + len(program.arrays["holes"]) + 2
    words = max((program.number("n_activities") + 63) // 64, 1)
    arrays = {
        "workers": np.zeros(people, WORKER),
        "when": np.zeros(people),
        "gaps": np.zeros((people, tracks), GAP_STATE),
        "cases": np.zeros(cases, CASE),
        "passed": np.zeros((cases, words), np.uint64),
        "free": np.zeros(cases, np.int32),
        "soon": np.zeros(cases),
        "soon_cases": np.zeros(cases, np.int32),
        "agenda": np.zeros(program.number("n_cells"), np.int32),
        "following": np.zeros(cases, np.int32),
        "waiting": np.zeros((profiles, ranks, cases), np.int32),
        "waiting_firsts": np.zeros((profiles, ranks), np.int32),
        "waiting_counts": np.zeros((profiles, ranks), np.int32),
        "waiting_sizes": np.zeros(profiles, np.int32),
        "calls": np.zeros(profiles),
        "idle": np.zeros(profiles, np.int32),
        "deliveries": np.zeros(program.number("n_platforms"), DELIVERY),
        "spans": np.zeros((people, 3, windows, 3)),
        "unfinished": np.zeros(program.number("n_sources")),
        "away": np.zeros(program.number("n_planned_days"), np.int32),
        "log": np.zeros(log, LOG),
    }
    numbers = {
        "seed": seed,
        "room": cases,
        "log_room": log,
        "tracks": tracks,
        "span_room": windows,
        "words": words,
    }
    return Block.of(DESK, arrays, numbers)

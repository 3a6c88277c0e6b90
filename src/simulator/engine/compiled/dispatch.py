"""Desks: what is due goes to whoever is free (model.md section 4)."""

import math

from simulator.engine.compiled.layout import END, NONE, START
from simulator.engine.compiled.memory import (
    away_of,
    case_of,
    days_of,
    idle_people,
    profile_of,
    waiting_size,
    worker_of,
)
from simulator.engine.compiled.queue import pop_waiting
from simulator.engine.compiled.spans import DAY, cursor_at, edge
from simulator.engine.compiled.tasks import expires
from simulator.engine.compiled.timetable import AVAILABLE
from simulator.engine.compiled.worker import call, go_back
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, put_number, put_small, small_at

#: More tasks than anybody starts.
MANY = 1 << 62


@inlined
def taken_at_once(program: Pointer, desk: Pointer, number: int, now: float) -> bool:
    """Hand a task that falls due to whoever is free, when nothing else happens or waits at its desk."""
    profile = case_of(desk, number).profile
    if waiting_size(desk, profile) > 0 or idle_people(desk, profile) == 0:
        return False
    person = _free_person(program, desk, profile, now)
    if person == NONE:
        return False
    call(program, desk, person, number, now)
    return True


@called
def dispatch(program: Pointer, desk: Pointer, profile: int, now: float) -> None:
    """The best waiting task goes to the free person with the fewest tasks started, again and again."""
    put_number(desk.calls_at, profile, math.inf)
    while waiting_size(desk, profile) > 0 and idle_people(desk, profile) > 0:
        person = _free_person(program, desk, profile, now)
        if person == NONE:
            put_number(desk.calls_at, profile, _next_opening(program, desk, profile))
            break
        number = pop_waiting(program, desk, profile)
        if not expires(program, desk, number, now):
            call(program, desk, person, number, now)
    first, people = profile_of(program, profile).first, profile_of(program, profile).people
    for person in range(first, first + people if desk.on_call else first):
        if worker_of(desk, person).on_call:
            go_back(program, desk, person, now)


@inlined
def _free_person(program: Pointer, desk: Pointer, profile: int, now: float) -> int:
    """The free person with the fewest tasks started; who that is cannot be guessed, so the search has no branch."""
    row, first = days_of(desk, profile, AVAILABLE), profile_of(program, profile).first
    i = cursor_at(row, small_at(desk.at_available_at, profile), now)
    put_small(desk.at_available_at, profile, i)
    if i < 0 or now >= edge(row, i, END):
        return NONE
    best, fewest, day = NONE, MANY, int(edge(row, i, DAY))
    for person in range(first, first + profile_of(program, profile).people):
        started = worker_of(desk, person).started + MANY * int(not _is_idle(desk, person, day))
        best = person if started < fewest else best
        fewest = min(fewest, started)
    return best


@inlined
def _is_idle(desk: Pointer, person: int, day: int) -> bool:
    """Whether a person has no task in hand and is not away on a day."""
    return (worker_of(desk, person).case == NONE) & (small_at(away_of(desk, person), day) == 0)


@inlined
def _next_opening(program: Pointer, desk: Pointer, profile: int) -> float:
    """The first time at which a task may start, if none ends before."""
    row, i = days_of(desk, profile, AVAILABLE), small_at(desk.at_available_at, profile) + 1
    first, people = profile_of(program, profile).first, profile_of(program, profile).people
    while edge(row, i, START) < math.inf:
        for person in range(first, first + people):
            if _is_idle(desk, person, int(edge(row, i, DAY))):
                return edge(row, i, START)
        i += 1
    return math.inf

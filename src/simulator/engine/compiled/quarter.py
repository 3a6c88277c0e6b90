"""One row of one mix: event after event, until the phase ends (model.md section 4)."""

import math

from simulator.engine.compiled.alone import prospect_alone
from simulator.engine.compiled.booking import fall_due
from simulator.engine.compiled.dispatch import dispatch, taken_at_once
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import CAMPAIGNS, add_direct, close_books
from simulator.engine.compiled.memory import (
    call_of,
    called_person,
    case_of,
    channel_of,
    delivery_of,
    lone_person,
    person_of,
    profile_of,
    profile_with_desk,
    value_of,
    when_of,
    worker_of,
)
from simulator.engine.compiled.platforms import deliver, start_platforms
from simulator.engine.compiled.presence import draw_times, lay_out
from simulator.engine.compiled.queue import clear, next_due, pop_due
from simulator.engine.compiled.recursion import do_in_turn
from simulator.engine.compiled.spans import cursor_at
from simulator.engine.compiled.stopping import stop_work
from simulator.engine.compiled.timetable import draw_up
from simulator.engine.compiled.worker import complete, start_work, succeed
from simulator.quantities import HOURS_PER_WEEK
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, put_word, word_at


@inlined
def set_the_stage(program: Pointer, desk: Pointer) -> None:
    """Everybody's time, the platforms, and what is done at the start."""
    clear(program, desk)
    if word_at(desk.timed_at, 0) != desk.row:  # a mix of the row may have the same people
        draw_up(program, desk)
        for person in range(program.n_people):
            draw_times(program, desk, person)
        put_word(desk.timed_at, 0, desk.row)
    for person in range(program.n_people):
        lay_out(program, desk, person)
        start_work(program, desk, person)
    start_platforms(program, desk)


@inlined
def play(program: Pointer, desk: Pointer) -> None:
    """Handle events in order of time; at one instant task ends, gap ends, what falls due, then the desks."""
    while desk.full == 0:
        person, personal, others = _soonest(program, desk)
        due = next_due(desk)
        profile = _next_call(program, desk)
        called = call_of(desk, profile)
        soonest = min(personal, due, called)
        if soonest >= desk.planned and desk.planned < program.close:
            _plan_ahead(program, desk)
            continue
        if soonest >= program.end:
            return
        if personal <= due and personal <= called:
            _personal(program, desk, person, personal, others)
        elif due <= called:
            _due(program, desk, due, min(personal, called))
        else:
            dispatch(program, desk, profile, called)


@inlined
def _personal(program: Pointer, desk: Pointer, person: int, now: float, others: float) -> None:
    """A task, or a gap, ends; the desk is looked at at once where nothing else happens at this instant."""
    if worker_of(desk, person).case == NONE:
        succeed(program, desk, person, now)
        return
    complete(program, desk, person, now)
    profile = person_of(program, person).profile
    if call_of(desk, profile) == now and min(others, next_due(desk)) > now:
        dispatch(program, desk, profile, now)


@inlined
def _due(program: Pointer, desk: Pointer, now: float, others: float) -> None:
    """A task falls due: it is handed over at once where nothing else happens at this instant and somebody is free."""
    number = pop_due(program, desk)
    if profile_of(program, case_of(desk, number).profile).in_turn:
        do_in_turn(program, desk, number, now)
        return
    alone = min(others, next_due(desk)) > now
    if alone and taken_at_once(program, desk, number, now):
        return
    profile = case_of(desk, number).profile
    fall_due(program, desk, number, now)
    if alone and call_of(desk, profile) == now:
        dispatch(program, desk, profile, now)


@inlined
def _plan_ahead(program: Pointer, desk: Pointer) -> None:
    """Let platforms deliver, and those whom no task ever calls prospect, for some weeks more: nothing else can change it."""
    until, at_clock = (
        desk.planned + program.planned_hours,
        cursor_at(program.clock_at, desk.at_clock, desk.planned),
    )
    desk.planning = 1
    for platform in range(program.n_platforms):
        desk.at_clock = at_clock
        while delivery_of(desk, platform).time < until and desk.full == 0:
            deliver(program, desk, platform)
    for i in range(program.n_alone):
        person, desk.at_clock = lone_person(program, i), at_clock
        if worker_of(desk, person).on_its_own:
            prospect_alone(program, desk, person, until)
            continue
        while when_of(desk, person) < until and desk.full == 0:
            succeed(program, desk, person, when_of(desk, person))
    desk.planning, desk.planned, desk.at_clock = 0, until, at_clock


@inlined
def close_the_books(program: Pointer, desk: Pointer) -> None:
    """Account for what is in hand, for campaigns, and for what is still open."""
    for person in range(program.n_people):
        stop_work(program, desk, person)
    for c in range(program.n_channels):
        if channel_of(program, c).live:
            for week in range(program.horizon_weeks):
                cost = value_of(desk, channel_of(program, c).week_cost)
                add_direct(program, desk, c, CAMPAIGNS, cost, program.start + week * HOURS_PER_WEEK)
    close_books(program, desk)


@inlined
def _soonest(program: Pointer, desk: Pointer) -> tuple[int, float, float]:
    """Who has the next event, when, and when the next of all others comes; at one instant a task's end comes before a gap's.

    Who comes next cannot be guessed, so the search has no branch; two at one instant are rare.
    """
    best, soonest, others = 0, math.inf, math.inf
    for i in range(program.n_called):
        person = called_person(program, i)
        when = when_of(desk, person)
        others = min(others, max(soonest, when))
        best = person if when < soonest else best
        soonest = min(soonest, when)
    if others == soonest and soonest < math.inf:
        best = _first_of_tied(program, desk, soonest)
    return best, soonest, others


@called
def _first_of_tied(program: Pointer, desk: Pointer, soonest: float) -> int:
    best = NONE
    for i in range(program.n_called):
        person = called_person(program, i)
        if when_of(desk, person) == soonest and (best == NONE or _ends_before(desk, person, best)):
            best = person
    return best


@inlined
def _ends_before(desk: Pointer, person: int, other: int) -> bool:
    return worker_of(desk, other).case == NONE and worker_of(desk, person).case != NONE


@inlined
def _next_call(program: Pointer, desk: Pointer) -> int:
    best = profile_with_desk(program, 0)
    for i in range(1, program.n_desks):
        profile = profile_with_desk(program, i)
        if call_of(desk, profile) < call_of(desk, best):
            best = profile
    return best

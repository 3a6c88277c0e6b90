"""One row of one mix: event after event, until the phase ends (model.md section 4)."""

import math

import numpy as np

from simulator.engine.addresses import WORDS_IN_A_BLOCK
from simulator.engine.compiled.alone import is_on_its_own, prospect_alone
from simulator.engine.compiled.booking import fall_due, schedule
from simulator.engine.compiled.cases import open_case
from simulator.engine.compiled.chance import block
from simulator.engine.compiled.journey import delivered
from simulator.engine.compiled.keys import DELIVERY_KEY
from simulator.engine.compiled.layout import NONE, SET_UP
from simulator.engine.compiled.ledger import CAMPAIGNS, SET_UPS, add_direct, close_books
from simulator.engine.compiled.memory import (
    call_of,
    called_person,
    case_of,
    channel_of,
    delivery_of,
    idle_people,
    key_of,
    lone_person,
    platform_of,
    profile_of,
    value_of,
    waiting_size,
    when_of,
    worker_of,
)
from simulator.engine.compiled.presence import draw_away, lay_out
from simulator.engine.compiled.queue import clear, new_case, next_due, pop_due, pop_waiting
from simulator.engine.compiled.spans import falls_due, is_available, next_available, open_until, rounded_up
from simulator.engine.compiled.tasks import expires
from simulator.engine.compiled.timetable import draw_up
from simulator.engine.compiled.worker import call, complete, go_back, start_work, stop_work, succeed
from simulator.quantities import HOURS_PER_WEEK
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, put_number
from simulator.streams.variates import exponential


@inlined
def set_the_stage(program: Pointer, desk: Pointer) -> None:
    """Everybody's time, the platforms, and what is done at the start."""
    clear(program, desk)
    draw_up(program, desk)
    for person in range(program.n_people):
        draw_away(program, desk, person)
        lay_out(program, desk, person)
        start_work(program, desk, person)
    for platform in range(program.n_platforms):
        _start_platform(program, desk, platform)
    _note_delivery(program, desk)


@inlined
def play(program: Pointer, desk: Pointer) -> None:
    """Handle events in order of time; at one instant task ends, gap ends, what falls due, then the desks."""
    while desk.full == 0:
        person = _soonest(program, desk)
        personal = when_of(desk, person)
        due = next_due(desk)
        delivery = desk.delivery
        profile = _next_call(program, desk)
        called = call_of(desk, profile)
        soonest = min(personal, due, delivery, called)
        if soonest >= desk.planned and desk.planned < program.close:
            _plan_ahead(program, desk)
            continue
        if soonest >= program.end:
            return
        if personal <= due and personal <= delivery and personal <= called:
            if worker_of(desk, person).case != NONE:
                complete(program, desk, person, personal)
            else:
                succeed(program, desk, person, personal)
        elif due <= delivery and due <= called:
            number = pop_due(desk)
            alone = personal > due and delivery > due and called > due and next_due(desk) > due
            if not (alone and _taken_at_once(program, desk, number, due)):
                profile = case_of(desk, number).profile
                fall_due(program, desk, number, due)
                if alone and call_of(desk, profile) == due:
                    _dispatch(program, desk, profile, due)
        elif delivery <= called:
            _deliver(program, desk, desk.platform)
        else:
            _dispatch(program, desk, profile, called)


@inlined
def _plan_ahead(program: Pointer, desk: Pointer) -> None:
    """Let those whom no task ever calls prospect for one more week: nothing but they themselves can change it."""
    until, at_clock = desk.planned + HOURS_PER_WEEK, desk.at_clock
    desk.planning = 1
    for i in range(program.n_alone):
        person, desk.at_clock = lone_person(program, i), at_clock
        if is_on_its_own(program, desk, person):
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
def _soonest(program: Pointer, desk: Pointer) -> int:
    """Who has the next event; at one instant a task's end comes before a gap's.

    Who comes next cannot be guessed, so the search has no branch; two at one instant are rare.
    """
    best = called_person(program, 0)
    soonest, tied = when_of(desk, best), 0
    for i in range(1, program.n_called):
        person = called_person(program, i)
        when = when_of(desk, person)
        tied = (tied | int(when == soonest)) & int(when >= soonest)
        best = person if when < soonest else best
        soonest = min(soonest, when)
    return _first_of_tied(program, desk, soonest) if tied else best


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
def _note_delivery(program: Pointer, desk: Pointer) -> None:
    """Keep in mind which platform delivers next, and when."""
    desk.platform, desk.delivery = NONE, math.inf
    for platform in range(program.n_platforms):
        if delivery_of(desk, platform).time < desk.delivery:
            desk.platform, desk.delivery = platform, delivery_of(desk, platform).time


@inlined
def _next_call(program: Pointer, desk: Pointer) -> int:
    best = 0
    for profile in range(1, program.n_profiles):
        if call_of(desk, profile) < call_of(desk, best):
            best = profile
    return best


@inlined
def _start_platform(program: Pointer, desk: Pointer, platform: int) -> None:
    offer, stream = platform_of(program, platform), delivery_of(desk, platform)
    stream.k, stream.integrated, stream.time = 0, 0.0, math.inf
    if not offer.ordered:
        return
    if offer.set_up and program.recorded:
        _start_set_up(program, desk, platform)
    stream.start = open_until(program, program.start + (offer.first_week - 1) * HOURS_PER_WEEK)
    stream.last = min(program.start + offer.last_week * HOURS_PER_WEEK, program.close)
    _await_delivery(program, desk, platform)


@inlined
def _start_set_up(program: Pointer, desk: Pointer, platform: int) -> None:
    offer = platform_of(program, platform)
    start, source = (offer.first_week - 1) * HOURS_PER_WEEK, program.n_channels + platform
    add_direct(program, desk, source, SET_UPS, value_of(desk, offer.set_up_cost), start)
    if value_of(desk, offer.set_up_hours) > 0.0:
        number = new_case(desk)
        case = case_of(desk, number)
        case.source, case.person, case.index, case.key, case.opened = source, NONE, NONE, offer.key, start
        case.headline, case.under_way, case.missed, case.occurrence = 1, 0, 0, 0
        case.activity, case.profile, case.rank = SET_UP, offer.set_up_by, 0
        schedule(program, desk, number, start, program.start)


@inlined
def _await_delivery(program: Pointer, desk: Pointer, platform: int) -> None:
    """When the next delivery comes: unit exponentials through the integrated rate (Law & Kelton, 8.6.2)."""
    offer, stream = platform_of(program, platform), delivery_of(desk, platform)
    k = stream.k
    stream.time = math.inf
    if k >= offer.most:
        return
    index = np.uint64(k // WORDS_IN_A_BLOCK)
    words = block(desk, key_of(program, DELIVERY_KEY), index, offer.key)
    stream.integrated += exponential(words[k % WORDS_IN_A_BLOCK])
    weeks = _weeks_until(program, desk, offer, stream.integrated)
    if weeks == math.inf:
        return
    time = falls_due(program, stream.start + rounded_up(weeks * program.weekly_hours))
    if time < stream.last:
        stream.time = time


@inlined
def _weeks_until(program: Pointer, desk: Pointer, offer: Pointer, integrated: float) -> float:
    """Open weeks from the first active one until min(ordered, ramp x deliverable), integrated, reaches a value."""
    deliverable = value_of(desk, offer.deliverable)
    ramp = value_of(desk, offer.ramp) if program.recorded else 0.0
    plateau = min(offer.per_week, deliverable)
    if plateau <= 0.0:
        return math.inf
    weeks_of_growth = ramp * plateau / deliverable
    grown = 0.5 * plateau * weeks_of_growth
    if integrated < grown:
        return math.sqrt(2.0 * integrated * ramp / deliverable)
    return weeks_of_growth + (integrated - grown) / plateau


@inlined
def _deliver(program: Pointer, desk: Pointer, platform: int) -> None:
    stream, key = delivery_of(desk, platform), platform_of(program, platform).key
    now, source = stream.time, program.n_channels + platform
    number = open_case(program, desk, source, 0, stream.k, key, now)
    stream.k += 1
    _await_delivery(program, desk, platform)
    _note_delivery(program, desk)
    delivered(program, desk, number, platform, now)


@inlined
def _taken_at_once(program: Pointer, desk: Pointer, number: int, now: float) -> bool:
    """Hand a task that falls due to whoever is free, when nothing else happens or waits at its desk."""
    profile = case_of(desk, number).profile
    if waiting_size(desk, profile) > 0 or idle_people(desk, profile) == 0:
        return False
    person = _free_person(program, desk, profile, now)
    if person == NONE:
        return False
    call(program, desk, person, number, now)
    return True


@inlined
def _dispatch(program: Pointer, desk: Pointer, profile: int, now: float) -> None:
    """The best waiting task goes to the free person with the fewest tasks started, again and again."""
    put_number(desk.calls_at, profile, math.inf)
    while waiting_size(desk, profile) > 0:
        person = _free_person(program, desk, profile, now)
        if person == NONE:
            put_number(desk.calls_at, profile, _next_opening(program, desk, profile, now))
            break
        number = pop_waiting(program, desk, profile)
        if not expires(program, desk, number, now):
            call(program, desk, person, number, now)
    first = profile_of(program, profile).first
    for person in range(first, first + profile_of(program, profile).people):
        if worker_of(desk, person).on_call:
            go_back(program, desk, person, now)


@inlined
def _free_person(program: Pointer, desk: Pointer, profile: int, now: float) -> int:
    best, first = NONE, profile_of(program, profile).first
    for person in range(first, first + profile_of(program, profile).people):
        worker = worker_of(desk, person)
        if worker.case == NONE and (best == NONE or worker.started < worker_of(desk, best).started):  # noqa: SIM102
            if is_available(desk, person, now):
                best = person
    return best


@inlined
def _next_opening(program: Pointer, desk: Pointer, profile: int, now: float) -> float:
    soonest, first = math.inf, profile_of(program, profile).first
    for person in range(first, first + profile_of(program, profile).people):
        if worker_of(desk, person).case == NONE:
            soonest = min(soonest, next_available(desk, person, now))
    return soonest

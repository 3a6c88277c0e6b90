"""One person's prospecting: a renewal process on each channel, side by side (model.md section 4).

The live channels of a person are the first `workers[person].live` rows of `gap_of(desk, person, person)`.
"""

import math
from typing import Any

from simulator.engine.compiled.gaps import draw_fewer, find_shelf, next_place, on_the_list
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import (
    ACTIVITIES,
    ATTEMPTS,
    DONE,
    PER_ATTEMPT,
    SPENT,
    add_activity,
    add_direct,
    add_source,
    add_task,
    add_work,
)
from simulator.engine.compiled.memory import (
    activity_of,
    branch_of,
    channel_of,
    copy_gap,
    gap_of,
    person_of,
    stock_of,
    track_of,
    value_of,
    worker_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.quantities import IDLE, PREPARE
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer


@inlined
def start_prospecting(program: Pointer, desk: Pointer, person: int) -> None:
    """Deal a person's channels and start the first gap of each."""
    first, last = person_of(program, person).tracks, person_of(program, person).tracks_end
    worker = worker_of(desk, person)
    shares = 0.0
    for t in range(first, last):
        gap, track = gap_of(desk, person, t - first), track_of(program, t)
        gap.channel, gap.share, gap.contacts, gap.key = track.channel, track.share, track.contacts, track.key
        gap.gaps, gap.since, gap.remaining, gap.elapsed = 0, 0.0, 0.0, 0.0
        gap.at_working, gap.at_clock, gap.ended = 0, NONE, program.start
        gap.shelf, gap.ends_at = person * desk.sources + track.channel, 0.0
        find_shelf(program, desk, gap)
        shares += track.share
    worker.live = last - first
    worker.ran_out = 0
    worker.clock = 0.0
    worker.idle_share = max(0.0, 1.0 - shares)
    if worker.idle_share < 1e-9:
        worker.idle_share = 0.0
    _share_out(program, desk, person)
    _drop_exhausted(program, desk, person)
    worker.on_its_own = _is_on_its_own(program, desk, person)
    if not worker.on_its_own:
        for g in range(worker.live):
            _start_one(program, desk, gap_of(desk, person, g), 0.0)
    _look_ahead(desk, person)


@inlined
def _is_on_its_own(program: Pointer, desk: Pointer, person: int) -> bool:
    """Whether nothing but its own hours decides when a person's gaps end: no task calls, no list ends, no diary is kept.

    They are then gone through by `simulator.engine.compiled.alone`, which books tasks and no signatures.
    """
    if desk.log_room > 0 or person_of(program, person).alone == 0:
        return False
    for g in range(worker_of(desk, person).live):
        gap = gap_of(desk, person, g)
        attempt = activity_of(program, channel_of(program, gap.channel).attempt)
        if gap.contacts != NONE:
            return False
        for b in range(attempt.next, attempt.next_end):
            if branch_of(program, b).to < 0:
                return False
    return True


@inlined
def _restart_of(program: Pointer, desk: Pointer, gap: Pointer) -> float:
    return gap.share * value_of(desk, channel_of(program, gap.channel).restart)


@inlined
def _look_ahead(desk: Pointer, person: int) -> None:
    """When, on the person's prospecting clock, the next gap ends, and then another; never when no channel is live.

    Which comes next cannot be guessed, so the search has no branch.
    """
    worker, best, soonest, then = worker_of(desk, person), 0, math.inf, math.inf
    for g in range(worker.live):
        ends_at = gap_of(desk, person, g).ends_at
        then = min(then, max(soonest, ends_at))
        best = g if ends_at < soonest else best
        soonest = min(soonest, ends_at)
    worker.next_gap, worker.next_success, worker.then_success = best, soonest, then


@inlined
def _share_out(program: Pointer, desk: Pointer, person: int) -> None:
    """Begin to prospect at the present shares: what going back to it costs from now on."""
    worker, total = worker_of(desk, person), 0.0
    for g in range(worker.live):
        total += _restart_of(program, desk, gap_of(desk, person, g))
    worker.restart_owed, worker.restart_lost = rounded_up(total), 0.0
    worker.idle_since = worker.clock


@called
def account_shares(program: Pointer, desk: Pointer, person: int) -> None:
    """Record what was spent at the present shares: idle time, and finding the thread again on the live channels."""
    worker, profile = worker_of(desk, person), person_of(program, person).profile
    if not program.recorded:
        return
    idle = worker.idle_share * (worker.clock - worker.idle_since)
    add_work(program, desk, program.idle, profile, IDLE, idle)
    if worker.restart_lost == 0.0:
        return
    total = 0.0
    for g in range(worker.live):
        total += _restart_of(program, desk, gap_of(desk, person, g))
    for g in range(worker.live):
        gap = gap_of(desk, person, g)
        hours = worker.restart_lost * (_restart_of(program, desk, gap) / total)
        add_work(program, desk, gap.channel, profile, PREPARE, hours)


@inlined
def _start_gap(program: Pointer, desk: Pointer, gap: Pointer, clock: float) -> None:
    place = next_place(program, desk, gap)
    stock = stock_of(desk, gap)
    if stock.counted[place] != on_the_list(gap, stock.attempts[place]):
        draw_fewer(program, desk, gap)
    gap.success = int(stock.counted[place] == stock.attempts[place])
    begin_gap(desk, gap, place, clock)


_start_one = apart(_start_gap)


@inlined
def begin_gap(desk: Pointer, gap: Pointer, place: int, clock: float) -> None:
    """Begin a gap as it was drawn."""
    stock = stock_of(desk, gap)
    gap.attempts, gap.total, gap.elapsed = stock.counted[place], stock.total[place], 0.0
    gap.remaining = gap.total
    for kind in range(4):
        gap.hours[kind] = stock.hours[kind, place]
    _retime(gap, clock)


@inlined
def _retime(gap: Pointer, clock: float) -> None:
    gap.since = clock
    gap.ends_at = clock + rounded_up(gap.remaining / gap.share)


@inlined
def account_gap(
    program: Pointer, desk: Pointer, person: int, gap: Pointer, unfinished: bool, now: float
) -> None:
    """Record the attempts of a gap, in proportion to how far it has come when it is unfinished."""
    profile = person_of(program, person).profile
    elapsed = gap.elapsed + gap.share * (worker_of(desk, person).clock - gap.since)
    part = elapsed / gap.total if gap.total > 0.0 else 1.0
    attempts = gap.attempts * part if unfinished else float(gap.attempts)
    of = gap.hours
    hours = (of[0] * part, of[1] * part, of[2] * part, of[3] * part)
    add_attempts(program, desk, profile, gap.channel, hours, attempts, elapsed)
    charge_attempts(program, desk, gap.channel, attempts, now)


cut_gap = apart(account_gap)


@inlined
def add_attempts(
    program: Pointer, desk: Pointer, profile: int, source: int, hours: Any, attempts: float, spent: float
) -> None:
    """Record attempts of a channel, and the hours of each kind that they took."""
    activity = channel_of(program, source).attempt
    add_task(program, desk, source, profile, hours)
    add_source(program, desk, source, ATTEMPTS, attempts)
    add_activity(program, desk, activity, SPENT, spent)
    add_activity(program, desk, activity, DONE, attempts)


@inlined
def attempts_cost(program: Pointer, desk: Pointer, source: int) -> bool:
    """Whether attempts of a channel cost anything but hours."""
    channel = channel_of(program, source)
    per_attempt = value_of(desk, channel.attempt_cost)
    return per_attempt != 0.0 or value_of(desk, activity_of(program, channel.attempt).cost) != 0.0


@inlined
def charge_attempts(program: Pointer, desk: Pointer, source: int, attempts: float, now: float) -> None:
    """Record what attempts of a channel cost."""
    channel = channel_of(program, source)
    add_direct(program, desk, source, PER_ATTEMPT, attempts * value_of(desk, channel.attempt_cost), now)
    cost = value_of(desk, activity_of(program, channel.attempt).cost)
    add_direct(program, desk, source, ACTIVITIES, attempts * cost, now)


@inlined
def end_gap(program: Pointer, desk: Pointer, person: int, gap: Pointer, now: float) -> None:
    """Close a gap whose time is up; what it opened is for the caller."""
    if program.recorded:
        account_gap(program, desk, person, gap, False, now)  # noqa: FBT003
    if gap.contacts != NONE:
        gap.contacts -= gap.attempts
        worker_of(desk, person).ran_out |= int(gap.contacts == 0)
    gap.gaps, gap.attempts = gap.gaps + 1, 0


@inlined
def start_next_gaps(program: Pointer, desk: Pointer, person: int) -> None:
    """Drop the lists that have run out, and start a gap where one has ended."""
    worker = worker_of(desk, person)
    if not worker.ran_out and worker.then_success > worker.clock:
        _start_gap(program, desk, gap_of(desk, person, worker.next_gap), worker.clock)
    else:
        _start_all(program, desk, person)
    _look_ahead(desk, person)


@called
def _start_all(program: Pointer, desk: Pointer, person: int) -> None:
    worker = worker_of(desk, person)
    if worker.ran_out:
        worker.ran_out = 0
        _drop_exhausted(program, desk, person)
    for g in range(worker.live):
        if gap_of(desk, person, g).attempts == 0:
            _start_one(program, desk, gap_of(desk, person, g), worker.clock)


@called
def _drop_exhausted(program: Pointer, desk: Pointer, person: int) -> None:
    """Pass the share of exhausted lists to the live channels in proportion; none alive: idle."""
    worker = worker_of(desk, person)
    freed, kept, live = 0.0, 0.0, 0
    for g in range(worker.live):
        gap = gap_of(desk, person, g)
        if gap.contacts == 0:
            freed += gap.share
        else:
            kept += gap.share
            live += 1
    if live == worker.live:
        return
    account_shares(program, desk, person)
    _close_ranks(desk, person)
    if live == 0:
        worker.idle_share += freed
    for g in range(live):
        gap = gap_of(desk, person, g)
        passed = gap.share * (worker.clock - gap.since)
        gap.elapsed += passed
        gap.remaining = max(gap.remaining - passed, 0.0)
        gap.share = gap.share * (1.0 + freed / kept)
        _retime(gap, worker.clock)
    _share_out(program, desk, person)


@inlined
def _close_ranks(desk: Pointer, person: int) -> None:
    worker, live = worker_of(desk, person), 0
    for g in range(worker.live):
        if gap_of(desk, person, g).contacts != 0:
            copy_gap(desk, person, live, g)
            live += 1
    worker.live = live

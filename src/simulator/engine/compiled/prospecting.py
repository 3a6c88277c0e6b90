"""One person's prospecting: a renewal process on each channel, side by side (model.md section 4).

The live channels of a person are the first `workers[person].live` rows of `gap_of(desk, person, person)`.
"""

import math
import numpy as np

from simulator.engine.addresses import ATTEMPTS_WORD
from simulator.engine.compiled.chance import block, sum_of_attempts
from simulator.engine.compiled.keys import ATTEMPTS_KEY
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import (
    ACTIVITIES,
    DONE,
    PER_ATTEMPT,
    SPENT,
    add_activity,
    add_attempts,
    add_direct,
    add_work,
)
from simulator.engine.compiled.memory import activity_of, channel_of, copy_gap, gap_of, key_of, person_of, track_of, value_of, worker_of
from simulator.streams.pointers import Pointer
from simulator.engine.compiled.spans import rounded_up
from simulator.quantities import IDLE, PREPARE
from simulator.streams.jit import inlined
from simulator.streams.variates import geometric


@inlined
def start_prospecting(program: Pointer, desk: Pointer, person: int) -> None:
    """Deal a person's channels and start the first gap of each."""
    first, last = person_of(program, person).tracks, person_of(program, person).tracks_end
    worker = worker_of(desk, person)
    shares = 0.0
    for t in range(first, last):
        gap, track = gap_of(desk, person, t - first), track_of(program, t)
        gap.channel, gap.share, gap.contacts, gap.key = track.channel, track.share, track.contacts, track.key
        gap.gaps, gap.since, gap.remaining = 0, 0.0, 0.0
        shares += track.share
    worker.live = last - first
    worker.clock = 0.0
    worker.idle_share = max(0.0, 1.0 - shares)
    if worker.idle_share < 1e-9:
        worker.idle_share = 0.0
    _drop_exhausted(program, desk, person)
    for g in range(worker.live):
        _start_gap(program, desk, gap_of(desk, person, g), 0.0)


@inlined
def hours_to_next_success(desk: Pointer, person: int) -> float:
    """Prospecting hours until a gap ends; infinity when no channel is live."""
    worker = worker_of(desk, person)
    soonest = math.inf
    for g in range(worker.live):
        soonest = min(soonest, gap_of(desk, person, g).ends_at)
    return soonest - worker.clock


@inlined
def _restart_of(program: Pointer, desk: Pointer, gap: Pointer) -> float:
    return gap.share * value_of(desk, channel_of(program, gap.channel).restart)


@inlined
def restart_hours(program: Pointer, desk: Pointer, person: int) -> float:
    """What going back to prospecting costs: the share-weighted restart hours of the live channels."""
    total = 0.0
    for g in range(worker_of(desk, person).live):
        total += _restart_of(program, desk, gap_of(desk, person, g))
    return rounded_up(total)


@inlined
def prospect(program: Pointer, desk: Pointer, person: int, hours: float) -> None:
    """Prospect for some hours."""
    worker = worker_of(desk, person)
    worker.clock += hours
    for g in range(worker.live):
        gap = gap_of(desk, person, g)
        gap.elapsed += gap.share * hours
    if program.recorded:
        profile, line = person_of(program, person).profile, program.idle
        add_work(program, desk, line, profile, IDLE, worker.idle_share * hours)


@inlined
def find_the_thread(
    program: Pointer, desk: Pointer, person: int, hours: float
) -> None:
    """Lose some hours to finding the thread again, charged to the live channels."""
    if not program.recorded:
        return
    profile = person_of(program, person).profile
    total = 0.0
    for g in range(worker_of(desk, person).live):
        total += _restart_of(program, desk, gap_of(desk, person, g))
    for g in range(worker_of(desk, person).live):
        weight = _restart_of(program, desk, gap_of(desk, person, g))
        add_work(program, desk, gap_of(desk, person, g).channel, profile, PREPARE, hours * (weight / total))


@inlined
def _start_gap(program: Pointer, desk: Pointer, gap: Pointer, clock: float) -> None:
    activity = activity_of(program, channel_of(program, gap.channel).attempt)
    number = np.uint64(gap.gaps)
    u = block(desk, key_of(program, ATTEMPTS_KEY + 2), number, gap.key)[ATTEMPTS_WORD]
    attempts = geometric(u, value_of(desk, activity.failure))
    gap.success = int(gap.contacts == NONE or attempts <= gap.contacts)
    if gap.contacts != NONE:
        attempts = min(attempts, gap.contacts)
    gap.attempts = attempts
    gap.total = 0.0
    for kind in range(4):
        hours = 0.0
        law = activity.hours[kind]
        if law != NONE:
            hours = rounded_up(sum_of_attempts(program, desk, law, attempts, gap.key, gap.gaps, kind))
        gap.hours[kind] = hours
        gap.total += hours
    gap.elapsed = 0.0
    gap.remaining = gap.total
    _retime(gap, clock)


@inlined
def _retime(gap: Pointer, clock: float) -> None:
    gap.since = clock
    gap.ends_at = clock + rounded_up(gap.remaining / gap.share)


@inlined
def account_gap(
    program: Pointer, desk: Pointer, gap: Pointer, profile: int, unfinished: bool, now: float
) -> None:
    """Record the attempts of a gap, in proportion to how far it has come when it is unfinished."""
    part = gap.elapsed / gap.total if gap.total > 0.0 else 1.0
    attempts = gap.attempts * part if unfinished else float(gap.attempts)
    channel = channel_of(program, gap.channel)
    for kind in range(4):
        add_work(program, desk, gap.channel, profile, kind, gap.hours[kind] * part)
    add_attempts(program, desk, gap.channel, attempts)
    add_activity(program, desk, channel.attempt, SPENT, gap.elapsed)
    add_activity(program, desk, channel.attempt, DONE, attempts)
    add_direct(program, desk, gap.channel, PER_ATTEMPT, attempts * value_of(desk, channel.attempt_cost), now)
    cost = value_of(desk, activity_of(program, channel.attempt).cost)
    add_direct(program, desk, gap.channel, ACTIVITIES, attempts * cost, now)


@inlined
def end_gap(
    program: Pointer, desk: Pointer, person: int, gap: Pointer, now: float
) -> None:
    """Close a gap whose time is up; what it opened is for the caller."""
    if program.recorded:
        account_gap(program, desk, gap, person_of(program, person).profile, False, now)  # noqa: FBT003
    if gap.contacts != NONE:
        gap.contacts -= gap.attempts
    gap.gaps += 1


@inlined
def start_next_gaps(program: Pointer, desk: Pointer, person: int) -> None:
    """Drop the lists that have run out, and start a gap where one has ended."""
    worker = worker_of(desk, person)
    for g in range(worker.live):
        gap_of(desk, person, g).ended = int(gap_of(desk, person, g).ends_at <= worker.clock)
    _drop_exhausted(program, desk, person)
    for g in range(worker.live):
        if gap_of(desk, person, g).ended:
            _start_gap(program, desk, gap_of(desk, person, g), worker.clock)


@inlined
def _drop_exhausted(program: Pointer, desk: Pointer, person: int) -> None:
    """Pass the share of exhausted lists to the live channels in proportion; none alive: idle."""
    worker = worker_of(desk, person)
    freed, kept, live = 0.0, 0.0, 0
    for g in range(worker.live):
        if gap_of(desk, person, g).contacts == 0:
            freed += gap_of(desk, person, g).share
        else:
            kept += gap_of(desk, person, g).share
            copy_gap(desk, person, live, g)
            live += 1
    if live == worker.live:
        return
    worker.live = live
    if live == 0:
        worker.idle_share += freed
    for g in range(live):
        gap = gap_of(desk, person, g)
        gap.remaining = max(gap.remaining - gap.share * (worker.clock - gap.since), 0.0)
        gap.share = gap.share * (1.0 + freed / kept)
        _retime(gap, worker.clock)

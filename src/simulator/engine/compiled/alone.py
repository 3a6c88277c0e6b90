"""People whom no task ever calls, on lists that never end: each of their channels is a renewal process of its own.

Their working hours alone decide when a gap ends, so that a week of a channel is one tight loop: no clock, no desk, no
other channel. Hours and costs are summed up and recorded once.
"""

import numpy as np

from simulator.engine.addresses import DUE_WORD, FATE_WORD, IN_TASK_BLOCK, NO_SHOW_WORD, OCCURRENCE_BITS
from simulator.engine.compiled.booking import delayed
from simulator.engine.compiled.cases import count_open, forget_passed
from simulator.engine.compiled.journey import next_of
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import (
    APPOINTMENTS,
    OPENED,
    add_source,
)
from simulator.engine.compiled.memory import (
    activity_of,
    branch_of,
    case_of,
    channel_of,
    gap_of,
    person_of,
    worker_of,
)
from simulator.engine.compiled.prospecting import account, draw_gap
from simulator.engine.compiled.queue import new_case, push_due
from simulator.engine.compiled.signing import pass_through
from simulator.engine.compiled.spans import BEFORE, START, cursor_at, edge, elapsed_at
from simulator.quantities import CONTACT
from simulator.streams.jit import called, inlined
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer
from simulator.streams.variates import to_uniform

_CONTACT_WORD = IN_TASK_BLOCK[CONTACT]


@inlined
def is_on_its_own(program: Pointer, desk: Pointer, person: int) -> bool:
    """Whether a person's lists never end and lead to tasks alone, and no diary is kept."""
    if desk.log_room > 0:
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


@called
def prospect_alone(program: Pointer, desk: Pointer, person: int, until: float) -> None:
    """Let every gap that ends before `until` end, channel by channel."""
    for g in range(worker_of(desk, person).live):
        _go_through(program, desk, person, gap_of(desk, person, g), min(until, program.close))


@called
def _go_through(program: Pointer, desk: Pointer, person: int, gap: Pointer, until: float) -> None:
    row, i, clock = worker_of(desk, person).working_at, gap.at_working, desk.at_clock
    start = edge(row, 0, BEFORE)
    first, attempts, spent, now = gap.gaps, 0.0, 0.0, program.start
    prepare = travel = contact = report = 0.0
    while desk.full == 0:
        worked = start + gap.ends_at
        while edge(row, i + 1, BEFORE) < worked:
            i += 1
        at = edge(row, i, START) + (worked - edge(row, i, BEFORE))
        if at >= until:
            break
        now, elapsed = at, gap.share * (gap.ends_at - gap.since)
        part = elapsed / gap.total if gap.total > 0.0 else 1.0
        prepare += gap.hours[0] * part
        travel += gap.hours[1] * part
        contact += gap.hours[2] * part
        report += gap.hours[3] * part
        attempts += gap.attempts
        spent += elapsed
        clock = cursor_at(program.clock_at, clock, now)
        _book(program, desk, person, gap, now, elapsed_at(program.clock_at, clock, now))
        gap.gaps += 1
        draw_gap(program, desk, gap, gap.ends_at)
    gap.at_working = i
    if program.recorded and gap.gaps > first:
        count_open(desk, gap.channel, float(gap.gaps - first))
        add_source(program, desk, gap.channel, OPENED, float(gap.gaps - first))
        profile, hours = person_of(program, person).profile, (prepare, travel, contact, report)
        account(program, desk, profile, gap.channel, hours, attempts, spent, now)


@inlined
def _book(program: Pointer, desk: Pointer, person: int, gap: Pointer, now: float, passed: float) -> None:
    """Take charge of the opportunity that a gap opens, and put what follows in the diary of whoever does it."""
    attempt = channel_of(program, gap.channel).attempt
    index = np.uint64(gap.gaps) << np.uint64(OCCURRENCE_BITS)
    activity = next_of(program, desk, attempt, index, gap.key)
    what = activity_of(program, activity)
    if program.recorded and what.may_miss and not what.attempt:
        add_source(program, desk, gap.channel, APPOINTMENTS, 1.0)
    words = philox_here(desk.seed, what.task_key, np.uint64(0), index, gap.key, desk.row)
    law, u = activity_of(program, attempt).after, to_uniform(words[DUE_WORD])
    due = delayed(program, desk, law, u, what.due_gamma_key, index, gap.key, passed)
    if due >= program.end and program.recorded:
        return
    number = new_case(desk)
    case = case_of(desk, number)
    case.source, case.person, case.index, case.key = (
        gap.channel,
        person_of(program, person).number,
        gap.gaps,
        gap.key,
    )
    case.opened, case.due, case.headline = now, due, program.recorded
    case.activity, case.profile, case.rank = activity, what.by, what.rank
    case.occurrence, case.led_by, case.under_way, case.missed = 0, attempt, 0, 0
    case.no_show, case.fate = to_uniform(words[NO_SHOW_WORD]), to_uniform(words[FATE_WORD])
    case.contact = to_uniform(words[_CONTACT_WORD])
    forget_passed(desk, number)
    pass_through(desk, number, attempt)
    push_due(program, desk, number, due)

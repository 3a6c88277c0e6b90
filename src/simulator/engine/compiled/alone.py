"""People whom no task ever calls, on lists that never end: each of their channels is a renewal process of its own.

Their working hours alone decide when a gap ends, so that gaps are gone through several at a time: no clock, no desk, no
other channel. Their hours are summed up before they are recorded.
"""

import math
from typing import Any

import numpy as np

from simulator.engine.addresses import DUE_WORD, OCCURRENCE_BITS
from simulator.engine.compiled.booking import delayed, expect, keep_chances
from simulator.engine.compiled.cases import count_open, new_opportunity
from simulator.engine.compiled.gaps import keep_words, take_next, words_of
from simulator.engine.compiled.journey import next_of
from simulator.engine.compiled.ledger import (
    APPOINTMENTS,
    OPENED,
    add_source,
)
from simulator.engine.compiled.memory import (
    activity_of,
    batch_of,
    case_of,
    channel_of,
    gap_of,
    person_of,
    rules_at,
    stock_of,
    worker_of,
)
from simulator.engine.compiled.prospecting import add_attempts, attempts_cost, begin_gap, charge_attempts
from simulator.engine.compiled.queue import push_due
from simulator.engine.compiled.signing import pass_through
from simulator.engine.compiled.spans import (
    BEFORE,
    cursor_at,
    edge,
    elapsed_at,
    reached,
    reached_at,
    rounded_up,
)
from simulator.engine.compiled.tasks import draw_hours
from simulator.streams.jit import called, inlined
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer
from simulator.streams.variates import to_uniform


@called
def prospect_alone(program: Pointer, desk: Pointer, person: int, until: float) -> None:
    """Let gaps end, channel by channel, until none is left that ends before `until`."""
    for g in range(worker_of(desk, person).live):
        gap = gap_of(desk, person, g)
        while gap.ended < until and desk.full == 0:
            _go_on(program, desk, person, gap)


@called
def _go_on(program: Pointer, desk: Pointer, person: int, gap: Pointer) -> None:
    """Let as many gaps end as are drawn at a time; the last of the horizon is left to be cut."""
    take_next(program, desk, gap)
    ended = _end(program, desk, person, gap)
    if program.recorded:
        _record(program, desk, person, gap, ended)
    _book(program, desk, person, gap, ended)
    gap.gaps += ended
    gap.ended = math.inf
    if ended == gap.ahead:
        gap.ended = batch_of(desk).ended[ended - 1]
    else:
        begin_gap(desk, gap, ended, gap.ends_at)


@inlined
def _end(program: Pointer, desk: Pointer, person: int, gap: Pointer) -> int:
    """Find when the gaps that were drawn end; returns how many do in the horizon."""
    stock, batch, share = stock_of(desk, gap), batch_of(desk), gap.share
    row, i, clock, ends_at = worker_of(desk, person).working_at, gap.at_working, gap.at_clock, gap.ends_at
    start, ended = edge(row, 0, BEFORE), 0
    for j in range(gap.ahead):
        until = ends_at + rounded_up(stock.total[j] / share)
        i = reached(row, i, start + until)
        now = reached_at(row, i, start + until) if until > 0.0 else program.start
        if now >= program.close:
            break
        clock = cursor_at(program.clock_at, clock, now)
        batch.ended[j], batch.spent[j] = now, share * (until - ends_at)
        batch.passed[j] = elapsed_at(program.clock_at, clock, now)
        ends_at, ended = until, ended + 1
    gap.at_working, gap.at_clock, gap.ends_at = i, clock, ends_at
    return ended


@inlined
def _record(program: Pointer, desk: Pointer, person: int, gap: Pointer, ended: int) -> None:
    stock, batch = stock_of(desk, gap), batch_of(desk)
    count_open(desk, gap.channel, float(ended))
    add_source(program, desk, gap.channel, OPENED, float(ended))
    prepare = travel = contact = report = attempts = spent = 0.0
    for j in range(ended):
        part = batch.spent[j] / stock.total[j] if stock.total[j] > 0.0 else 1.0
        prepare += stock.hours[0, j] * part
        travel += stock.hours[1, j] * part
        contact += stock.hours[2, j] * part
        report += stock.hours[3, j] * part
        attempts += stock.attempts[j]
        spent += batch.spent[j]
    if attempts_cost(program, desk, gap.channel):
        for j in range(ended):
            charge_attempts(program, desk, gap.channel, stock.attempts[j], batch.ended[j])
    hours = (prepare, travel, contact, report)
    add_attempts(program, desk, person_of(program, person).profile, gap.channel, hours, attempts, spent)


@inlined
def _book(program: Pointer, desk: Pointer, person: int, gap: Pointer, ended: int) -> None:
    """Take charge of the opportunities that gaps open, and put what follows in the diary of whoever does it."""
    batch, attempt = batch_of(desk), channel_of(program, gap.channel).attempt
    law = activity_of(program, attempt).after
    for j in range(ended):
        index = _index(gap, j)
        batch.activity[j] = next_of(program, desk, attempt, index, gap.key)
        key = activity_of(program, batch.activity[j]).task_key
        keep_words(batch, j, philox_here(desk.seed, key, np.uint64(0), index, gap.key, desk.row))
    for j in range(ended):
        u, key = to_uniform(batch.words[DUE_WORD, j]), activity_of(program, batch.activity[j]).due_gamma_key
        batch.due[j] = delayed(program, desk, law, u, key, _index(gap, j), gap.key, batch.passed[j])
    appointments = 0
    for j in range(ended):
        appointments += rules_at(program, batch.activity[j]).may_miss
        if batch.due[j] < program.end or not program.recorded:
            _open(program, desk, person, gap, j, attempt)
    if program.recorded:
        add_source(program, desk, gap.channel, APPOINTMENTS, float(appointments))


@inlined
def _index(gap: Pointer, j: int) -> Any:
    return np.uint64(gap.gaps + j) << np.uint64(OCCURRENCE_BITS)


@inlined
def _open(program: Pointer, desk: Pointer, person: int, gap: Pointer, j: int, attempt: int) -> None:
    batch, who, key = batch_of(desk), person_of(program, person).number, gap.key
    number = new_opportunity(program, desk, gap.channel, who, gap.gaps + j, key, batch.ended[j])
    case, words = case_of(desk, number), words_of(batch, j)
    case.due, case.led_by = batch.due[j], attempt
    expect(program, case, batch.activity[j])
    keep_chances(
        case, (to_uniform(words[0]), to_uniform(words[1]), to_uniform(words[2]), to_uniform(words[3]))
    )
    pass_through(desk, number, attempt)
    draw_hours(program, desk, case)
    push_due(program, desk, number, case.due)

"""People whom no task ever calls, on lists that never end: each of their channels is a renewal process of its own.

Their working hours alone decide when a gap ends, so that gaps are gone through several at a time: no clock, no desk, no
other channel. Their hours are summed up before they are recorded.
"""

import math
from typing import Any

from simulator.engine.compiled.appointments import draw_appointments, end_delays, index_at, make_appointment
from simulator.engine.compiled.cases import count_open
from simulator.engine.compiled.foresight import foreseen_by
from simulator.engine.compiled.gaps import take_next
from simulator.engine.compiled.journey import next_of
from simulator.engine.compiled.layout import BEFORE, NONE
from simulator.engine.compiled.ledger import (
    APPOINTMENTS,
    OPENED,
    add_source,
)
from simulator.engine.compiled.memory import (
    activity_of,
    batch_of,
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
from simulator.engine.compiled.spans import all_elapsed, all_reached, edge, open_until, rounded_up
from simulator.engine.compiled.states import AHEAD
from simulator.quantities import CONTACT, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import called, inlined
from simulator.streams.lanes import lane_of, lanes_of, put_lanes, running_sum, spread
from simulator.streams.machine import all_of, chosen, count_of
from simulator.streams.pointers import Pointer


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
    taken = rounded_up(lanes_of(stock_of(desk, gap).total) / gap.share)
    until = gap.ends_at + running_sum(taken)  # on the grid, so that sums are exact
    _draw_what_follows(program, desk, gap)  # here, for it has not to wait until those sums are there
    ended = _end(program, desk, person, gap, taken, until)
    if program.recorded:
        _record(program, desk, person, gap, ended)
    _book(program, desk, person, gap, ended)
    gap.gaps += ended
    gap.ended = math.inf
    if ended == AHEAD:
        gap.ended = batch_of(desk).ended[ended - 1]
    else:
        begin_gap(desk, gap, ended, gap.ends_at)


@inlined
def _end(program: Pointer, desk: Pointer, person: int, gap: Pointer, taken: Any, until: Any) -> int:
    """Find when gaps end that take so many hours in turn, `until` so many; returns how many do in the horizon."""
    batch, row = batch_of(desk), worker_of(desk, person).working_at
    now, gap.at_working = all_reached(row, gap.at_working, edge(row, 0, BEFORE) + until)
    begun = until > 0.0
    now = chosen(begun, now, program.start)
    ends = now < program.close
    passed, gap.at_clock = all_elapsed(program.clock_at, gap.at_clock, chosen(ends, now, program.close))
    if not all_of(begun):
        passed = chosen(begun, passed, open_until(program, program.start))
    put_lanes(batch.ended, now)
    put_lanes(batch.spent, gap.share * taken)
    put_lanes(batch.passed, passed)
    ended = count_of(ends)
    if ended > 0:
        gap.ends_at = lane_of(until, ended - 1)
    return ended


@inlined
def _record(program: Pointer, desk: Pointer, person: int, gap: Pointer, ended: int) -> None:
    stock, batch = stock_of(desk, gap), batch_of(desk)
    count_open(desk, gap.channel, float(ended))
    add_source(program, desk, gap.channel, OPENED, float(ended))
    total, attempts, spent = lanes_of(stock.total), 0.0, 0.0
    put_lanes(batch.part, chosen(total > 0.0, lanes_of(batch.spent) / total, 1.0))
    for j in range(ended):
        attempts += stock.attempts[j]
        spent += batch.spent[j]
    if attempts_cost(program, desk, gap.channel):
        for j in range(ended):
            charge_attempts(program, desk, gap.channel, stock.attempts[j], batch.ended[j])
    hours = (
        _hours_spent(program, desk, gap, PREPARE, ended),
        _hours_spent(program, desk, gap, TRAVEL, ended),
        _hours_spent(program, desk, gap, CONTACT, ended),
        _hours_spent(program, desk, gap, REPORT, ended),
    )
    add_attempts(program, desk, person_of(program, person).profile, gap.channel, hours, attempts, spent)


@inlined
def _hours_spent(program: Pointer, desk: Pointer, gap: Pointer, kind: int, ended: int) -> float:
    """Hours of a kind that were spent on gaps; most kinds take none."""
    stock, batch, hours = stock_of(desk, gap), batch_of(desk), 0.0
    if activity_of(program, channel_of(program, gap.channel).attempt).hours[kind] != NONE:
        for j in range(ended):
            hours += stock.hours[kind, j] * batch.part[j]
    return hours


@inlined
def _book(program: Pointer, desk: Pointer, person: int, gap: Pointer, ended: int) -> None:
    """Take charge of the opportunities that gaps open, and put what follows in the diary of whoever does it."""
    batch, attempt = batch_of(desk), channel_of(program, gap.channel).attempt
    end_delays(program, desk, ended)
    who, appointments = person_of(program, person).number, 0
    for j in range(ended):
        appointments += rules_at(program, batch.activity[j]).may_miss
        if batch.due[j] < program.end or not program.recorded:
            number = make_appointment(program, desk, gap.channel, who, gap.gaps, gap.key, j, attempt)
            pass_through(desk, number, attempt)
            push_due(program, desk, number, batch.due[j])
    if program.recorded:
        add_source(program, desk, gap.channel, APPOINTMENTS, float(appointments))


@inlined
def _draw_what_follows(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Draw what the gaps in stock lead to, as if all ended in the horizon."""
    batch, attempt = batch_of(desk), channel_of(program, gap.channel).attempt
    what = activity_of(program, attempt)
    only = foreseen_by(program, attempt)
    law = activity_of(program, only).hours[CONTACT]
    put_lanes(batch.activity, spread(only))
    if what.next_end - what.next > 1:
        for j in range(AHEAD):
            batch.activity[j] = next_of(program, desk, attempt, index_at(gap.gaps, j), gap.key)
            law = law if batch.activity[j] == only else NONE
    draw_appointments(program, desk, gap.gaps, gap.key, only, what.after, law, AHEAD)

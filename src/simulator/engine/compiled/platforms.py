"""What the platforms deliver, and when: a Poisson process through its integrated rate (model.md section 4)."""

import math
from typing import Any

import numpy as np

from simulator.engine.addresses import WORDS_IN_A_BLOCK
from simulator.engine.compiled.appointments import draw_appointments, end_delays, find_dues, make_appointment
from simulator.engine.compiled.booking import schedule_first
from simulator.engine.compiled.cases import count_open, open_delivered, rules_for, tell
from simulator.engine.compiled.chance import block
from simulator.engine.compiled.keys import DELIVERY_KEY
from simulator.engine.compiled.layout import BY_PLATFORM, NONE, SET_UP, VALIDATION
from simulator.engine.compiled.ledger import (
    ACCEPTED,
    APPOINTMENTS,
    DELIVERED,
    OPENED,
    PLATFORM_FEES,
    SET_UPS,
    add_count,
    add_direct,
    add_source,
)
from simulator.engine.compiled.memory import (
    activity_of,
    batch_of,
    case_of,
    delivery_of,
    key_of,
    platform_of,
    rules_at,
    value_of,
)
from simulator.engine.compiled.queue import new_case
from simulator.engine.compiled.spans import open_until, rounded_up
from simulator.engine.compiled.tasks import draw_validation, spend
from simulator.engine.compiled.whats import IS_ACCEPTED, IS_DELIVERED
from simulator.quantities import CONTACT, HOURS_PER_WEEK
from simulator.streams.forms import LANES
from simulator.streams.jit import called, inlined
from simulator.streams.lanes import lanes_of, put_lanes, spread
from simulator.streams.machine import chosen, square_root
from simulator.streams.pointers import Pointer
from simulator.streams.variates import exponential_here


@inlined
def start_platforms(program: Pointer, desk: Pointer) -> None:
    """Set the platforms up, and find when each delivers first."""
    for platform in range(program.n_platforms):
        _start_platform(program, desk, platform)


@inlined
def _start_platform(program: Pointer, desk: Pointer, platform: int) -> None:
    offer, stream = platform_of(program, platform), delivery_of(desk, platform)
    stream.k, stream.integrated, stream.time = 0, 0.0, math.inf
    if not offer.ordered:
        return
    stream.time = program.start
    if offer.set_up and program.recorded:
        _start_set_up(program, desk, platform)
    stream.start = open_until(program, program.start + (offer.first_week - 1) * HOURS_PER_WEEK)
    stream.last = min(program.start + offer.last_week * HOURS_PER_WEEK, program.close)


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
        spend(case, rounded_up(value_of(desk, offer.set_up_hours)))
        schedule_first(program, desk, number, start, program.start)


@called
def deliver(program: Pointer, desk: Pointer, platform: int) -> None:
    """Let a platform deliver as many appointments as are drawn at a time, or as are left."""
    stream, batch = delivery_of(desk, platform), batch_of(desk)
    count = _find_deliveries(program, desk, platform)
    if platform_of(program, platform).validates:
        for j in range(count):
            _have_validated(program, desk, platform, j)
    elif count > 0:
        _accept(program, desk, platform, count)
    stream.k += count
    stream.time = batch.ended[count - 1] if count == LANES else math.inf


@inlined
def _find_deliveries(program: Pointer, desk: Pointer, platform: int) -> int:
    """When the next deliveries come: unit exponentials through the integrated rate (Law & Kelton, 8.6.2)."""
    offer, stream, batch = platform_of(program, platform), delivery_of(desk, platform), batch_of(desk)
    integrated, count = stream.integrated, min(offer.most - stream.k, LANES)
    _draw_intervals(program, desk, offer.key, stream.k)
    for j in range(count):
        integrated += batch.spent[j]
        batch.spent[j] = integrated
    stream.integrated = integrated
    weeks = _weeks_until(program, desk, offer, lanes_of(batch.spent))
    elapsed = stream.start + rounded_up(weeks * program.weekly_hours)
    put_lanes(batch.passed, elapsed)
    find_dues(program, desk, elapsed, count)
    for j in range(count):
        batch.ended[j] = batch.due[j]
        if batch.due[j] >= stream.last:
            return j
    return count


@inlined
def _draw_intervals(program: Pointer, desk: Pointer, entity: Any, first: int) -> None:
    """Draw how much the integrated rate grows until each delivery."""
    batch, key = batch_of(desk), key_of(program, DELIVERY_KEY)
    for j in range(0, LANES, WORDS_IN_A_BLOCK):
        words = block(desk, key, np.uint64((first + j) // WORDS_IN_A_BLOCK), entity)
        batch.spent[j], batch.spent[j + 1], batch.spent[j + 2], batch.spent[j + 3] = words
    put_lanes(batch.spent, exponential_here(lanes_of(batch.spent)))


@inlined
def _weeks_until(program: Pointer, desk: Pointer, offer: Pointer, integrated: Any) -> Any:
    """Open weeks from the first active one until min(ordered, ramp x deliverable), integrated, reaches values in lanes."""
    deliverable = value_of(desk, offer.deliverable)
    ramp = value_of(desk, offer.ramp) if program.recorded else 0.0
    plateau = min(offer.per_week, deliverable)
    weeks_of_growth = ramp * plateau / deliverable
    grown = 0.5 * plateau * weeks_of_growth
    growing = square_root(2.0 * integrated * ramp / deliverable)
    weeks = chosen(integrated < grown, growing, weeks_of_growth + (integrated - grown) / plateau)
    return chosen(plateau > 0.0, weeks, math.inf)


@inlined
def _have_validated(program: Pointer, desk: Pointer, platform: int, j: int) -> None:
    """A delivered appointment is put before whoever validates it."""
    offer, batch = platform_of(program, platform), batch_of(desk)
    now, source, k = batch.ended[j], program.n_channels + platform, delivery_of(desk, platform).k + j
    number = open_delivered(program, desk, source, 0, k, offer.key, now)
    case = case_of(desk, number)
    add_count(program, desk, case, DELIVERED)
    tell(desk, IS_DELIVERED, number, now)
    case.activity, case.profile, case.rank, case.occurrence = VALIDATION, offer.validated_by, 0, 0
    draw_validation(program, desk, case)
    schedule_first(program, desk, number, now, now)


@inlined
def _accept(program: Pointer, desk: Pointer, platform: int, count: int) -> None:
    """Accept, and bill, appointments as they are delivered."""
    offer, batch, first = platform_of(program, platform), batch_of(desk), delivery_of(desk, platform).k
    leads_to, source, price = offer.leads_to, program.n_channels + platform, value_of(desk, offer.price)
    what = activity_of(program, leads_to)
    put_lanes(batch.activity, spread(leads_to))
    draw_appointments(program, desk, first, offer.key, leads_to, offer.after, what.hours[CONTACT], count)
    end_delays(program, desk, count)
    if program.recorded:
        _count(program, desk, source, leads_to, float(count))
    for j in range(count):
        if program.recorded:
            add_direct(program, desk, source, PLATFORM_FEES, price, batch.ended[j])
        if batch.due[j] < program.end or not program.recorded or desk.log_room > 0:
            number = make_appointment(program, desk, source, 0, first, offer.key, j, BY_PLATFORM)
            tell(desk, IS_DELIVERED, number, batch.ended[j])
            tell(desk, IS_ACCEPTED, number, batch.ended[j], value=price)
            schedule_first(program, desk, number, batch.due[j], batch.ended[j])


@inlined
def _count(program: Pointer, desk: Pointer, source: int, activity: int, number: float) -> None:
    count_open(desk, source, number)
    add_source(program, desk, source, OPENED, number)
    add_source(program, desk, source, DELIVERED, number)
    add_source(program, desk, source, ACCEPTED, number)
    if rules_at(program, rules_for(program, source, activity)).may_miss:
        add_source(program, desk, source, APPOINTMENTS, number)

"""What the platforms deliver, and when: a Poisson process through its integrated rate (model.md section 4)."""

import math

import numpy as np

from simulator.engine.addresses import WORDS_IN_A_BLOCK
from simulator.engine.compiled.booking import schedule_first
from simulator.engine.compiled.cases import open_delivered
from simulator.engine.compiled.chance import block
from simulator.engine.compiled.journey import delivered
from simulator.engine.compiled.keys import DELIVERY_KEY
from simulator.engine.compiled.layout import NONE, SET_UP
from simulator.engine.compiled.ledger import SET_UPS, add_direct
from simulator.engine.compiled.memory import (
    case_of,
    delivery_of,
    key_of,
    platform_of,
    value_of,
)
from simulator.engine.compiled.queue import new_case
from simulator.engine.compiled.spans import falls_due, open_until, rounded_up
from simulator.engine.compiled.tasks import spend
from simulator.quantities import HOURS_PER_WEEK
from simulator.streams.jit import inlined
from simulator.streams.pointers import Pointer
from simulator.streams.variates import exponential


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
        spend(case, rounded_up(value_of(desk, offer.set_up_hours)))
        schedule_first(program, desk, number, start, program.start)


@inlined
def _await_delivery(program: Pointer, desk: Pointer, platform: int) -> None:
    """When the next delivery comes: unit exponentials through the integrated rate (Law & Kelton, 8.6.2)."""
    offer, stream = platform_of(program, platform), delivery_of(desk, platform)
    k = stream.k
    stream.time = math.inf
    if k >= offer.most:
        return
    word = k % WORDS_IN_A_BLOCK
    if word == 0:
        index, words = np.uint64(k // WORDS_IN_A_BLOCK), stream.words
        words[0], words[1], words[2], words[3] = block(desk, key_of(program, DELIVERY_KEY), index, offer.key)
    stream.integrated += exponential(stream.words[word])
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
def deliver(program: Pointer, desk: Pointer, platform: int) -> None:
    """A platform delivers an appointment, and works on the next."""
    stream, key = delivery_of(desk, platform), platform_of(program, platform).key
    now, source = stream.time, program.n_channels + platform
    number = open_delivered(program, desk, source, 0, stream.k, key, now)
    stream.k += 1
    _await_delivery(program, desk, platform)
    delivered(program, desk, number, platform, now)

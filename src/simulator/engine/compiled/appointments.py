"""Appointments that are made several at a time: what chance decides of them is drawn in lanes."""

from typing import Any

import numpy as np

from simulator.engine.addresses import DUE_WORD, FATE_WORD, OCCURRENCE_BITS
from simulator.engine.compiled.booking import elapsed_after, expect
from simulator.engine.compiled.cases import new_opportunity
from simulator.engine.compiled.chance import block, law_value, lognormals
from simulator.engine.compiled.layout import LOGNORMAL, NONE
from simulator.engine.compiled.memory import activity_of, batch_of, case_of, law_of
from simulator.engine.compiled.spans import falls_due_from
from simulator.engine.compiled.tasks import CONTACT_WORD, NOT_DRAWN, draw_hours
from simulator.streams.jit import inlined
from simulator.streams.lanes import lanes_from, lanes_of, put_lanes, spread
from simulator.streams.machine import all_of
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer
from simulator.streams.variates import to_uniform


@inlined
def draw_appointments(
    program: Pointer,
    desk: Pointer,
    first: int,
    entity: Any,
    activity: int,
    after: int,
    contact: int,
    count: int,
) -> None:
    """Draw the blocks, delays and hours of contact of the `count` opportunities of an entity from the `first` on.

    What they wait for, nearly always one `activity`, is in the batch.
    """
    _draw_chances(program, desk, first, entity, activity, count)
    _draw_delays(program, desk, after, first, entity, count)
    _draw_contact(program, desk, contact)


@inlined
def index_at(first: int, j: int) -> Any:
    """Index of the draws of an opportunity."""
    return np.uint64(first + j) << np.uint64(OCCURRENCE_BITS)


@inlined
def _draw_chances(
    program: Pointer, desk: Pointer, first: int, entity: Any, activity: int, count: int
) -> None:
    """Draw the blocks of all by the key of one activity, whose first rounds are then those of one number; others alone."""
    batch, index = batch_of(desk), lanes_from(np.uint64(first)) << np.uint64(OCCURRENCE_BITS)
    chances, key = batch.chances, activity_of(program, activity).task_key
    words = philox_here(desk.seed, key, np.uint64(0), index, entity, desk.row)
    put_lanes(chances[0], to_uniform(words[0]))
    put_lanes(chances[1], to_uniform(words[1]))
    put_lanes(chances[2], to_uniform(words[2]))
    put_lanes(chances[3], to_uniform(words[3]))
    if all_of(lanes_of(batch.activity) == activity):
        return
    for j in range(count):
        if batch.activity[j] != activity:
            key = activity_of(program, batch.activity[j]).task_key
            chances[0, j], chances[1, j], chances[2, j], chances[3, j] = block(
                desk, key, index_at(first, j), entity
            )


@inlined
def _draw_delays(program: Pointer, desk: Pointer, law: int, first: int, entity: Any, count: int) -> None:
    batch, one = batch_of(desk), law_of(program, law)
    if one.family == LOGNORMAL:
        put_lanes(batch.due, lognormals(desk, one, lanes_of(batch.chances[DUE_WORD])))
    else:
        for j in range(count):
            u, key = batch.chances[DUE_WORD, j], activity_of(program, batch.activity[j]).due_gamma_key
            batch.due[j] = law_value(program, desk, law, u, key, index_at(first, j), entity)


@inlined
def end_delays(program: Pointer, desk: Pointer, count: int) -> None:
    """Find when the delays end, from the open hours until the opportunities were won, which are in the batch."""
    batch = batch_of(desk)
    find_dues(program, desk, elapsed_after(program, lanes_of(batch.due), lanes_of(batch.passed)), count)


@inlined
def find_dues(program: Pointer, desk: Pointer, elapsed: Any, count: int) -> None:
    """Find the first open instants with so many open hours, in lanes, before them."""
    batch = batch_of(desk)
    put_lanes(batch.due, elapsed)
    put_lanes(batch.cell, elapsed / program.guide_step)
    for j in range(count):
        batch.due[j] = falls_due_from(program, batch.due[j], batch.cell[j])


@inlined
def _draw_contact(program: Pointer, desk: Pointer, law: int) -> None:
    """Draw the hours of contact where all tasks take them by one law that is drawn in lanes."""
    batch = batch_of(desk)
    if law != NONE and law_of(program, law).family == LOGNORMAL:
        put_lanes(
            batch.contact, lognormals(desk, law_of(program, law), lanes_of(batch.chances[CONTACT_WORD]))
        )
    else:
        put_lanes(batch.contact, spread(NOT_DRAWN))


@inlined
def make_appointment(
    program: Pointer, desk: Pointer, source: int, person: int, first: int, entity: Any, j: int, led_by: int
) -> int:
    """Take charge of one of the opportunities, which waits for what was drawn."""
    batch = batch_of(desk)
    number = new_opportunity(program, desk, source, person, first + j, entity, batch.ended[j])
    case = case_of(desk, number)
    case.due, case.led_by = batch.due[j], led_by
    expect(program, case, batch.activity[j])
    chances = (batch.chances[0, j], batch.chances[1, j], batch.chances[2, j], batch.chances[3, j])
    case.fate = chances[FATE_WORD]
    draw_hours(program, desk, case, chances, batch.contact[j])
    return number

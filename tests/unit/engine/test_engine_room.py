"""Room for what is open at one time grows as far as a row needs, is kept for the next, and has an end that is said."""

import numpy as np
import pytest

from simulator.engine.compiled import CompiledEngine, engine as compiled
from simulator.engine.limits import TooManyOpenError
from simulator.errors import InputError
from simulator.parameters import OpeningItem
from simulator.study.room import refused_when_endless
from verification.toys import activity, channel, constant, mix, office_hours, parameters, profile

ROWS = 4 * compiled.ROWS_AT_ONCE


def world(items=0, hours=0.5):
    """Calls of which half open a meeting that falls due days later, and so many meetings at the start."""
    meet = activity("meet", constant(1.0), 0.5)
    call = activity("call", constant(hours), 0.5, next_=0, after_days=constant(5.0))
    base = mix(
        office_hours(2),
        (meet, call),
        channels=(channel("calls", 1),),
        shares=(((0, 1.0),),),
        profiles=(profile(),),
    )
    listed = (OpeningItem(0, 0, items, constant(90.0)),) if items else ()
    return parameters(
        base,
        weeks=2,
        run_off_weeks=0,
        seed=5,
        opening="listed" if items else "empty",
        items=listed,
    )


def test_rows_that_begin_with_much_do_not_make_the_room_grow_again_and_again():
    opening, start, beginnings = compiled._opening(world(items=400)), 0, []
    while start < ROWS:
        items = opening.items(np.arange(start, min(start + compiled.ROWS_AT_ONCE, ROWS)))
        beginnings += np.diff(items.bounds).tolist()
        start += items.rows
    assert beginnings == [400] * ROWS
    assert len(opening._places[0].cases) == compiled.FIRST_CASES
    assert len(opening._left) == compiled.FIRST_CASES * compiled.ROWS_AT_ONCE


def test_rows_run_together_are_the_rows_run_alone():
    crowded = world(items=400)
    together = CompiledEngine().run(crowded, range(60))
    alone = [CompiledEngine().run(crowded, [row]) for row in (0, 20, 21, 59)]
    assert np.array_equal(
        together.counts[:, [0, 20, 21, 59]], np.concatenate([one.counts for one in alone], 1)
    )


def test_a_row_that_begins_with_more_than_the_room_gets_a_larger_one():
    items = compiled._opening(world(items=10_000)).items(np.arange(3))
    assert items.bounds.tolist() == [0, 10_000]


def test_a_diary_that_grows_leaves_the_room_for_opportunities():
    told = compiled.Simulation(world(), world().mixes, first=compiled.QUARTER, lines=8)
    told.tally(np.array([0]), compiled._nothing(1), np.zeros((1, 1, compiled.vector_size(world()))))
    assert len(told.log) > 8
    assert len(told._places[0].cases) == compiled.FIRST_CASES


def test_an_endless_stream_is_refused_with_the_activity_that_it_fills(monkeypatch):
    monkeypatch.setattr(compiled, "MOST_OPEN", 1024)
    endless = world(hours=2.0**-10)
    with pytest.raises(TooManyOpenError) as refused:
        CompiledEngine().run(endless, [3])
    assert (refused.value.mix, refused.value.row, refused.value.activity) == (
        endless.mixes[0].name,
        3,
        "meet",
    )


def test_the_refusal_is_a_problem_of_the_scenario():
    with pytest.raises(InputError) as refused, refused_when_endless():
        raise TooManyOpenError("today", 3, "meet")
    assert "mixes.today: activities.meet: more than 1048576 opportunities are open" in str(refused.value)

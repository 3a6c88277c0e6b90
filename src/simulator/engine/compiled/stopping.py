"""The end of a phase: what is in hand is accounted for, or left to the next (model.md section 4)."""

from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.memory import (
    case_of,
    gap_of,
    worker_of,
)
from simulator.engine.compiled.prospecting import (
    account_shares,
    cut_gap,
)
from simulator.engine.compiled.spans import (
    worked_ahead,
)
from simulator.engine.compiled.worker import account_at_last, settle_at_last
from simulator.quantities import TICKS_PER_HOUR
from simulator.streams.jit import inlined
from simulator.streams.pointers import Pointer


@inlined
def stop_work(program: Pointer, desk: Pointer, person: int) -> None:
    """The run is over: account for what is in hand."""
    worker = worker_of(desk, person)
    if worker.case == NONE:
        settle_at_last(program, desk, person, program.end)
    else:
        keep_hours(desk, person, program.end, True)  # noqa: FBT003
        account_at_last(program, desk, person, program.end)
    account_shares(program, desk, person)
    last = program.close - 1.0 / TICKS_PER_HOUR  # a horizon is [start, close)
    for g in range(worker.live):
        cut_gap(program, desk, person, gap_of(desk, person, g), True, last)  # noqa: FBT003


@inlined
def keep_hours(desk: Pointer, person: int, now: float, done: bool) -> None:
    """Keep, of the hours of the task in hand, those that are done, or those that are not."""
    worker = worker_of(desk, person)
    case = case_of(desk, worker.case)
    left = worked_ahead(desk, person, now) - worker.since_worked
    for kind in range(4):
        spent = min(case.hours[kind], left)
        left -= spent
        case.hours[kind] = spent if done else case.hours[kind] - spent

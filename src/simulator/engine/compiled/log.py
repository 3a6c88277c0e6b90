"""The diary of one when one is kept: records that `simulator.engine.compiled.diary` puts into words."""

import math

from simulator.engine.compiled.layout import END, LINES_FULL, NONE, START
from simulator.engine.compiled.memory import line_of_log, person_of, worker_of
from simulator.engine.compiled.spans import edge
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer


@called
def _new_line(desk: Pointer, what: int, time: float) -> Pointer:
    if desk.log_size >= desk.log_room:
        desk.full = LINES_FULL
        desk.log_size = 0
    line = line_of_log(desk, desk.log_size)
    desk.log_size += 1
    line.time, line.until, line.what = time, math.nan, what
    line.profile = line.person = line.activity = line.source = NONE
    line.waited = line.value = math.nan
    return line


@called
def tell_time(program: Pointer, desk: Pointer, what: int, person: int, start: float, end: float) -> None:
    """Note how a person spends some time."""
    line = _new_line(desk, what, start)
    line.until = end
    line.profile = person_of(program, person).profile
    line.person = person_of(program, person).number


@called
def tell_work(program: Pointer, desk: Pointer, what: int, person: int, start: float, end: float) -> None:
    """Note how a person spends the working hours between two times."""
    row = worker_of(desk, person).working_at
    for i in range(worker_of(desk, person).working):
        low, high = max(edge(row, i, START), start), min(edge(row, i, END), end)
        if high > low:
            tell_time(program, desk, what, person, low, high)


@called
def tell_task(
    program: Pointer, desk: Pointer, what: int, person: int, case: Pointer, start: float, end: float
) -> None:
    """Note a task, in the pieces that breaks leave of it."""
    row = worker_of(desk, person).working_at
    for i in range(worker_of(desk, person).working):
        if edge(row, i, END) > start and edge(row, i, START) < end:
            low, high = max(edge(row, i, START), start), min(edge(row, i, END), end)
            tell_time(program, desk, what, person, low, high)
            line = line_of_log(desk, desk.log_size - 1)
            _about(line, case, case.activity)
            line.waited = case.waited


@called
def tell_case(desk: Pointer, what: int, case: Pointer, now: float, activity: int, value: float) -> None:
    """Note what happens to a case now."""
    line = _new_line(desk, what, now)
    _about(line, case, activity)
    line.value = value


@inlined
def _about(line: Pointer, case: Pointer, activity: int) -> None:
    line.activity = max(activity, NONE)
    line.source, line.key, line.index = case.source, case.key, case.index

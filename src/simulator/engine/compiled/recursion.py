"""Tasks of people who do nothing else, as they fall due: who does one, and when, is known at once, and so is what it leads to.

Source: J. Kiefer and J. Wolfowitz, "On the theory of queues with many servers", Transactions of the American
Mathematical Society 78 (1955) 1-18: a queue by recursion on the times at which its servers are free.
"""

import math

from simulator.engine.compiled.dispatch import MANY
from simulator.engine.compiled.layout import END, START
from simulator.engine.compiled.memory import case_of, profile_of, worker_of
from simulator.engine.compiled.queue import push_waiting
from simulator.engine.compiled.spans import cursor_at, edge, is_there
from simulator.engine.compiled.tasks import expires
from simulator.engine.compiled.worker import do, take
from simulator.streams.jit import called, inlined
from simulator.streams.machine import chosen
from simulator.streams.pointers import Pointer

#: Whoever has done a task in no time comes, at that instant, after all who have not, however few tasks they have started: a turn
#: is the number of tasks started, and this for each round of them.
ROUND = 1 << 32


@called
def do_in_turn(program: Pointer, desk: Pointer, number: int, due: float) -> None:
    """Give a task that falls due to whoever can start it first; it waits for good when nobody can before the end."""
    profile = case_of(desk, number).profile
    person = _first_to_start(program, desk, profile, max(due, program.start))
    start = worker_of(desk, person).starts_at
    if start >= program.end:
        push_waiting(program, desk, profile, number)
    elif not expires(program, desk, number, start):
        _do_from(program, desk, person, number, start)


@inlined
def _first_to_start(program: Pointer, desk: Pointer, profile: int, now: float) -> int:
    """Who can start first from now on; of those who can at one time, whose turn comes first."""
    first, best, soonest, turn = profile_of(program, profile).first, 0, math.inf, MANY
    for person in range(first, first + profile_of(program, profile).people):
        worker = worker_of(desk, person)
        if worker.starts_at < now:
            _await_task(desk, person, now)
        start = worker.starts_at
        better = -int((start < soonest) | ((start == soonest) & (worker.turn < turn)))  # a mask: no branch
        best, turn = best ^ ((best ^ person) & better), turn ^ ((turn ^ worker.turn) & better)
        soonest = min(soonest, start)
    return best


@inlined
def _await_task(desk: Pointer, person: int, time: float) -> None:
    """Find when a person may start a task from `time` on, and whose turn it is then: theirs who have started the fewest."""
    worker = worker_of(desk, person)
    row = worker.available_at
    i = worker.at_available = cursor_at(row, worker.at_available, time)
    if i >= 0 and time < edge(row, i, END) and is_there(desk, person, row, i):
        worker.starts_at = time
    else:
        i += 1
        while not is_there(desk, person, row, i):
            i += 1
        worker.starts_at = edge(row, i, START)
    worker.turn = worker.started


@inlined
def _do_from(program: Pointer, desk: Pointer, person: int, number: int, start: float) -> None:
    worker, at_clock, turn = worker_of(desk, person), desk.at_clock, worker_of(desk, person).turn
    end = take(program, desk, person, number, start)
    if end >= program.end:
        worker.starts_at = math.inf
        return
    desk.planning, desk.at_clock = 1, worker.at_clock
    do(program, desk, person, end)
    desk.planning, worker.at_clock, desk.at_clock = 0, desk.at_clock, at_clock
    worker.found = worker.since_worked
    _await_task(desk, person, end)
    at_once = (end == start) & (worker.starts_at == start)
    worker.turn = chosen(at_once, turn + 1 + ROUND, worker.turn)

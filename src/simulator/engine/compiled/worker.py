"""One person's working life: prospect until a task calls, do it, go back."""

import math

from simulator.engine.compiled.cases import open_case, tell
from simulator.engine.compiled.journey import finish, won_at_first
from simulator.engine.compiled.layout import END, NONE, SET_UP, START, VALIDATION
from simulator.engine.compiled.ledger import (
    BUSY_HOURS,
    RUN_OFF_HOURS,
    SPENT,
    WEEKLY_OPENING,
    WEEKLY_PRESENT,
    add_activity,
    add_of_profile,
    add_task,
    add_wait,
    add_week,
    add_work,
    line_of,
    week_of,
)
from simulator.engine.compiled.log import tell_task, tell_work
from simulator.engine.compiled.memory import (
    case_of,
    count_idle,
    gap_of,
    hours_at,
    person_of,
    waiting_size,
    worker_of,
)
from simulator.engine.compiled.prospecting import (
    end_gap,
    start_next_gaps,
    start_prospecting,
)
from simulator.engine.compiled.spans import (
    edge,
    elapsed_at,
    ends_at,
    leaves_at,
    success_at,
    worked_ahead,
    worked_until,
)
from simulator.engine.compiled.tasks import hours_of
from simulator.engine.compiled.whats import (
    IDLING,
    IS_OPENED,
    MISS,
    PROSPECT,
    RESTART,
    SETTING_UP,
    TASK,
    VALIDATING,
)
from simulator.quantities import HOURS_PER_DAY, HOURS_PER_WEEK, VALIDATE
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer, put_number


@inlined
def _await_success(program: Pointer, desk: Pointer, person: int) -> None:
    """Find when the thread is found again and the next gap ends, if nothing comes between."""
    worker = worker_of(desk, person)
    worker.found = worker.target = worker.since_worked
    if worker.next_success == math.inf:
        put_number(desk.when_at, person, math.inf)
        return
    start = max(worker.since, worker.restart_until)
    end = success_at(desk, person, start, worker.next_success - worker.clock)
    put_number(desk.when_at, person, end if end < program.close else math.inf)


_await_first_success = apart(_await_success)


@inlined
def start_work(program: Pointer, desk: Pointer, person: int) -> None:
    """Put a person to work at the start of the phase."""
    worker, start = worker_of(desk, person), program.start
    worker.case, worker.started, worker.on_call = NONE, 0, 0
    worker.starts_at, worker.turn, worker.at_available, worker.at_clock = -math.inf, 0, NONE, NONE
    worker.since, worker.restart_until = start, start
    worker.since_worked = elapsed_at(worker.working_at, NONE, start)
    start_prospecting(program, desk, person)
    _await_first_success(program, desk, person)


@inlined
def settle(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    """Account for the time since the last change."""
    worker, until = worker_of(desk, person), min(now, program.close)
    if worker.since == now:
        return
    worked = worked_until(desk, person, until)
    if worker.since < program.close:
        _divide(program, desk, person, until, worked)
    if now > until:
        worked = worked_until(desk, person, now)
    worker.since, worker.since_worked = now, worked


settle_at_last = apart(settle)


@inlined
def _divide(program: Pointer, desk: Pointer, person: int, now: float, worked: float) -> None:
    """Divide the time since the last change: first finding the thread again, then prospecting."""
    worker = worker_of(desk, person)
    found = min(worker.found, worked)
    worker.restart_lost += found - worker.since_worked
    worker.clock += worked - found
    if desk.log_room > 0:
        turn = max(min(worker.restart_until, now), worker.since)
        tell_work(program, desk, RESTART, person, worker.since, turn)
        tell_work(program, desk, PROSPECT if worker.live > 0 else IDLING, person, turn, now)


@called
def succeed(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    """A gap ends: open its opportunity and go on."""
    worker = worker_of(desk, person)
    _divide(program, desk, person, now, worker.target)
    worker.since, worker.since_worked, worker.at_working = now, worker.target, worker.at_success
    if worker.then_success > worker.clock:
        _follow_up(program, desk, person, gap_of(desk, person, worker.next_gap), now)
    else:
        for g in range(worker.live):
            if gap_of(desk, person, g).ends_at <= worker.clock:
                _follow_up_at_once(program, desk, person, gap_of(desk, person, g), now)
    start_next_gaps(program, desk, person)
    _await_success(program, desk, person)


@inlined
def _follow_up(program: Pointer, desk: Pointer, person: int, gap: Pointer, now: float) -> None:
    end_gap(program, desk, person, gap, now)
    if gap.success:
        index, who = gap.gaps - 1, person_of(program, person).number
        case = open_case(program, desk, gap.channel, who, index, gap.key, now)
        tell(desk, IS_OPENED, case, now)
        won_at_first(program, desk, gap, case, now)


_follow_up_at_once = apart(_follow_up)


@inlined
def _put_on_call(desk: Pointer, worker: Pointer, on_call: int) -> None:
    """Note whether a person waits, the task in hand ended, for what the desk decides at this instant."""
    desk.on_call += on_call - worker.on_call
    worker.on_call = on_call


@called
def call(program: Pointer, desk: Pointer, person: int, number: int, now: float) -> None:
    """Hand a due task over; prospecting yields at once."""
    put_number(desk.when_at, person, take(program, desk, person, number, now))
    _put_on_call(desk, worker_of(desk, person), 0)
    count_idle(desk, person_of(program, person).profile, -1)


@inlined
def take(program: Pointer, desk: Pointer, person: int, number: int, now: float) -> float:
    """Take a due task in hand; returns when it ends."""
    settle(program, desk, person, now)
    worker, case = worker_of(desk, person), case_of(desk, number)
    worker.case = number
    worker.started += 1
    case.waited = (now - case.due) / HOURS_PER_DAY
    if program.recorded:
        add_wait(program, desk, person_of(program, person).profile, case.waited, now)
    return ends_at(desk, person, hours_of(case))


@inlined
def complete(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    """A task ends: account for it, follow the case, free the person."""
    worker, profile = worker_of(desk, person), person_of(program, person).profile
    count_idle(desk, profile, 1)
    do(program, desk, person, now)
    waited_for = waiting_size(desk, profile) > 0
    if waited_for:
        put_number(desk.calls_at, profile, now)
    if waited_for and worker.next_success > worker.clock:
        put_number(desk.when_at, person, math.inf)
        _put_on_call(desk, worker, 1)
    else:
        go_back(program, desk, person, now)


@inlined
def do(program: Pointer, desk: Pointer, person: int, end: float) -> None:
    """Account for the task in hand, which ends then, and follow its case."""
    worker = worker_of(desk, person)
    number = worker.case
    worked = worker.since_worked + hours_of(case_of(desk, number))
    if program.recorded:
        _account(program, desk, person, end)
        if desk.log_room > 0:
            _tell(program, desk, person, end)
    worker.case = NONE
    finish(program, desk, number, end)
    worker.since, worker.since_worked, worker.at_working = end, worked, worker.at_end


@called
def go_back(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    """Find the thread again, then prospect."""
    _put_on_call(desk, worker_of(desk, person), 0)
    worker_of(desk, person).restart_until = _end_of_restart(program, desk, person, now)
    _await_success(program, desk, person)


@inlined
def _end_of_restart(program: Pointer, desk: Pointer, person: int, now: float) -> float:
    """When finding the thread again ends: a break cancels it, a commitment makes it start anew."""
    worker = worker_of(desk, person)
    owed = worker.restart_owed
    if owed == 0.0:
        return now
    break_at = leaves_at(desk, person, now)
    row, i = worker.working_at, max(worker.at_working, 0)
    while edge(row, i, START) < break_at:
        start, end = max(edge(row, i, START), now), min(edge(row, i, END), break_at)
        if end - start >= owed:
            return start + owed
        i += 1
    return break_at


@inlined
def _tell(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    worker = worker_of(desk, person)
    case = case_of(desk, worker.case)
    what = MISS if case.missed else TASK
    if case.activity == VALIDATION:
        what = VALIDATING
    elif case.activity == SET_UP:
        what = SETTING_UP
    tell_task(program, desk, what, person, case, worker.since, now)


@inlined
def _account(program: Pointer, desk: Pointer, person: int, now: float) -> None:
    """Record the hours of the task in hand: by kind, inside the horizon or after it, and in their weeks."""
    worker, profile = worker_of(desk, person), person_of(program, person).profile
    case = case_of(desk, worker.case)
    line, spent = line_of(program, case), 0.0
    if case.activity == VALIDATION:
        spent = case.hours[0]
        add_work(program, desk, line, profile, VALIDATE, spent)
    else:
        hours = (hours_at(case, 0), hours_at(case, 1), hours_at(case, 2), hours_at(case, 3))
        add_task(program, desk, line, profile, hours)
        spent = hours_of(case)
    if case.activity >= 0 and case.headline:
        add_activity(program, desk, case.activity, SPENT, spent)
    if now <= program.close and line != program.opening:
        add_of_profile(program, desk, BUSY_HOURS, profile, spent)
    else:
        _place(program, desk, person, line, worker.since, now)


@inlined
def _place(program: Pointer, desk: Pointer, person: int, line: int, start: float, end: float) -> None:
    """Place a task's hours in the horizon or the run-off, and in their weeks."""
    profile, worker = person_of(program, person).profile, worker_of(desk, person)
    before = worker.since_worked
    if start < program.close:
        inside = worked_ahead(desk, person, min(end, program.close)) - before
        add_of_profile(program, desk, BUSY_HOURS, profile, inside)
    if end > program.close:
        first = worked_ahead(desk, person, max(start, program.close))
        add_of_profile(program, desk, RUN_OFF_HOURS, profile, worked_ahead(desk, person, end) - first)
    for week in range(week_of(program, start), week_of(program, end) + 1):
        low, high = max(start, week * HOURS_PER_WEEK), min(end, (week + 1) * HOURS_PER_WEEK)
        hours = worked_ahead(desk, person, high) - worked_ahead(desk, person, low)
        if line == program.opening:
            add_week(program, desk, WEEKLY_OPENING, week, profile, hours)
        if low >= program.close:
            add_week(program, desk, WEEKLY_PRESENT, week, profile, hours)


account_at_last = apart(_account)

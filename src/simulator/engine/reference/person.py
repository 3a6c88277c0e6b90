"""One person's working life: prospect until a task calls, do it, go back."""

from collections.abc import Callable, Generator
from typing import Any

from simpy import Environment, Event, Interrupt

from simulator.engine.interface import DiaryEntry
from simulator.engine.reference.journey import Hours, Journey
from simulator.engine.reference.moments import GAP_ENDS, TASK_ENDS, Moment
from simulator.engine.reference.presence import Presence
from simulator.engine.reference.prospecting import Prospecting
from simulator.engine.reference.work import SET_UP, VALIDATION, Task
from simulator.quantities import HOURS_PER_DAY, TICKS_PER_HOUR

Steps = Generator[Event, Any, Any]


def _nothing() -> None:
    """Nobody waits for this person."""


class Person:
    """A SimPy process: `task` is the task in hand, `started` counts the tasks begun in the row."""

    def __init__(
        self,
        env: Environment,
        profile: int,
        number: int,
        presence: Presence,
        prospecting: Prospecting,
        journey: Journey,
    ) -> None:
        self.env = env
        self.profile = profile
        self.number = number
        self.presence = presence
        self.prospecting = prospecting
        self.journey = journey
        self.ledger = journey.ledger
        self.close = journey.timetable.close
        self.task: Task | None = None
        self.hours: Hours = ()
        self.since = env.now
        self.restart_until = env.now
        self.started = 0
        self.on_free: Callable[[], None] = _nothing
        self.process = env.process(self._live())

    def is_free(self, now: float) -> bool:
        """Whether a task may start now: present, outside commitments and protected hours, nothing in hand."""
        return self.task is None and self.presence.available.contains(now)

    def call(self, task: Task) -> None:
        """Hand over a due task; prospecting yields at once."""
        self.task = task
        self.started += 1
        self.process.interrupt(task)

    def stop(self, now: float) -> None:
        """The run is over: account for what is in hand."""
        if self.task is None:
            self._settle(now)
        else:
            self._account(self.task, self.hours_done(now), now)
        self.prospecting.close(self.close - 1.0 / TICKS_PER_HOUR)  # a horizon is [start, close)

    def hours_done(self, now: float) -> Hours:
        """Hours by kind already spent on the task in hand, in the order of the kinds."""
        left = self.presence.working.between(self.since, now)
        done = []
        for kind, hours in self.hours:
            done.append((kind, min(hours, left)))
            left -= done[-1][1]
        return tuple(done)

    def _live(self) -> Steps:
        while True:
            task = yield from self._prospect_until_called()
            yield from self._perform(task)

    def _prospect_until_called(self) -> Steps:
        self.since = self.env.now
        self.restart_until = self._end_of_restart() if self.started else self.since
        while True:
            try:
                yield self._next_success()
            except Interrupt as call:
                self._settle(self.env.now)
                return call.cause
            now = self.env.now
            self._settle(now)
            self.prospecting.end_gaps(now)

    def _perform(self, task: Task) -> Steps:
        now = self.since = self.env.now
        waited = (now - task.due) / HOURS_PER_DAY
        self.ledger.waited(self.profile, waited, now)
        self.hours = self.journey.begin(task)
        end = self.presence.working.ends_at(now, sum([hours for _, hours in self.hours]))
        if end == float("inf"):
            yield self.env.event()
        yield Moment(self.env, end, TASK_ENDS)
        self._account(task, self.hours, self.env.now)
        self._tell_task(task, waited)
        self.task = None
        self.journey.finish(task, waited)
        self.on_free()

    def _next_success(self) -> Event:
        start = max(self.since, self.restart_until)
        end = self.presence.working.ends_at(start, self.prospecting.hours_to_next_success)
        return Moment(self.env, end, GAP_ENDS) if end < self.close else self.env.event()

    def _end_of_restart(self) -> float:
        """When finding the thread again ends: a break cancels it, a commitment makes it start anew."""
        now, presence = self.env.now, self.presence
        owed = self.prospecting.restart_hours
        if owed == 0.0 or not presence.present.contains(now):
            return now
        break_at = presence.present.end_of(now)
        for start, end in presence.working.clipped(now, break_at):
            if end - start >= owed:
                return start + owed
        return break_at

    def _settle(self, now: float) -> None:
        """Account for the time since `since`: first finding the thread again, then prospecting."""
        working, until = self.presence.working, min(now, self.close)
        turn = min(self.restart_until, until)
        if turn > self.since:
            self.prospecting.restart(working.between(self.since, turn))
            self._tell("restart", self.since, turn)
        start = max(turn, self.since)
        if until > start:
            self.prospecting.work(working.between(start, until))
            self._tell("prospect" if self.prospecting.tracks else "idle", start, until)
        self.since = max(now, self.since)

    def _account(self, task: Task, hours: Hours, now: float) -> None:
        opportunity = task.opportunity
        line = self.ledger.line_of(opportunity.source, opportunity.headline)
        self.ledger.work(line, self.profile, hours)
        self.ledger.task_time(line, self.profile, self.presence.working, self.since, now)
        if task.activity >= 0 and opportunity.headline:
            self.ledger.tallies.activity[task.activity, 0] += sum([spent for _, spent in hours])

    def _tell(self, what: str, start: float, end: float) -> None:
        if self.ledger.diary is None:
            return
        name = self.journey.mix.profiles[self.profile].name
        for low, high in self.presence.working.clipped(start, end):
            self.ledger.note(DiaryEntry(low, what, high, name, self.number))

    def _tell_task(self, task: Task, waited: float) -> None:
        if self.ledger.diary is None:
            return
        names = {VALIDATION: "validate", SET_UP: "set_up"}
        what = names.get(task.activity, "missed" if task.missed else "task")
        mix, opportunity = self.journey.mix, task.opportunity
        activity = mix.activities[task.activity].name if task.activity >= 0 else ""
        title = f"{opportunity.entity} #{opportunity.index + 1}"
        for low, high in self.presence.working.clipped(self.since, self.env.now):
            self.ledger.note(
                DiaryEntry(
                    low,
                    what,
                    high,
                    mix.profiles[self.profile].name,
                    self.number,
                    activity,
                    opportunity.source_name,
                    title,
                    waited,
                )
            )

"""The desk of a profile: due tasks wait here, and the best goes to whoever is free (model.md section 4)."""

from collections.abc import Sequence

from simpy import Environment, Event, PriorityItem, PriorityStore

from simulator.engine.reference.journey import Journey
from simulator.engine.reference.moments import DISPATCH, Moment
from simulator.engine.reference.person import Person
from simulator.engine.reference.work import Task


class Desk:
    """Hands due tasks to the people of one profile, after everything else of the instant, profile by profile."""

    def __init__(self, env: Environment, profile: int, people: Sequence[Person], journey: Journey) -> None:
        self.env = env
        self.rank = DISPATCH + profile
        self.people = people
        self.journey = journey
        self.store = PriorityStore(env)
        self.called_for = float("inf")
        for person in people:
            person.on_free = self.call

    def add(self, task: Task) -> None:
        """A task falls due."""
        self.store.put(PriorityItem(task.rank, task))
        self.call()

    def waiting(self) -> list[Task]:
        """Tasks that nobody has started."""
        return [item.item for item in self.store.items]

    def call(self) -> None:
        """Look at the desk once more at this instant, if there is a task and somebody with nothing in hand."""
        if self.store.items and any(person.task is None for person in self.people):
            self._call_at(self.env.now)

    def _call_at(self, time: float) -> None:
        if time < self.called_for:
            self.called_for = time
            Moment(self.env, time, self.rank).callbacks.append(self._dispatch)

    def _dispatch(self, _: Event) -> None:
        now = self.env.now
        if self.called_for <= now:
            self.called_for = float("inf")
        while self.store.items and (free := [p for p in self.people if p.is_free(now)]):
            task = self._take()
            if not self.journey.expires(task):
                min(free, key=lambda person: (person.started, person.number)).call(task)
        if self.store.items:
            self._call_at(self._next_opening(now))

    def _take(self) -> Task:
        item = self.store.get().value
        assert item is not None
        task: Task = item.item
        return task

    def _next_opening(self, now: float) -> float:
        openings = (p.presence.available.next_start(now) for p in self.people if p.task is None)
        return min(openings, default=float("inf"))

"""The team quarter as a competent user writes it in plain SimPy: one process a rep, one an appointment."""

from collections.abc import Generator
from random import Random
from typing import Any

from simpy import Environment, Event, Resource

from benchmarks.peers import quarter
from benchmarks.peers.quarter import Counts

Steps = Generator[Event, Any, None]


class Quarter:
    """One replication."""

    def __init__(self, seed: int) -> None:
        self.env = Environment()
        self.random = Random(seed)
        self.closers = Resource(self.env, quarter.CLOSERS)
        self.counts = Counts()
        for _ in range(quarter.REPS):
            self.env.process(self.rep())
        self.env.process(self.platform())

    def run(self) -> Counts:
        """Simulate it to its end."""
        self.env.run(until=quarter.HOURS)
        return self.counts

    def rep(self) -> Steps:
        """Call after call."""
        while True:
            yield self.env.timeout(self.random.gammavariate(quarter.CALL_SHAPE, quarter.CALL_SCALE))
            self.counts.calls += 1
            if self.random.random() < quarter.BOOKS:
                self.counts.bookings += 1
                delay = self.random.lognormvariate(quarter.DELAY_MU, quarter.DELAY_SIGMA)
                self.env.process(self.appointment(delay))

    def platform(self) -> Steps:
        """Appointments from outside, due at once."""
        while True:
            yield self.env.timeout(self.random.expovariate(1.0 / quarter.BETWEEN_DELIVERIES))
            self.counts.deliveries += 1
            self.env.process(self.appointment(0.0))

    def appointment(self, delay: float) -> Steps:
        """Wait until it is due, then for a closer."""
        yield self.env.timeout(delay)
        with self.closers.request() as turn:
            yield turn
            if self.random.random() < quarter.NO_SHOW:
                self.counts.missed += 1
                return
            yield self.env.timeout(self.random.lognormvariate(quarter.MEETING_MU, quarter.MEETING_SIGMA))
        self.counts.held += 1
        if self.random.random() < quarter.SIGNS:
            self.counts.signed += 1


def run(replications: int, seed: int) -> list[Counts]:
    """Simulate some replications, one after the other."""
    return [Quarter(seed + number).run() for number in range(replications)]

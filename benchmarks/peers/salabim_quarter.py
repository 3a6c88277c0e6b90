"""The team quarter in salabim, its monitors switched off."""

from collections.abc import Generator
from random import Random
from typing import Any

import salabim

from benchmarks.peers import quarter
from benchmarks.peers.quarter import Counts

salabim.yieldless(value=False)

Steps = Generator[Any, Any, None]


class Rep(salabim.Component):
    """Call after call."""

    def process(self) -> Steps:
        """Live."""
        world = self.env
        while True:
            yield self.hold(world.random.gammavariate(quarter.CALL_SHAPE, quarter.CALL_SCALE))
            world.counts.calls += 1
            if world.random.random() < quarter.BOOKS:
                world.counts.bookings += 1
                Appointment(due_in=world.random.lognormvariate(quarter.DELAY_MU, quarter.DELAY_SIGMA))


class Outside(salabim.Component):
    """Appointments from a platform, due at once."""

    def process(self) -> Steps:
        """Live."""
        world = self.env
        while True:
            yield self.hold(world.random.expovariate(1.0 / quarter.BETWEEN_DELIVERIES))
            world.counts.deliveries += 1
            Appointment(due_in=0.0)


class Appointment(salabim.Component):
    """Wait until it is due, then for a closer."""

    def setup(self, due_in: float) -> None:
        """Note when it falls due."""
        self.due_in = due_in

    def process(self) -> Steps:
        """Live."""
        world = self.env
        yield self.hold(self.due_in)
        yield self.request(world.closers)
        if world.random.random() < quarter.NO_SHOW:
            world.counts.missed += 1
            return
        yield self.hold(world.random.lognormvariate(quarter.MEETING_MU, quarter.MEETING_SIGMA))
        self.release()
        world.counts.held += 1
        if world.random.random() < quarter.SIGNS:
            world.counts.signed += 1


class Quarter(salabim.Environment):
    """One replication."""

    def setup(self, seed: int) -> None:
        """Bring everybody in."""
        self.random = Random(seed)
        self.counts = Counts()
        self.closers = salabim.Resource("closers", quarter.CLOSERS, monitor=False)
        for _ in range(quarter.REPS):
            Rep()
        Outside()


def run(replications: int, seed: int) -> list[Counts]:
    """Simulate some replications, one after the other."""
    done = []
    for number in range(replications):
        world = Quarter(trace=False, seed=seed + number)
        world.run(till=quarter.HOURS)
        done.append(world.counts)
    return done

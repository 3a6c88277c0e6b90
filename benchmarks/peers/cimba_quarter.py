"""The team quarter in cimba: compiled Python models on a C engine, the closest rival."""

import cimba as cb
from cimba import random

from benchmarks.peers import quarter
from benchmarks.peers.quarter import COUNTED, Counts

# Compiled code reads plain names of its module.
SHAPE, SCALE, BOOKS = quarter.CALL_SHAPE, quarter.CALL_SCALE, quarter.BOOKS
DELAY_MU, DELAY_SIGMA = quarter.DELAY_MU, quarter.DELAY_SIGMA
MEETING_MU, MEETING_SIGMA = quarter.MEETING_MU, quarter.MEETING_SIGMA
BETWEEN, NO_SHOW, SIGNS = quarter.BETWEEN_DELIVERIES, quarter.NO_SHOW, quarter.SIGNS


class Quarter(cb.Model):
    """Appointments differ in nothing but their place in the queue, so that a counter is all the queue there is."""

    queue: cb.Container
    calls: cb.Output[float] = 0.0
    bookings: cb.Output[float] = 0.0
    deliveries: cb.Output[float] = 0.0
    held: cb.Output[float] = 0.0
    missed: cb.Output[float] = 0.0
    signed: cb.Output[float] = 0.0

    @cb.process(copies=quarter.REPS)
    def rep(self) -> None:
        """Call after call."""
        while True:
            cb.hold(random.gamma(SHAPE, SCALE))
            self.calls += 1.0
            if random.uniform() < BOOKS:
                self.bookings += 1.0
                cb.schedule(self.due, random.lognormal(DELAY_MU, DELAY_SIGMA))

    @cb.event
    def due(self) -> None:
        """An appointment joins the queue."""
        self.queue.put(1)

    @cb.process
    def platform(self) -> None:
        """Appointments from outside, due at once."""
        while True:
            cb.hold(random.exponential(BETWEEN))
            self.deliveries += 1.0
            self.queue.put(1)

    @cb.process(copies=quarter.CLOSERS)
    def closer(self) -> None:
        """One appointment after the other."""
        while True:
            self.queue.get(1)
            if random.uniform() < NO_SHOW:
                self.missed += 1.0
            else:
                cb.hold(random.lognormal(MEETING_MU, MEETING_SIGMA))
                self.held += 1.0
                if random.uniform() < SIGNS:
                    self.signed += 1.0


def run(replications: int, seed: int, workers: int = 1) -> list[Counts]:
    """Simulate some replications; the first call in a process compiles."""
    model = Quarter()
    window = cb.Window(duration=quarter.HOURS)
    results = cb.Experiment(model, replications=replications, window=window, seed=seed).run(workers=workers)
    columns = [getattr(results[model], name).values.ravel().tolist() for name in COUNTED]
    return [Counts(*row) for row in zip(*columns, strict=True)]

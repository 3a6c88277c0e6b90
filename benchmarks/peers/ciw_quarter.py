"""The team quarter in Ciw, a network of queues.

Nobody in Ciw can go on calling while what he booked goes its way, so calls are the customers here: a list of numbers
to dial that never runs dry waits before five servers. Nodes: 1 calls, 2 the delay, 3 the closers, 4 the platform's door.
"""

from random import Random
from typing import Any

import ciw

from benchmarks.peers import quarter
from benchmarks.peers.quarter import Counts

CALLING, DELAY, CLOSING, DOOR = 1, 2, 3, 4
#: Numbers on the list at the start; it is topped up as fast as five reps dial on average, about 100 more or fewer.
TO_DIAL = 500


class Numbers(ciw.dists.Distribution):
    """How many numbers join the list: many at first, then one at a time."""

    def __init__(self) -> None:
        self.started = False

    def sample(self, t: float | None = None, ind: Any = None) -> int:
        """Draw one value."""
        if self.started:
            return 1
        self.started = True
        return TO_DIAL


class Meeting(ciw.dists.Distribution):
    """Hours of an appointment: none when it is missed."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """Draw one value."""
        if self.random.random() < quarter.NO_SHOW:
            return 0.0
        return self.random.lognormvariate(quarter.MEETING_MU, quarter.MEETING_SIGMA)


def network(random: Random) -> Any:
    """Lay the network out."""
    return ciw.create_network(
        arrival_distributions=[
            ciw.dists.Sequential([0.0, *[quarter.CALL_MEAN / quarter.REPS] * 100_000]),
            None,
            None,
            ciw.dists.Exponential(1.0 / quarter.BETWEEN_DELIVERIES),
        ],
        batching_distributions=[Numbers(), *[ciw.dists.Deterministic(1)] * 3],
        service_distributions=[
            ciw.dists.Gamma(quarter.CALL_SHAPE, quarter.CALL_SCALE),
            ciw.dists.Lognormal(quarter.DELAY_MU, quarter.DELAY_SIGMA),
            Meeting(random),
            ciw.dists.Deterministic(0.0),
        ],
        routing=[
            [0.0, quarter.BOOKS, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
        ],
        number_of_servers=[quarter.REPS, float("inf"), quarter.CLOSERS, float("inf")],
    )


def counted(records: list[Any], random: Random) -> Counts:
    """Count what the records of all services tell; the signature, which changes nothing else, is drawn here."""
    counts = Counts()
    for record in records:
        if record.node == CALLING:
            counts.calls += 1
            counts.bookings += record.destination == DELAY
        elif record.node == DOOR:
            counts.deliveries += 1
        elif record.node == CLOSING and record.service_time == 0.0:
            counts.missed += 1
        elif record.node == CLOSING:
            counts.held += 1
            counts.signed += random.random() < quarter.SIGNS
    return counts


def run(replications: int, seed: int) -> list[Counts]:
    """Simulate some replications, one after the other."""
    done = []
    for number in range(replications):
        ciw.seed(seed + number)
        random = Random(seed + number)
        simulation = ciw.Simulation(network(random))
        simulation.simulate_until_max_time(quarter.HOURS)
        done.append(counted(simulation.get_all_records(), random))
    return done

"""Counting events, in two ways that are kept apart.

*Events of the model* are what happens in a simulated quarter: attempts, opportunities opened (a success or a delivery),
appointments held, missed or expired, quotes. The same path has the same number in every engine and every tool, however
few events the tool itself spends on it, so that "nanoseconds an event" can be compared between them. The quarter before
a steady start is counted too: it is simulated.

*Events of SimPy* are what `Environment.step` processes: timeouts, requests, process starts and ends.
"""

from collections.abc import Callable, Sequence
from unittest.mock import patch

import simpy

from simulator.engine.reference import ReferenceEngine
from simulator.engine.reference.ledger import Ledger
from simulator.parameters import Parameters

#: The counts that are events; the others (appointments, delivered, accepted, signed) come at the same instants.
OF_THE_MODEL = frozenset({"attempts", "opened", "held", "missed", "quotes", "expired"})


def simpy_events(work: Callable[[], object]) -> int:
    """Events that SimPy processes during the work."""
    events, step = 0, simpy.Environment.step

    def counting(env: simpy.Environment) -> None:
        nonlocal events
        events += 1
        step(env)

    with patch.object(simpy.Environment, "step", counting):
        work()
    return events


def model_events(parameters: Parameters, rows: Sequence[int]) -> float:
    """Events of the model in these rows of all mixes, the opening phases included."""
    events, count = 0.0, Ledger.count

    def counting(ledger: Ledger, source: int, headline: bool, what: str, times: float = 1.0) -> None:
        nonlocal events
        if what in OF_THE_MODEL:
            events += times
        count(ledger, source, headline, what, times)

    with patch.object(Ledger, "count", counting):
        ReferenceEngine().run(parameters, rows)
    return events

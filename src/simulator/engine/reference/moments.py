"""What happens first at one instant (model.md section 4), as SimPy event priorities."""

from typing import Protocol

from simpy import Environment, Event

#: SimPy starts processes and interrupts them at priority 0; everything of the model comes after.
TASK_ENDS = 2
GAP_ENDS = 3
FALLS_DUE = 4
WINDOWS_CHANGE = 5
DISPATCH = 6


class Moment(Event):
    """A timeout with a rank among the events of its instant."""

    def __init__(self, env: Environment, time: float, rank: int) -> None:
        self.env = env
        self.callbacks = []
        self._ok = True
        self._value = None
        env.schedule(self, rank, time - env.now)  # type: ignore[arg-type]  # SimPy accepts any ordered priority


class Clock(Protocol):
    """Something that knows the time: SimPy's environment."""

    @property
    def now(self) -> float:
        """Hours from the horizon's start."""

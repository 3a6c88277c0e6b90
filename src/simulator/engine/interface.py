"""What every engine does, and what it hands back: tallies a row, and the diary of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from simulator.engine.tallies import Tallies
from simulator.parameters import Parameters


@dataclass(frozen=True)
class DiaryEntry:
    """One thing that happened in a simulated quarter.

    `time` and `until` are in hours from the horizon's start; `what` is a code ("task", "missed", "prospect",
    "restart", "commitment", "absent", "leave", "opened", "delivered", "accepted", "refused", "signed",
    "expired", "rebooked", "lost", "set_up", "validate", "idle"); money is in the scenario's currency.
    """

    time: float
    what: str
    until: float | None = None
    profile: str | None = None
    person: int | None = None
    activity: str = ""
    source: str = ""
    opportunity: str = ""
    waited_days: float | None = None
    value: float | None = None


class Engine(Protocol):
    """Same rules, same streams, same path: engines differ in speed only (model.md section 6)."""

    @property
    def name(self) -> str:
        """Name of the engine."""

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Simulate every mix of `parameters` in the rows given.

        Parameters
        ----------
        parameters : Parameters
            Draws `first_draw` .. `first_draw + draws - 1`.
        rows : sequence of int
            Row n is replication n % 2 of draw n // 2; each draw must lie in `parameters`.

        Returns
        -------
        Tallies
            One entry a mix and a row, in the order given.
        """

    def diary(self, parameters: Parameters, mix: str, row: int) -> list[DiaryEntry]:
        """Tell one row of one mix, in order of time."""

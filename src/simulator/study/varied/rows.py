"""Rows of one mix in one variant of a scenario, and what they differ by from the unchanged one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.outcomes import Floats, OutcomesReader
from simulator.scenario import Scenario
from simulator.statistics import Design, Estimate, mean_estimate, ratio_of_means
from simulator.study.run import run
from simulator.study.settings import Settings
from simulator.study.varied.variants import Change, variants
from simulator.study.whole import whole


@dataclass(frozen=True, eq=False)
class Rows:
    """Outcomes of one mix."""

    outcomes: OutcomesReader
    mix: str
    design: Design

    def of(self, column: str) -> Floats:
        """One column, (rows,)."""
        return self.outcomes.of(self.mix, column)

    @property
    def net(self) -> Floats:
        """Net, and that of the deals inherited, which a change can spoil, (rows,)."""
        return self.of("net") + self.of("opening/net")

    def gain(self, other: "Rows") -> Estimate:
        """Mean paired difference of net to other rows."""
        return mean_estimate(self.net - other.net, self.design)

    def gain_for_each(self, other: "Rows", units: Floats) -> Estimate:
        """The same for each unit more, a ratio of means; `units` (rows,) is how many more there are."""
        return ratio_of_means(self.net - other.net, units, self.design)


@dataclass
class Bench:
    """Simulates variants, tells how far it is, and counts the quarters."""

    engine: Engine
    settings: Settings
    by: Way
    planned: int = 0
    done: int = 0
    quarters: int = 0

    def rows(self, scenario: Scenario, mix: str) -> Rows:
        """Simulate one mix of a scenario.

        Raises
        ------
        KeyboardInterrupt
            When the user stopped before the last row.
        """
        return self.rows_of_each(scenario, (mix,))[0]

    def rows_of_each(self, scenario: Scenario, mixes: tuple[str, ...]) -> list[Rows]:
        """Simulate some mixes of a scenario side by side: what is open at the start of a row is simulated once for all.

        Raises
        ------
        KeyboardInterrupt
            When the user stopped before the last row.
        """
        told = replace(self.settings, mixes=mixes, progress=partial(self._tell, len(mixes)))
        found = whole(run(scenario, self.engine, told, self.by))
        self.done += len(mixes)
        self.quarters += found.outcomes.rows * len(mixes)
        return [Rows(found.outcomes, mix, found.design) for mix in mixes]

    def variants(self, scenario: Scenario, changes: Sequence[Change]) -> list[Rows]:
        """Simulate mixes of a scenario with something changed in each, side by side.

        Raises
        ------
        KeyboardInterrupt
            When the user stopped before the last row.
        """
        return self.rows_of_each(*variants(scenario, changes)) if changes else []

    def _tell(self, variants: int, done: int, rows: int) -> None:
        """Tell how many variants are done, of some that run side by side so many rows of all."""
        reached = self.done + variants * done // rows
        self.settings.progress(reached, max(self.planned, reached + 1))

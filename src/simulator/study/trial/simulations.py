"""One excerpt after the other, on the same draws, telling how far all of them are."""

from dataclasses import replace

from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.sampling import Excerpt
from simulator.study.run import Run, run
from simulator.study.settings import Settings, part_of
from simulator.study.trial.plan import Plan
from simulator.study.whole import whole


class Simulations:
    """Runs excerpts of a plan.

    Parameters
    ----------
    plan, engine, settings
        What is simulated; `settings.progress` is told rows of all excerpts together.
    by : Way
        Who does the work.
    rows : int
        Rows of all excerpts together, so far as is known.
    """

    def __init__(self, plan: Plan, engine: Engine, settings: Settings, by: Way, rows: int) -> None:
        self.plan = plan
        self.engine = engine
        self.settings = settings
        self.by = by
        self.rows = rows
        self.done = 0
        self.simulated = 0
        """Rows of all mixes together."""

    def run(self, excerpt: Excerpt, mixes: tuple[str, ...], times: int = 1) -> Run:
        """Run the settings' rows, so many times over.

        Raises
        ------
        KeyboardInterrupt
            When the user stopped before the last row.
        """
        settings = replace(self.settings, rows=times * self.settings.rows, mixes=mixes)
        told = part_of(settings, self.done, self.rows)
        done = whole(run(self.plan.stretched(excerpt), self.engine, told, self.by, excerpt))
        self.done += settings.rows
        self.simulated += settings.rows * len(done.outcomes.mixes)
        return done

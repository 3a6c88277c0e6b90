"""Before, after and the change between, with the error that the rows allow."""

import math
from dataclasses import dataclass

import numpy as np

from simulator.compared import FigureChange
from simulator.outcomes import Floats
from simulator.statistics import Design, Estimate, least_error, mean_estimate, proportion
from simulator.study.compare_runs.figures import Figure
from simulator.study.compare_runs.folder import RunFolder

Three = tuple[Estimate, Estimate, Estimate]


@dataclass(frozen=True, eq=False)
class Both:
    """Two runs: their first `rows` rows meet the same luck, row by row, unless `because` says why not."""

    before: RunFolder
    after: RunFolder
    because: str
    rows: int

    @property
    def paired(self) -> bool:
        """Whether changes are read row by row."""
        return not self.because

    def change(self, figure: Figure) -> FigureChange:
        """Compare one figure: off the rows when these are paired and have it, else off the two summaries."""
        paired = self.paired and figure.rows is not None
        found = self._of_rows(figure) if paired else self._of_summaries(figure)
        return FigureChange(figure.mix, figure.against, figure.name, figure.unit, *found, paired=paired)

    def _of_rows(self, figure: Figure) -> Three:
        if figure.rows is None:
            return self._of_summaries(figure)
        before, after = (figure.rows(run)[: self.rows] for run in (self.before, self.after))
        return paired_change(before, after, self.after.design(self.rows), share=figure.unit == "probability")

    def _of_summaries(self, figure: Figure) -> Three:
        return independent_change(self.before.told(*figure.keys), self.after.told(*figure.keys))


def both_runs(before: RunFolder, after: RunFolder) -> Both:
    """Tell whether two runs met the same luck in their rows, and in how many.

    Rows of plain samples depend on the seed and on their own number only, so a shorter run is the beginning of a longer
    one; quasi-random designs of different sizes share nothing. Another version of the program may deal luck differently.
    """
    one, other = before.facts, after.facts
    designs = (before.planned, one.rows) == (after.planned, other.rows)
    reasons = {
        "seed": one.seed != other.seed,
        "sampling": one.sampling != other.sampling,
        "design": one.sampling != "plain" and not designs,
        "version": one.version != other.version,
    }
    because = next((name for name, holds in reasons.items() if holds), "")
    return Both(before, after, because, min(one.rows, other.rows))


def paired_change(before: Floats, after: Floats, design: Design, *, share: bool) -> Three:
    """Means of both and of their difference, row by row: what the runs share cancels out of its error.

    Parameters
    ----------
    before, after : (rows,) float
        The same rows in both runs; one that is nan in either is left out of both.
    design : Design
        How the rows were sampled.
    share : bool
        They are shares of rows: no error is below `least_error`, since rows that all agree prove no certainty.
    """
    undefined = np.isnan(before) | np.isnan(after)
    one, other = np.where(undefined, np.nan, before), np.where(undefined, np.nan, after)
    change = mean_estimate(other - one, design)
    if not share:
        return mean_estimate(one, design), mean_estimate(other, design), change
    least = least_error(design.draws)
    return proportion(one, design), proportion(other, design), Estimate(change.value, max(change.se, least))


def independent_change(before: Estimate, after: Estimate) -> Three:
    """Both, and their difference with the error of two independent runs."""
    return before, after, Estimate(after.value - before.value, math.hypot(before.se, after.se))

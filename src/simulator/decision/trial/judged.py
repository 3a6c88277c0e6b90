"""What one length of trial is worth knowing, and how well a plain rule uses it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information import Again, Choice
from simulator.decision.trial.errors import known
from simulator.decision.trial.folds import Shown
from simulator.decision.trial.thresholds import Levels, Rule
from simulator.statistics import Estimate, LeftOut, least_error
from simulator.statistics.arrays import FloatArray, Indices, ranks

#: Figures of a length besides EVSI, in the order in which they are worked out.
FIGURES = ("value", "wrong", "loss", "changed", "wrong_at_once")


@dataclass(frozen=True, eq=False)
class Stakes:
    """What each option brings a week, luck averaged out, and which draw each simulated trial belongs to.

    Attributes
    ----------
    gain : LeftOut
        Means (1 + groups, draws, options - 1) of every option but the first, which is to stop, against it.
    draw : (rows,) int
        Draw of each trial.
    """

    gain: LeftOut
    draw: Indices

    @property
    def variants(self) -> int:
        """The whole, and each group left out."""
        return len(self.gain.means)

    def of_rows(self, variant: int) -> FloatArray:
        """Gain of every option, the first being nought, for each trial, (rows, options)."""
        means = self.gain.means[variant][self.draw]
        return np.hstack([np.zeros((len(means), 1)), means])

    def in_variant(self, variant: int) -> NDArray[np.bool_]:
        """Whether each trial is of a draw that a variant was made of, (rows,)."""
        return self.gain.kept(variant)[self.draw]

    def kept(self, variant: int) -> Indices:
        """Trials of the draws that a variant was made of."""
        return np.flatnonzero(self.in_variant(variant)).astype(np.int32)

    def informed(self, seen: FloatArray) -> tuple[Estimate, FloatArray, NDArray[np.intp]]:
        """EVSI of all draws, then of each variant, (variants,), and the option taken for it, (variants, rows)."""
        information, best = self._choice.with_results(seen)
        values, others = self._again.with_results(seen)
        return information, np.append(information.value, values), np.vstack([best, others])

    @cached_property
    def _choice(self) -> Choice:
        """The same at every length."""
        return Choice.of(self.of_rows(0), ranks(self.draw))

    @cached_property
    def _again(self) -> Again:
        """The same choice without each group."""
        variants = range(1, self.variants)
        kept = np.array([self.in_variant(v) for v in variants])
        return Again(self._choice, kept, np.array([self.of_rows(v) for v in variants]))


@dataclass(frozen=True, eq=False)
class Judged:
    """Figures of one length, each (1 + groups,): of all draws, then with each group left out; gains are a week's.

    Attributes
    ----------
    evsi
        What the best use of everything the trial shows gains over choosing at once.
    evsi_error
        Error of the first that the choice of draws gives alone.
    unseen : float
        Error of what is learned where no draw differs from another, though they may: see `judge`.
    value
        What the plain rule gains over choosing at once.
    wrong
        How often the rule takes another option than the one that is best given the beliefs.
    loss
        What it loses against always taking that one.
    changed
        How often the best use of everything the trial shows, of which `evsi` is the worth, takes another option than
        would be taken at once.
    wrong_at_once
        How often that one is wrong.
    rule
        The rule chosen on all draws.
    taken : (options,) float
        How often that rule takes each option.
    """

    evsi: FloatArray
    evsi_error: float
    unseen: float
    value: FloatArray
    wrong: FloatArray
    loss: FloatArray
    changed: FloatArray
    wrong_at_once: FloatArray
    rule: Rule
    taken: FloatArray

    def chance(self, figure: FloatArray, draws: int) -> Estimate:
        """A probability with its error, over so many draws that may differ; 0 when all are alike."""
        return known(figure, least_error(draws) if draws else 0.0)


def judge(stakes: Stakes, shown: Shown, seen: FloatArray, draws: int = 0) -> Judged:
    """Judge a trial by what it shows on its last day.

    The rule is chosen on four fifths of the draws and scored on the last, five times. Every figure is worked out again
    with each group of draws left out, fit and rule and all, so that its error has all of them; folds, and the columns that
    the fit is on, stay.

    Parameters
    ----------
    stakes : Stakes
        What is decided.
    shown : Shown
        The counts that the rule may use.
    seen : (rows, m) float
        Everything that the trial shows.
    draws : int
        Draws that may differ; 0 when all are known to be alike. When the fit finds no difference between them, as among
        few draws, one that was not seen may still turn the choice: no more often than the rule of three allows
        (`simulator.statistics.least_error`), and for about what stands between the two best options.
    """
    information, evsi, best = stakes.informed(seen)
    values = np.array([_figures(stakes, v, shown, taken) for v, taken in enumerate(best)]).T
    gain = stakes.of_rows(0)
    rule = shown.rule(gain)
    taken = np.bincount(rule.chosen(shown.counts, gain.shape[1]), minlength=gain.shape[1]) / len(gain)
    named = dict(zip(FIGURES, values, strict=True))
    unseen = _unseen(gain, draws)
    return Judged(
        evsi=evsi, evsi_error=max(information.se, unseen), unseen=unseen, rule=rule, taken=taken, **named
    )


def _unseen(gain: FloatArray, draws: int) -> float:
    """Error of what is learned when the gains (rows, options) are the same in all of so many draws."""
    if not draws or float(np.ptp(gain, axis=0).max()) > 0.0:
        return 0.0
    second, first = np.sort(gain[0])[-2:]
    return least_error(draws) * float(first - second)


def _figures(stakes: Stakes, variant: int, shown: Shown, best: NDArray[np.intp]) -> list[float]:
    """The `FIGURES` of one variant, from the option that is taken for all that the trial shows, (rows,)."""
    rows = stakes.kept(variant)
    gain = stakes.of_rows(variant)[rows]
    at_once = int(np.argmax(gain.mean(axis=0)))
    chosen = shown.only(rows).decided(gain)
    changed = float((best[rows] != at_once).mean())
    wrong_at_once = float((gain[:, at_once] < gain.max(axis=1)).mean())
    return [*scores(gain, chosen, at_once), changed, wrong_at_once]


def scores(gain: FloatArray, chosen: Levels, at_once: int) -> list[float]:
    """What the options chosen gain over choosing at once, how often they are wrong, and what that loses."""
    best, got = gain.max(axis=1), np.take_along_axis(gain, chosen[:, None], axis=1)[:, 0]
    return [
        float(got.mean() - gain[:, at_once].mean()),
        float((got < best).mean()),
        float((best - got).mean()),
    ]

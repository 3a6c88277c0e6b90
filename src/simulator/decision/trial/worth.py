"""What a trial is worth: what is learned, for as long as it is used, less what the trial costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision.judgement import Z95
from simulator.decision.trial.judged import Judged
from simulator.statistics import Estimate, jackknifed
from simulator.statistics.arrays import FloatArray

#: A trial that leads to another choice less often than this changes nothing, whatever its errors.
CHANGES_LITTLE = 0.01


@dataclass(frozen=True, eq=False)
class Worth:
    """One length in money, today's, each figure (1 + groups,).

    Attributes
    ----------
    information
        EVSI over the weeks that follow.
    cost
        What the trial costs against the best option without it.
    at_once : int
        That option.
    """

    information: FloatArray
    information_error: float
    cost: FloatArray
    at_once: int

    @property
    def net(self) -> FloatArray:
        """Expected net benefit of sampling, (1 + groups,)."""
        return self.information - self.cost

    @property
    def estimates(self) -> tuple[Estimate, Estimate, Estimate]:
        """Information, cost and net, with their errors."""
        least = self.information_error
        return jackknifed(self.information, least), jackknifed(self.cost), jackknifed(self.net, least)


def worth(judged: Judged, gain: FloatArray, during: FloatArray, weeks: float) -> Worth:
    """Weigh a trial.

    Without it the best option is chosen at once: it brings `during` while the trial would last, then its gain for the
    weeks that follow. The trial brings its own, then the gain of what is chosen after it. So the set-up and the ramp of
    a platform are paid once, in `during`.

    Parameters
    ----------
    judged : Judged
        The length.
    gain : (1 + groups, options) float
        Mean gain of each option a week, the first being nought.
    during : (1 + groups, options) float
        What each option brings while the trial lasts, more than the trial.
    weeks : float
        Weeks that follow, discounted.
    """
    later = weeks * gain
    without = during + later
    return Worth(
        weeks * judged.evsi,
        weeks * judged.evsi_error,
        without.max(axis=1) - later.max(axis=1),
        int(np.argmax(without[0])),
    )


def best_length(worths: Sequence[Worth]) -> tuple[int, int]:
    """Number of the length of the greatest net benefit, and of the shortest that cannot be told from it."""
    nets = np.array([one.net for one in worths])
    best = int(np.argmax(nets[:, 0]))
    for k, net in enumerate(nets[: best + 1]):
        gap = jackknifed(nets[best] - net)
        if not gap.value > Z95 * gap.se:
            return best, k
    return best, best


def verdict(net: Estimate, changed: float) -> str:
    """Tell whether a trial is worth running.

    Returns
    -------
    str
        "not_worth" when the net benefit is below nought beyond its error; else "changes_nothing" when what the trial
        shows hardly ever leads to another choice (`changed` is how often); "worth" when the net benefit is above nought
        beyond its error; "undecided" when only more rows can tell.
    """
    if net.value + Z95 * net.se < 0.0:
        return "not_worth"
    if changed < CHANGES_LITTLE:
        return "changes_nothing"
    if net.value - Z95 * net.se > 0.0:
        return "worth"
    return "undecided"

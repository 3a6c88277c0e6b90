"""Expected value of information, each with its Monte Carlo error."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.error import doubt, gain, handicap, mean_error
from simulator.decision.information.folds import Folds
from simulator.decision.information.scores import normal_scores
from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.estimates import Estimate


def evpi(
    net_benefit: FloatArray, beliefs: FloatArray | None = None, *, clusters: Indices | None = None
) -> Estimate:
    """Expected value of perfect information: of knowing every belief before the choice.

    E[max E[net | beliefs]] - max E[net] (H. Raiffa and R. Schlaifer, Applied Statistical Decision Theory (1961),
    chapter 4).

    Parameters
    ----------
    net_benefit : (draws, mixes) float
        Net benefit of each mix in each draw; with `beliefs` it may hold luck.
    beliefs : (draws, k) float, optional
        The beliefs of each draw; the means given them are then fitted. Without them `net_benefit` is taken as those
        means: with luck in it, the luck would be paid for.
    clusters : (draws,) int, optional
        Draws that are not independent of each other; each its own unless stated.

    Returns
    -------
    Estimate
        In the unit of `net_benefit`. Never below zero in truth; an estimate may fall below by its error.

    Raises
    ------
    ValueError
        If the arrays do not have one row a draw, or hold what is not finite.
    """
    choice = Choice.of(net_benefit, clusters)
    if beliefs is None:
        held = np.full(len(choice.net), np.argmax(choice.net.mean(axis=0)))
        return choice.estimate([gain(choice.net, np.argmax(choice.net, axis=1), held)])
    return choice.with_known(_table(beliefs, "beliefs"))[0]


def evpi_and_choices(
    net_benefit: FloatArray, beliefs: FloatArray, *, clusters: Indices | None = None
) -> tuple[Estimate, NDArray[np.intp]]:
    """`evpi`, and the mix that is best in each draw given the beliefs, (draws,), as `expected_regret` wants it."""
    return Choice.of(net_benefit, clusters).with_known(_table(beliefs, "beliefs"))


def evppi(
    net_benefit: FloatArray,
    beliefs: FloatArray,
    of: int | Sequence[int],
    *,
    clusters: Indices | None = None,
) -> Estimate:
    """Expected value of partial perfect information: of knowing one belief, or a group of them.

    Fitted by regression (M. Strong, J. E. Oakley and A. Brennan, Medical Decision Making 34 (2014) 311-326).

    Parameters
    ----------
    net_benefit, beliefs, clusters
        As for `evpi`.
    of : int or sequence of int
        Columns of `beliefs` that would be known.

    Returns
    -------
    Estimate
        In the unit of `net_benefit`.

    Raises
    ------
    ValueError
        As for `evpi`.
    """
    columns = [of] if isinstance(of, int | np.integer) else list(of)
    return Choice.of(net_benefit, clusters).with_known(_table(beliefs, "beliefs")[:, columns])[0]


def evppi_of_each(
    net_benefit: FloatArray, beliefs: FloatArray, *, clusters: Indices | None = None
) -> list[Estimate]:
    """`evppi` of each belief alone."""
    choice = Choice.of(net_benefit, clusters)
    return [choice.with_known(column[:, None])[0] for column in _table(beliefs, "beliefs").T]


def evsi(net_benefit: FloatArray, trial_results: FloatArray, *, clusters: Indices | None = None) -> Estimate:
    """Expected value of sample information: of choosing after a trial instead of before.

    The mean net benefit given what the trial shows is fitted by regression on the results simulated under each draw
    (M. Strong et al., Medical Decision Making 35 (2015) 570-583). The luck of a simulated trial must have random
    numbers of its own: shared with what drew the beliefs or the net benefit, it biases the value.

    Parameters
    ----------
    net_benefit, clusters
        As for `evpi`.
    trial_results : (draws, m) float
        What a trial would show in each draw.

    Returns
    -------
    Estimate
        In the unit of `net_benefit`.

    Raises
    ------
    ValueError
        As for `evpi`.
    """
    return Choice.of(net_benefit, clusters).with_results(trial_results)[0]


def enbs(information: Estimate, cost: Estimate | float, times: float = 1.0) -> Estimate:
    """Expected net benefit of sampling: `times` what the information is worth once, less the trial's cost.

    Parameters
    ----------
    information : Estimate
        What `evsi` gives.
    cost : Estimate or float
        What the trial costs against the best alternative, in the same unit.
    times : float
        How often what is learned is used: weeks that follow over weeks of the net benefit, discounted.
    """
    paid = cost if isinstance(cost, Estimate) else Estimate(float(cost), 0.0)
    return Estimate(times * information.value - paid.value, float(np.hypot(times * information.se, paid.se)))


@dataclass(frozen=True, eq=False)
class Choice:
    """A choice between mixes, by their net benefit (draws, mixes), draws belonging to clusters (draws,).

    Several things that might be known are weighed against the same choice: what it is without them is found once.
    """

    net: FloatArray
    clusters: Indices

    @classmethod
    def of(cls, net_benefit: FloatArray, clusters: Indices | None) -> "Choice":
        net = _table(net_benefit, "net_benefit")
        return cls(net, _clusters(clusters, net))

    def with_known(self, known: FloatArray) -> tuple[Estimate, NDArray[np.intp]]:
        """Mean gain of choosing with the knowledge over choosing without, both on other folds; and what is chosen with it.

        The mix held without it is not the best in the draws that are scored: flattered by their luck, it would put
        knowledge that is worth nothing below nothing.
        """
        if len(known) != len(self.net):
            raise ValueError(f"{len(known)} draws known for {len(self.net)} draws of net benefit")
        rules = self.folds.choices(normal_scores(known), self._handicap)
        return self.estimate([gain(self.net, rule, self._held) for rule in rules]), rules[0]

    def with_results(self, trial_results: FloatArray) -> tuple[Estimate, NDArray[np.intp]]:
        """`evsi`, and the option chosen after what the trial shows in each draw, (draws,), by a fit on the other draws."""
        return self.with_known(_table(trial_results, "trial_results"))

    def estimate(self, gains: list[FloatArray]) -> Estimate:
        """Mean of the first gain.

        Its error is the largest spread of any, for a fit may see nothing to choose and its gain then does not vary, and
        at least that of a single draw that might have chosen otherwise; to which comes the doubt about the mix held.
        """
        spread = float(mean_error(np.column_stack(gains), self.clusters).max())
        return Estimate(float(gains[0].mean()), float(np.hypot(max(spread, self._single), self._doubt)))

    @cached_property
    def folds(self) -> Folds:
        """The draws in folds, each judged by the others."""
        return Folds.of(self.net, self.clusters)

    @cached_property
    def _held(self) -> NDArray[np.intp]:
        return self.folds.held()

    @cached_property
    def _handicap(self) -> FloatArray:
        return handicap(self.net, self.clusters)

    @cached_property
    def _single(self) -> float:
        return float((self.net - self.net[:, :1]).std(axis=0).max() / len(self.net))

    @cached_property
    def _doubt(self) -> float:
        return doubt(self.net, self.clusters)


@dataclass(frozen=True, eq=False)
class Again:
    """A choice that is made again and again, each time without some draws, in the folds and on the columns of all of them.

    Attributes
    ----------
    choice : Choice
        Of all draws.
    kept : (times, draws) bool
        Draws that count, each time.
    nets : (times, draws, mixes) float
        Net benefit, each time.
    """

    choice: Choice
    kept: NDArray[np.bool_]
    nets: FloatArray

    def with_results(self, trial_results: FloatArray) -> tuple[FloatArray, NDArray[np.intp]]:
        """Mean gain, (times,), of choosing after a trial, and the option chosen in each draw, (times, draws).

        Where a draw does not count, it does not matter which.
        """
        scores = normal_scores(_table(trial_results, "trial_results"))
        rules = self.choice.folds.choices_of_each(self._folds, scores)
        each = zip(self.nets, rules, self._held, self.kept, strict=True)
        return np.array([gain(net, rule, held)[own].mean() for net, rule, held, own in each]), rules

    @cached_property
    def _folds(self) -> list[Folds]:
        return [self.choice.folds.only(*one) for one in zip(self.kept, self.nets, strict=True)]

    @cached_property
    def _held(self) -> list[NDArray[np.intp]]:
        return [folds.held() for folds in self._folds]


def _clusters(clusters: Indices | None, net: FloatArray) -> Indices:
    if clusters is None:
        return np.arange(len(net), dtype=np.int32)
    if clusters.shape != (len(net),):
        raise ValueError(f"clusters of shape {clusters.shape} for {len(net)} draws")
    return clusters


def _table(values: FloatArray, name: str) -> FloatArray:
    table = np.asarray(values, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    if table.ndim != 2 or not len(table) or not np.isfinite(table).all():
        raise ValueError(f"{name} must be a table of finite numbers, one row a draw")
    return table

"""Expected value of information, each with its Monte Carlo error."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.error import doubt, gain, handicap, mean_error
from simulator.decision.information.folds import choices, straight_choices
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
    net = _table(net_benefit, "net_benefit")
    if beliefs is None:
        held = np.full(len(net), np.argmax(net.mean(axis=0)))
        return _estimate(net, [gain(net, np.argmax(net, axis=1), held)], _clusters(clusters, net))
    return _worth(net, _table(beliefs, "beliefs"), clusters)[0]


def evpi_and_choices(
    net_benefit: FloatArray, beliefs: FloatArray, *, clusters: Indices | None = None
) -> tuple[Estimate, NDArray[np.intp]]:
    """`evpi`, and the mix that is best in each draw given the beliefs, (draws,), as `expected_regret` wants it."""
    return _worth(_table(net_benefit, "net_benefit"), _table(beliefs, "beliefs"), clusters)


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
    table = _table(beliefs, "beliefs")
    columns = [of] if isinstance(of, int | np.integer) else list(of)
    return _worth(_table(net_benefit, "net_benefit"), table[:, columns], clusters)[0]


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
    return evsi_and_choices(net_benefit, trial_results, clusters=clusters)[0]


def evsi_and_choices(
    net_benefit: FloatArray, trial_results: FloatArray, *, clusters: Indices | None = None
) -> tuple[Estimate, NDArray[np.intp]]:
    """`evsi`, and the option chosen after what the trial shows in each draw, (draws,), by a fit on the other draws."""
    return _worth(_table(net_benefit, "net_benefit"), _table(trial_results, "trial_results"), clusters)


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


def _worth(net: FloatArray, known: FloatArray, clusters: Indices | None) -> tuple[Estimate, NDArray[np.intp]]:
    """Mean gain of choosing with the knowledge over choosing without, both on other folds; and what is chosen with it.

    The mix held without it is not the best in the draws that are scored: flattered by their luck, it would put
    knowledge that is worth nothing below nothing.
    """
    if len(known) != len(net):
        raise ValueError(f"{len(known)} draws known for {len(net)} draws of net benefit")
    grouped = _clusters(clusters, net)
    chosen = choices(net, known, grouped)
    held = choices(net, np.empty((len(net), 0)), grouped)
    rules = [chosen, straight_choices(net + handicap(net, grouped), known, grouped)]
    return _estimate(net, [gain(net, rule, held) for rule in rules], grouped), chosen


def _estimate(net: FloatArray, gains: list[FloatArray], clusters: Indices) -> Estimate:
    """Mean of the first gain.

    Its error is the largest spread of any, for a fit may see nothing to choose and its gain then does not vary, and at
    least that of a single draw that might have chosen otherwise; to which comes the doubt about the mix held.
    """
    spread = float(mean_error(np.column_stack(gains), clusters).max())
    single = (net - net[:, :1]).std(axis=0).max() / len(net)
    return Estimate(float(gains[0].mean()), float(np.hypot(max(spread, single), doubt(net, clusters))))


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

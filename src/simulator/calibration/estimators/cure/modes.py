"""Where the posterior is highest, and the bells from which draws are first proposed."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from simulator.calibration.estimators.cure.delays import DelayLaw
from simulator.calibration.estimators.cure.likelihood import (
    LOST,
    LOST_CV,
    LOST_MEAN,
    WON,
    WON_CV,
    WON_MEAN,
    DelayPrior,
    Seen,
    log_posterior,
)
from simulator.calibration.estimators.cure.proposals import Bell, bell
from simulator.calibration.estimators.records import Floats

#: The mode is searched for with so many steps at most, on differences over such a width.
STEPS, WIDTH = 60, 1e-4
#: A curvature below this is taken for the prior's.
LEAST_CURVATURE = 0.3
#: An outcome seen less often than this may still come to many deals, later.
SELDOM = 30.0


@dataclass(frozen=True)
class Mode:
    """The highest point, (6,), the covariance of the curvature there, (6, 6), and the evidence by Laplace's approximation."""

    centre: Floats
    covariance: Floats
    evidence: float


def mode_of(deals: Seen, law: DelayLaw, prior: DelayPrior) -> Mode:
    """Climb to the mode of the posterior."""
    step = WIDTH * np.eye(6)

    def target(theta: Floats) -> Floats:
        return log_posterior(theta, deals, law, prior)

    def down(at: Floats) -> tuple[float, Floats]:
        values = -target(np.concatenate((at[None], at + step, at - step)))
        return float(values[0]), (values[1:7] - values[7:]) / (2 * WIDTH)

    best = optimize.minimize(down, _start(deals, prior), jac=True, method="BFGS", options={"maxiter": STEPS})
    at = np.asarray(best.x, dtype=np.float64)
    covariance = _covariance(target, at)
    return Mode(at, covariance, -float(best.fun) + float(np.linalg.slogdet(covariance)[1]) / 2)


def first_bells(deals: Seen, mode: Mode) -> tuple[Bell, ...]:
    """A bell at the mode and, for an outcome seen seldom, one of many such outcomes that come later than was watched."""
    bells = [bell(mode.centre, 1.3 * mode.covariance)]
    watched = max(
        (float(pair[0][-1]) for pair in (deals.open, deals.won, deals.lost) if len(pair[0])), default=1.0
    )
    for pair, (share, mean, cv) in (
        (deals.won, (WON, WON_MEAN, WON_CV)),
        (deals.lost, (LOST, LOST_MEAN, LOST_CV)),
    ):
        if float(pair[1].sum()) < SELDOM:
            centre, covariance = mode.centre.copy(), mode.covariance.copy()
            late = [share, mean, cv]
            covariance[late, :] = covariance[:, late] = 0.0
            covariance[late, late] = (1.5**2, 0.8**2, 0.5**2)
            covariance[np.ix_([WON, LOST], [WON, LOST])] += 0.5
            centre[share], centre[mean] = 0.0, max(centre[mean], math.log(1.5 * max(watched, 1e-3)))
            bells.append(bell(centre, covariance))
    return tuple(bells)


def _start(deals: Seen, prior: DelayPrior) -> Floats:
    """Half of the open deals never close; delays as seen."""
    counts = [float(values[1].sum()) for values in (deals.won, deals.lost, deals.open)]
    never = counts[2] / 2 + 1.0
    logits = [math.log((counts[0] + 1.0) / never), math.log((counts[1] + 1.0) / never)]
    shapes: list[float] = []
    for ages, times in (deals.won, deals.lost):
        mean = float(ages @ times) / float(times.sum()) if len(ages) else prior.mean
        shapes += [math.log(max(mean, deals.resolution, 1e-3)), math.log(prior.cv)]
    return np.array(logits + shapes)


def _covariance(target: Callable[[Floats], Floats], at: Floats) -> Floats:
    """Inverse of the curvature at the mode, kept within what the prior allows where there is hardly any."""
    h = 1e-2
    steps, pairs = h * np.eye(6), [(i, j) for i in range(6) for j in range(i + 1)]
    corners = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    points = [at + a * steps[i] + b * steps[j] for i, j in pairs for a, b in corners]
    values = target(np.array(points)).reshape(-1, 4)
    curvature = np.zeros((6, 6))
    for (i, j), (pp, pm, mp, mm) in zip(pairs, values, strict=True):
        curvature[i, j] = curvature[j, i] = -(pp - pm - mp + mm) / (4 * h * h)
    scale, axes = np.linalg.eigh(curvature)
    return np.asarray((axes / np.maximum(scale, LEAST_CURVATURE)) @ axes.T)

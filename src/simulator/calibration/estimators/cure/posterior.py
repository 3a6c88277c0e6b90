"""Draws of the parameters given the deals, and how much the deals speak for each law of the delays.

Importance sampling in two rounds (O. Cappé, R. Douc, A. Guillin, J.-M. Marin and C. Robert, Statistics and Computing 18
(2008), 447-459): first around the mode, then with the moments that the first round found. A tenth of both is drawn from
the prior, so that no weight grows without bound where the data say little (T. Hesterberg, Technometrics 37 (1995), 185-194).
The mean weight is the evidence for the law, so that the laws' chances come with the draws.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from simulator.calibration.estimators.cure.delays import LAWS, DelayLaw
from simulator.calibration.estimators.cure.likelihood import (
    DelayPrior,
    Seen,
    log_posterior,
    log_prior,
    prior_draws,
)
from simulator.calibration.estimators.records import Family, Floats

#: Share of the draws from the prior, and degrees of freedom of the others' Student's t.
DEFENCE, FREEDOM = 0.1, 5.0
#: A law whose evidence at the mode is below exp(-HOPELESS) of the best one's is not drawn from.
HOPELESS = 12.0
#: Fewer effective draws than this tell no moments.
FEW = 30.0
#: The mode is searched for with so many steps at most.
STEPS = 60


@dataclass(frozen=True)
class Draws:
    """Parameters, (draws, 6), their weights, which add up to 1 over all laws, and their law."""

    theta: Floats
    weight: Floats
    law: DelayLaw


@dataclass(frozen=True)
class Bell:
    """A multivariate t: centre (6,), and the Cholesky factor of its scale (6, 6)."""

    centre: Floats
    factor: Floats

    def draw(self, count: int, random: np.random.Generator) -> Floats:
        """Draws, (count, 6)."""
        normal = random.standard_normal((count, len(self.centre)))
        stretch = np.sqrt(FREEDOM / random.chisquare(FREEDOM, count))
        return self.centre + stretch[:, None] * (normal @ self.factor.T)

    def log_density(self, theta: Floats) -> Floats:
        """Logarithm of the density, (draws,)."""
        d = len(self.centre)
        z = np.linalg.solve(self.factor, (theta - self.centre).T)
        constant = special.gammaln((FREEDOM + d) / 2) - special.gammaln(FREEDOM / 2)
        constant -= d / 2 * math.log(FREEDOM * math.pi) + np.log(np.diag(self.factor)).sum()
        return np.asarray(constant - (FREEDOM + d) / 2 * np.log1p((z**2).sum(axis=0) / FREEDOM))


def posterior(deals: Seen, prior: DelayPrior, draws: int, random: np.random.Generator) -> list[Draws]:
    """Draws of every law that the deals do not rule out, the likeliest law first.

    Parameters
    ----------
    deals, prior
        See `log_posterior`.
    draws
        How many a law.
    random
        Where they come from.
    """
    bells = [_mode(deals, law, prior) for law in LAWS]
    evidence = np.array([_laplace(bell, log) for bell, log in bells])
    found = []
    for law, (bell, _), height in zip(LAWS, bells, evidence, strict=True):
        if height > evidence.max() - HOPELESS:
            found.append((law, *_sampled(deals, law, prior, bell, draws, random)))
    top = max(float(log_weight.max()) for _, _, log_weight in found)
    total = sum(float(np.exp(log_weight - top).sum()) for _, _, log_weight in found)
    weighted = [Draws(theta, np.exp(log_weight - top) / total, law) for law, theta, log_weight in found]
    return sorted(weighted, key=lambda one: -float(one.weight.sum()))


def weights_of(found: list[Draws]) -> dict[Family, float]:
    """Chance of each law given the deals; 0 of those ruled out."""
    known = {one.law.family: float(one.weight.sum()) for one in found}
    return {law.family: known.get(law.family, 0.0) for law in LAWS}


def _mode(deals: Seen, law: DelayLaw, prior: DelayPrior) -> tuple[Bell, float]:
    """Mode of the posterior, the t of its curvature, and its height."""

    def target(theta: Floats) -> Floats:
        return log_posterior(theta, deals, law, prior)

    def down(at: Floats) -> tuple[float, Floats]:
        values = -target(np.concatenate((at[None], at + _STEP, at - _STEP)))
        return float(values[0]), (values[1:7] - values[7:]) / (2 * _WIDTH)

    best = optimize.minimize(down, _start(deals), jac=True, method="BFGS", options={"maxiter": STEPS})
    at = np.asarray(best.x, dtype=np.float64)
    factor = np.asarray(np.linalg.cholesky(_covariance(target, at)), dtype=np.float64)
    return Bell(at, factor), -float(best.fun)


_WIDTH = 1e-4
_STEP = _WIDTH * np.eye(6)


def _start(deals: Seen) -> Floats:
    """Half of the open deals never close; delays as seen."""
    counts = [float(values[1].sum()) for values in (deals.won, deals.lost, deals.open)]
    never = counts[2] / 2 + 1.0
    logits = [math.log((counts[0] + 1.0) / never), math.log((counts[1] + 1.0) / never)]
    means = []
    for ages, times in (deals.won, deals.lost):
        mean = float(ages @ times) / float(times.sum()) if len(ages) else 30.0
        means += [math.log(max(mean, deals.resolution, 1e-3)), math.log(0.8)]
    return np.array(logits + means)


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
    return np.asarray((axes / np.maximum(scale, 0.3)) @ axes.T)


def _laplace(bell: Bell, height: float) -> float:
    """Evidence of a law by Laplace's approximation, logarithm."""
    return height + float(np.log(np.diag(bell.factor)).sum())


def _sampled(
    deals: Seen, law: DelayLaw, prior: DelayPrior, bell: Bell, draws: int, random: np.random.Generator
) -> tuple[Floats, Floats]:
    """Draws of one law and the logarithm of their weights, which average to the evidence."""
    first, second = draws // 3, draws - draws // 3
    theta, log_weight = _round(deals, law, prior, bell, first, random)
    better = _moments(theta, log_weight, bell)
    theta, log_weight = _round(deals, law, prior, better, second, random)
    return theta, log_weight - math.log(second)


def _round(
    deals: Seen, law: DelayLaw, prior: DelayPrior, bell: Bell, draws: int, random: np.random.Generator
) -> tuple[Floats, Floats]:
    defended = int(DEFENCE * draws)
    theta = np.concatenate((prior_draws(prior, defended, random), bell.draw(draws - defended, random)))
    share = defended / draws
    proposed = np.logaddexp(
        math.log(share) + log_prior(theta, prior), math.log1p(-share) + bell.log_density(theta)
    )
    return theta, log_posterior(theta, deals, law, prior) - proposed


def _moments(theta: Floats, log_weight: Floats, before: Bell) -> Bell:
    """The t of the draws' weighted moments, a little wider; the one before when too few draws count to tell them."""
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    if 1 / float(weight @ weight) < FEW:
        return before
    centre = weight @ theta
    away = theta - centre
    covariance = (weight[:, None] * away).T @ away
    ridge = 1e-3 * np.diag(np.maximum(np.diag(covariance), 1e-8))
    return Bell(centre, np.linalg.cholesky(1.2 * covariance + ridge))

"""Draws of normal scores weighted by the likelihood; when too few of them count, drawn anew where they do.

Sources: Kong (1992) for the effective sample size; Cappé, Guillin, Marin and Robert (2004), "Population Monte Carlo", for
proposals fitted to the weighted draws; Chopin and Papaspiliopoulos (2020), "An introduction to sequential Monte Carlo",
section 17.2, for the exponent under which enough draws count.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.weighted import effective, normalised

Floats = NDArray[np.float64]
LogLikelihood = Callable[[Floats], Floats]

#: Share of the draws that should count; below it they are drawn anew.
ENOUGH = 0.2
#: Effective draws below which quantiles are not told from noise.
LEAST = 400.0
#: Share of the draws that must count under the exponent that tempers the likelihood.
TEMPERED = 0.1
#: How often the proposal is fitted at most.
ROUNDS = 25
#: Tails of the proposal, heavier than the normal's, and how much wider than the fit it is.
FREEDOM, WIDER = 6.0, 1.2
#: Scores beyond this are no draw of 64-bit uniforms.
FARTHEST = 8.2


@dataclass(frozen=True, eq=False)
class Weighing:
    """Weighted draws.

    Attributes
    ----------
    scores : (draws, k) float
        Normal scores under the prior's marginals.
    weights : (draws,) float
        Adding up to 1.
    at_first : float
        Effective number of draws when those of the prior are weighted.
    rounds : int
        How often they were drawn anew; 0 when the prior's sufficed.
    """

    scores: Floats
    weights: Floats
    at_first: float
    rounds: int

    @property
    def effective(self) -> float:
        """Effective number of draws: what as many independent ones would tell as much."""
        return effective(self.weights)


def weigh(
    correlation: Floats, log_likelihood: LogLikelihood, draws: int, generator: np.random.Generator
) -> Weighing:
    """Weigh draws of correlated normal scores by a likelihood.

    Parameters
    ----------
    correlation : (k, k) float
        Of the scores before the results.
    log_likelihood : callable
        Scores (n, k) to log-likelihoods (n,).
    draws : int
        How many at a time.
    generator : Generator
        Where the draws come from.

    Raises
    ------
    ValueError
        When no draw at all is possible under the results.
    """
    factor = np.asarray(np.linalg.cholesky(correlation), dtype=np.float64)
    scores = _inside(generator.standard_normal((draws, len(correlation))) @ factor.T)
    logs = log_likelihood(scores)
    if not np.isfinite(logs).any():
        raise ValueError("the results are impossible under every draw of the beliefs")
    weights = normalised(logs)
    at_first = effective(weights)
    offset, rounds = np.zeros(draws), 0  # log of prior over proposal
    best = Weighing(scores, weights, at_first, 0)
    while effective(weights) < ENOUGH * draws and rounds < ROUNDS:
        exponent = _exponent(logs, offset)
        tempered = normalised(offset + exponent * logs)
        mean, spread = _fit(scores, tempered)
        scores, proposal = _drawn(mean, spread, draws, generator)
        logs = log_likelihood(scores)
        offset = _log_normal(scores, factor) - proposal
        weights, rounds = normalised(offset + logs), rounds + 1
        settled = exponent == 1.0 and effective(weights) <= 1.02 * best.effective
        if effective(weights) > best.effective:
            best = Weighing(scores, weights, at_first, rounds)
        if settled and best.effective >= LEAST:
            break
    return best


def _inside(scores: Floats) -> Floats:
    return np.clip(scores, -FARTHEST, FARTHEST)


def _exponent(logs: Floats, offset: Floats) -> float:
    """Largest exponent of the likelihood, at most 1, under which a tenth of the draws count; by bisection."""
    wanted = TEMPERED * len(logs)
    low, high = 0.0, 1.0
    if effective(normalised(offset + logs)) >= wanted:
        return 1.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        with np.errstate(invalid="ignore"):
            enough = effective(normalised(offset + middle * logs)) >= wanted
        low, high = (middle, high) if enough else (low, middle)
    return max(low, 1e-6)


def _fit(scores: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Weighted mean (k,) and a factor (k, k) of the covariance, made wider."""
    mean = weights @ scores
    centred = scores - mean
    covariance = (weights[:, None] * centred).T @ centred
    floor = 1e-8 * np.eye(len(mean))
    return mean, np.asarray(np.linalg.cholesky(WIDER * covariance + floor), dtype=np.float64)


def _drawn(mean: Floats, factor: Floats, draws: int, generator: np.random.Generator) -> tuple[Floats, Floats]:
    """Draw from a multivariate t; the draws (n, k) and their log-densities (n,), up to a constant."""
    k = len(mean)
    normal = generator.standard_normal((draws, k))
    mixing = generator.chisquare(FREEDOM, draws) / FREEDOM
    standard = normal / np.sqrt(mixing)[:, None]
    scores = mean + standard @ factor.T
    logs = -0.5 * (FREEDOM + k) * np.log1p(np.square(standard).sum(axis=1) / FREEDOM)
    return scores, logs


def _log_normal(scores: Floats, factor: Floats) -> Floats:
    """Log-density of the prior's scores (n,), up to a constant; none beyond what a uniform can be."""
    from scipy import linalg

    standard = linalg.solve_triangular(factor, scores.T, lower=True)
    logs = -0.5 * np.square(standard).sum(axis=0)
    return np.where(np.abs(scores).max(axis=1) <= FARTHEST, logs, -np.inf)

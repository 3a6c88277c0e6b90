"""Where draws are proposed: bells around what is known, beside the prior."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from simulator.calibration.estimators.cure.likelihood import DelayPrior, log_prior, prior_draws
from simulator.calibration.estimators.records import Floats

#: Share of the draws from the prior, and degrees of freedom of the others' Student's t.
DEFENCE, FREEDOM = 0.1, 5.0
#: A bell is kept in a mixture while it has this share of it.
LEAST_SHARE = 0.02


@dataclass(frozen=True)
class Bell:
    """A multivariate t: centre (6,), and the Cholesky factor of its scale (6, 6)."""

    centre: Floats
    factor: Floats

    def draw(self, count: int, random: np.random.Generator) -> Floats:
        """Draws, (count, 6)."""
        normal = random.standard_normal((count, len(self.centre)))
        stretch = np.sqrt(FREEDOM / random.chisquare(FREEDOM, count))
        return np.asarray(self.centre + stretch[:, None] * (normal @ self.factor.T))

    def log_density(self, theta: Floats) -> Floats:
        """Logarithm of the density, (draws,)."""
        d = len(self.centre)
        z = np.linalg.solve(self.factor, (theta - self.centre).T)
        constant = float(special.gammaln((FREEDOM + d) / 2) - special.gammaln(FREEDOM / 2))
        constant -= d / 2 * math.log(FREEDOM * math.pi) + float(np.log(np.diag(self.factor)).sum())
        return np.asarray(constant - (FREEDOM + d) / 2 * np.log1p((z**2).sum(axis=0) / FREEDOM))


def bell(centre: Floats, covariance: Floats) -> Bell:
    """A bell of that centre and covariance, kept clear of being flat."""
    ridge = 1e-3 * np.diag(np.maximum(np.diag(covariance), 1e-6))
    return Bell(centre, np.asarray(np.linalg.cholesky(covariance + ridge), dtype=np.float64))


@dataclass(frozen=True)
class Mixture:
    """Bells with shares, (bells,), which add up to 1 - `DEFENCE`; the rest is the prior's."""

    bells: tuple[Bell, ...]
    shares: Floats
    prior: DelayPrior

    def draw(self, count: int, random: np.random.Generator) -> Floats:
        """Draws, (count, 6), as many of each part as its share."""
        ends = np.rint(np.cumsum(self.shares) * count).astype(np.int64)
        counts = np.diff(np.concatenate(([0], ends)))
        parts = [one.draw(int(n), random) for one, n in zip(self.bells, counts, strict=True)]
        return np.concatenate([*parts, prior_draws(self.prior, count - int(ends[-1]), random)])

    def log_parts(self, theta: Floats) -> Floats:
        """Logarithm of share times density of each bell and, last, of the prior, (bells + 1, draws)."""
        parts = [math.log(s) + one.log_density(theta) for one, s in zip(self.bells, self.shares, strict=True)]
        return np.stack([*parts, math.log(DEFENCE) + log_prior(theta, self.prior)])

    def adapted(self, theta: Floats, weight: Floats) -> "Mixture":
        """The mixture whose bells have the moments that weighted draws give each of them.

        Equation 13 of Cappé, Guillin, Marin and Robert's mixture scheme: each draw counts for a bell in the proportion in
        which that bell proposes it.
        """
        parts = self.log_parts(theta)
        part_of = np.exp(parts - special.logsumexp(parts, axis=0))[:-1] * weight
        found, shares = [], []
        for one, each in zip(self.bells, part_of, strict=True):
            share = float(each.sum())
            if share < LEAST_SHARE:
                continue
            centre = each @ theta / share
            away = theta - centre
            seen = (each[:, None] * away).T @ away / share
            # as many draws' worth of what the bell was, so that few draws do not make it too narrow
            size = share / float((each**2).sum() / share)
            trust = size / (size + 2 * len(centre))
            before = one.factor @ one.factor.T
            found.append(bell(np.asarray(centre), 1.1 * (trust * seen + (1 - trust) * before)))
            shares.append(share)
        if not found:
            return self
        return Mixture(tuple(found), (1 - DEFENCE) * np.array(shares) / sum(shares), self.prior)

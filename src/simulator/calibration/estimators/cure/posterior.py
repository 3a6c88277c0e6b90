"""Draws of the parameters given the deals, and how much the deals speak for each law of the delays.

Importance sampling in rounds. Each proposes from a mixture of bells that follows what the rounds before have found (O. Cappé, R.
Douc, A. Guillin, J.-M. Marin and C. P. Robert, Statistics and Computing 18 (2008), 447-459); all draws of all rounds are then
weighted against all that was proposed (J.-M. Cornuet, J.-M. Marin, A. Mira and C. P. Robert, Scandinavian Journal of Statistics
39 (2012), 798-812). A tenth is drawn from the prior, so that no weight grows without bound where the data say little (T.
Hesterberg, Technometrics 37 (1995), 185-194). The mean weight is the evidence for a law, so that the laws' chances come with the
draws.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from simulator.calibration.estimators.cure.delays import LAWS, DelayLaw
from simulator.calibration.estimators.cure.likelihood import DelayPrior, Seen, log_posterior
from simulator.calibration.estimators.cure.modes import Mode, first_bells, mode_of
from simulator.calibration.estimators.cure.proposals import DEFENCE, Mixture
from simulator.calibration.estimators.records import Family, Floats
from simulator.statistics.weighted import effective

#: A law whose evidence at the mode is below exp(-HOPELESS) of the best one's is not drawn from.
HOPELESS = 12.0
#: Shares of the draws in each round; more rounds as large as the last follow while too few draws count.
ROUNDS = (0.2, 0.2, 0.2, 0.4)
MOST_ROUNDS, ENOUGH = 12, 0.15
#: Weights are flattened until so many draws count, when bells follow them.
FOLLOWED = 40.0


@dataclass(frozen=True)
class Draws:
    """Parameters, (draws, 6), their weights, which add up to 1 over all laws, and their law."""

    theta: Floats
    weight: Floats
    law: DelayLaw


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
    modes = [mode_of(deals, law, prior) for law in LAWS]
    best = max(mode.evidence for mode in modes)
    found = [
        (law, *_sampled(deals, law, prior, mode, draws, random))
        for law, mode in zip(LAWS, modes, strict=True)
        if mode.evidence > best - HOPELESS
    ]
    top = max(float(log_weight.max()) for _, _, log_weight in found)
    total = sum(float(np.exp(log_weight - top).sum()) for _, _, log_weight in found)
    weighted = [Draws(theta, np.exp(log_weight - top) / total, law) for law, theta, log_weight in found]
    return sorted(weighted, key=lambda one: -float(one.weight.sum()))


def weights_of(found: list[Draws]) -> dict[Family, float]:
    """Chance of each law given the deals; 0 of those ruled out."""
    known = {one.law.family: float(one.weight.sum()) for one in found}
    return {law.family: known.get(law.family, 0.0) for law in LAWS}


def _sampled(
    deals: Seen, law: DelayLaw, prior: DelayPrior, mode: Mode, draws: int, random: np.random.Generator
) -> tuple[Floats, Floats]:
    """Draws of one law and the logarithm of their weights, which average to the evidence."""
    bells = first_bells(deals, mode)
    mixtures = [Mixture(bells, np.full(len(bells), (1 - DEFENCE) / len(bells)), prior)]
    counts: list[int] = []
    theta, height, log_weight = np.empty((0, 6)), np.empty(0), np.empty(0)
    while len(counts) < len(ROUNDS) or (
        len(counts) < MOST_ROUNDS and _effective(log_weight) < ENOUGH * draws
    ):
        if counts:
            mixtures.append(mixtures[-1].adapted(theta, _followed(log_weight)))
        counts.append(max(int(ROUNDS[min(len(counts), len(ROUNDS) - 1)] * draws), 50))
        fresh = mixtures[-1].draw(counts[-1], random)
        theta = np.concatenate((theta, fresh))
        height = np.concatenate((height, log_posterior(fresh, deals, law, prior)))
        log_weight = height - _proposed(theta, mixtures, counts)
    return theta, log_weight - math.log(len(theta))


def _effective(log_weight: Floats) -> float:
    return effective(np.exp(log_weight - log_weight.max()))


def _proposed(theta: Floats, mixtures: list[Mixture], counts: list[int]) -> Floats:
    """Logarithm of the density of all that was proposed, (draws,)."""
    logs = [special.logsumexp(one.log_parts(theta), axis=0) for one in mixtures]
    shares = np.array(counts) / sum(counts)
    return np.asarray(special.logsumexp(np.stack(logs), axis=0, b=shares[:, None]))


def _followed(log_weight: Floats) -> Floats:
    """Weights that add up to 1, flattened until enough draws count."""
    for power in (1.0, 0.7, 0.5, 0.35, 0.25, 0.1):
        if _effective(power * log_weight) >= FOLLOWED:
            break
    weight = np.exp(power * (log_weight - log_weight.max()))
    return np.asarray(weight / weight.sum())

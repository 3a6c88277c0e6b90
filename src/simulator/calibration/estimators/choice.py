"""Which law the data speak for, by an information criterion."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from simulator.calibration.estimators.laws import Law, empirical
from simulator.calibration.estimators.records import Candidate, Floats, Quantiles
from simulator.calibration.estimators.tally import Tally

#: The data replace a law only when some probability would be out by more than this; a smaller fault, which many rows
#: always show, is not worth a law of chance that cannot go beyond what was seen.
TOLERANCE = 0.05
#: Fewer rows than this never stand for their own law.
LEAST_ROWS = 50
#: Cells in which the data are compared with a law: 2 n^(2/5) of them (Moore 1986), at most so many.
MOST_CELLS = 50
#: Levels of the picture of data against model.
PICTURED = np.linspace(0.01, 0.99, 99)


def choose(found: Tally, fitters: Sequence[Callable[[Tally], Law]]) -> tuple[Law, tuple[Candidate, ...]]:
    """Fit laws and compare them with one another and with the data.

    Among the laws the lowest AICc is best (Burnham and Anderson 2002, section 2.4), BIC when they differ in the number
    of parameters and the rows are many. The data themselves are a law of cells - 1 parameters; they gain over the best
    law what its cells miss of their counts, half of the likelihood ratio G2 (Agresti 2013, section 1.5.5).

    Parameters
    ----------
    found
        The observations.
    fitters
        Functions that fit a law each.

    Returns
    -------
    tuple
        The law chosen, and every candidate with the chosen one first and the rest from best to worst.
    """
    plain = empirical(found)
    if found.constant:
        return plain, (_candidate(found, plain, 0.0, 1),)
    laws = [fitter(found) for fitter in fitters]
    likelihoods = [float(found.counts @ law.log_density(found.values)) for law in laws]
    tried = [_candidate(found, law, ll, law.parameters) for law, ll in zip(laws, likelihoods, strict=True)]
    best = min(range(len(laws)), key=lambda i: tried[i].bic)
    gain, cells = _missed(found, laws[best])
    whole = _candidate(found, plain, likelihoods[best] + gain, cells - 1)
    poor = found.rows >= LEAST_ROWS and tried[best].distance > TOLERANCE
    law = plain if poor and whole.bic < tried[best].bic else laws[best]
    every = sorted([*tried, whole], key=lambda one: (one.family != law.family, one.bic))
    return law, tuple(every)


def pictured(found: Tally, law: Law) -> Quantiles:
    """Quantiles of the data against those of the law."""
    return Quantiles(PICTURED, found.quantiles(PICTURED), law.quantile(PICTURED))


def _candidate(found: Tally, law: Law, likelihood: float, parameters: int) -> Candidate:
    rows = found.rows
    spare = rows - parameters - 1
    aic = 2 * parameters - 2 * likelihood
    return Candidate(
        family=law.family,
        arguments=law.arguments,
        parameters=parameters,
        log_likelihood=likelihood,
        aicc=aic + 2 * parameters * (parameters + 1) / spare if spare > 0 else math.inf,
        bic=parameters * math.log(rows) - 2 * likelihood,
        distance=_distance(found, law),
        mean=law.mean,
        cv=law.cv,
    )


def _distance(found: Tally, law: Law) -> float:
    """Kolmogorov-Smirnov distance, read at the values seen."""
    if law.family == "empirical":
        return 0.0
    after = np.cumsum(found.counts) / found.rows
    before = after - found.counts / found.rows
    at = law.below(found.values)
    return float(max((after - at).max(), (at - before).max()))


def _missed(found: Tally, law: Law) -> tuple[float, int]:
    """Half of G2 of the data's cells of equal counts against the law, and the number of cells."""
    wanted = int(min(max(2 * found.rows**0.4, 2), MOST_CELLS))
    edges = np.unique(found.quantiles(np.arange(1, wanted) / wanted))
    edges = edges[edges < found.values[-1]]
    reached = np.concatenate(([0.0], _counted_to(found, edges), [float(found.rows)]))
    counts = np.diff(reached)
    chances = np.diff(np.concatenate(([0.0], law.below(edges), [1.0])))
    expected = np.maximum(found.rows * chances, 1e-300)
    return float(counts @ np.log(counts / expected)), len(counts)


def _counted_to(found: Tally, edges: Floats) -> Floats:
    return np.asarray(np.cumsum(found.counts)[np.searchsorted(found.values, edges)])

"""The largest values: how heavy their tail is, and a law whose tail is Pareto's."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from simulator.calibration.estimators.beliefs import LEVELS
from simulator.calibration.estimators.laws import Law
from simulator.calibration.estimators.records import Belief, Floats
from simulator.calibration.estimators.tally import Tally

#: Share of the rows that the tail holds.
TAIL = 0.1
#: An index above this is no tail at all, as when all rows are alike.
GREATEST_INDEX = 1_000.0
#: Distinct values below which a tail is a price list, and how many are enough whatever the rows.
LEAST_DISTINCT, ENOUGH_DISTINCT = 5, 20
#: A tail of this index or more ends within a quarter of its threshold, nine times in ten: no tail to speak of.
LIGHT = 10.0
#: Standard errors below its mean at which Greenwood's statistic says that the largest values come to an end.
BOUNDED = 1.28


@dataclass(frozen=True)
class Tail:
    """The rows above a threshold.

    Attributes
    ----------
    threshold
        Largest value that is not in the tail.
    rows
        Rows above it.
    log_excess
        Sum of log(value / threshold) over them.
    distinct
        Different values among them.
    evenness
        Mean square of these logarithms over their squared mean: about 2 where they are exponential, as Pareto's are.
    """

    threshold: float
    rows: float
    log_excess: float
    distinct: int
    evenness: float

    @property
    def supported(self) -> bool:
        """Whether the rows can speak of what lies beyond them: neither a list of a few prices, nor bounded, nor all alike.

        The evenness of n exponential rows has mean 2n / (n + 1) and, nearly, variance 4 / n (M. Greenwood, Journal of
        the Royal Statistical Society 109 (1946), 85-110; P. A. P. Moran, Supplement to that journal 9 (1947), 92-98).
        """
        varied = self.distinct >= max(LEAST_DISTINCT, min(self.rows / 2, ENOUGH_DISTINCT))
        least = 2 * self.rows / (self.rows + 1) - BOUNDED * 2 / math.sqrt(self.rows)
        return varied and self.index < LIGHT and self.evenness >= least

    @property
    def index(self) -> float:
        """Pareto index by Hill's estimator (B. M. Hill, Annals of Statistics 3 (1975), 1163-1174)."""
        return self.rows / self.log_excess

    def belief(self) -> Belief:
        """Belief about the index: Gamma(rows, rate log_excess), its posterior with a prior flat in the logarithm."""
        p10, p50, p90 = (float(special.gammaincinv(self.rows, level)) / self.log_excess for level in LEVELS)
        return Belief(self.index, p10, p50, p90)


def tail_of(found: Tally) -> Tail:
    """The largest tenth of the rows, or the largest one if there are fewer than ten; rows at the threshold are below it."""
    above = np.cumsum(found.counts[::-1])[::-1]
    wanted = max(TAIL * found.rows, 1.0)
    first = max(int(np.searchsorted(-above, -wanted, side="left")), 1)
    if first >= len(found.values):
        first = len(found.values) - 1
    threshold = float(found.values[max(first - 1, 0)])
    values, counts = found.values[first:], found.counts[first:]
    rows, logs = float(counts.sum()), np.log(values / threshold)
    excess = max(float(counts @ logs), rows / GREATEST_INDEX)
    return Tail(threshold, rows, excess, len(values), rows * float(counts @ logs**2) / excess**2)


def pareto_tail(found: Tally) -> Law:
    """A lognormal up to a threshold, fitted to the rows below it, and Pareto's law above.

    The share above is that of the data; mean, spread, index, share and threshold are five numbers.
    """
    tail = tail_of(found)
    u, alpha, share = tail.threshold, tail.index, tail.rows / found.rows
    mu, sigma = _truncated(found, u)
    inside = float(special.ndtr((math.log(u) - mu) / sigma))

    def log_density(x: Floats) -> Floats:
        logs = np.log(x)
        z = (logs - mu) / sigma
        body = math.log((1 - share) / inside / sigma / math.sqrt(2 * math.pi)) - 0.5 * z**2 - logs
        above = math.log(share * alpha) + alpha * math.log(u) - (alpha + 1) * logs
        return np.where(x <= u, body, above)

    def below(x: Floats) -> Floats:
        body = (1 - share) * special.ndtr((np.log(x) - mu) / sigma) / inside
        return np.where(x <= u, body, 1 - share * (np.maximum(x, u) / u) ** -alpha)

    def quantile(p: Floats) -> Floats:
        body = np.exp(mu + sigma * special.ndtri(np.minimum(p / (1 - share), 1.0) * inside))
        rest = np.clip((1 - p) / share, 1e-300, 1.0)
        return np.where(p <= 1 - share, body, u * rest ** (-1 / alpha))

    mean, second = (_moment(mu, sigma, u, alpha, share, order) for order in (1, 2))
    return Law(
        family="pareto_tail",
        arguments={"mu": mu, "sigma": sigma, "threshold": u, "index": alpha, "share": share},
        parameters=5,
        log_density=log_density,
        below=below,
        quantile=quantile,
        mean=mean,
        cv=math.sqrt(second / mean**2 - 1) if math.isfinite(second) else math.inf,
    )


def _truncated(found: Tally, u: float) -> tuple[float, float]:
    """Parameters of a lognormal known to lie at or below u, by greatest likelihood."""
    kept = found.values <= u
    logs, counts = np.log(found.values[kept]), found.counts[kept]
    rows, top = float(counts.sum()), math.log(u)
    spread = max(found.log_sd, 1e-6)

    def penalty(at: Floats) -> float:
        mu, sigma = found.log_mean + spread * at[0], spread * math.exp(at[1])
        z = (logs - mu) / sigma
        inside = float(special.log_ndtr((top - mu) / sigma))
        # a row's worth of doubt keeps a body that is nearly flat from running away
        doubt = 0.5 * float(at[0] ** 2 + at[1] ** 2)
        return float(counts @ (0.5 * z**2)) + rows * (math.log(sigma) + inside) + doubt

    best = optimize.minimize(
        penalty, np.zeros(2), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-4}
    )
    return found.log_mean + spread * float(best.x[0]), spread * math.exp(float(best.x[1]))


def _moment(mu: float, sigma: float, u: float, alpha: float, share: float, order: int) -> float:
    """E[X^order]; inf when the index is at or below the order."""
    if alpha <= order:
        return math.inf
    top = (math.log(u) - mu) / sigma
    raised = order * mu + (order * sigma) ** 2 / 2
    body = math.exp(raised + float(special.log_ndtr(top - order * sigma)) - float(special.log_ndtr(top)))
    return (1 - share) * body + share * u**order * alpha / (alpha - order)

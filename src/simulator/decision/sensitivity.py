"""What drives the outcome: shares of the variance that the beliefs explain, with bootstrap intervals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.decision.polynomials import as_fine_as_seen, expansion
from simulator.statistics.arrays import FloatArray
from simulator.statistics.bootstrap import Bootstrap
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import DrawTable, draw_table

LEVEL = 0.95
#: Squares of coefficients are never nought: a share below this is not told from none.
RESOLUTION = 0.005


@dataclass(frozen=True)
class Index:
    """Share of the variance and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """Sobol indices of each belief.

    Attributes
    ----------
    first, total : tuple of Index
        What the belief explains alone, and with all that it takes part in.
    explained : float
        Share of the variance between the beliefs that the fit found: what is missing is spread too thin to be seen.
    """

    first: tuple[Index, ...]
    total: tuple[Index, ...]
    explained: float


def sobol_of_draws(values: FloatArray, design: Design, scores: FloatArray) -> Indices:
    """Sobol indices of E[values | beliefs] from the draws that there are, luck left out.

    The mean of each draw is expanded in orthonormal functions of the beliefs (B. Sudret, Reliability Engineering &
    System Safety 93 (2008) 964-979) by least squares; the squares of the coefficients, less the variance of their
    errors, are parts of the variance B between draws that `variance_split` estimates. Beliefs are taken as
    independent: one that goes together with another stands for it too.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    scores : (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.

    Returns
    -------
    Indices
        All nan when the draws do not differ beyond luck.
    """
    table = draw_table(sample(values, design))
    if not scores.size:
        return Indices((), (), float("nan"))
    columns, orders = expansion(scores)
    response = table.mean - table.mean.mean()
    columns, orders = as_fine_as_seen(columns - columns.mean(axis=0), orders, response)
    inverse = np.linalg.pinv(columns.T @ columns)
    coefficient = inverse @ (columns.T @ response)
    residual = response - columns @ coefficient
    freedom = max(response.size - 1 - columns.shape[1], 1)
    error = np.diag(inverse) * (residual @ residual) / freedom
    influence = (columns * residual[:, None]) @ inverse
    scale, between = columns.var(axis=0), _between(table)
    sums = Bootstrap(design.clusters, design.bootstrap_seed).sums(
        design.cluster_of_draw, np.column_stack([influence, between])
    )
    parts = _Parts(
        (coefficient**2 - error) * scale,
        ((coefficient + sums[:, :-1]) ** 2 - 2.0 * error) * scale,
        float(between.mean()),
        sums[:, -1] / between.size,
    )
    involves = orders > 0
    alone = involves.sum(axis=1) == 1
    return Indices(
        first=tuple(parts.index(of & alone) for of in involves.T),
        total=tuple(parts.index(of) for of in involves.T),
        explained=parts.explained,
    )


@dataclass(frozen=True, eq=False)
class _Parts:
    """Parts of the variance, (p,), and the whole of it; and both in each resample, (resamples, p) and (resamples,)."""

    parts: FloatArray
    resampled: FloatArray
    whole: float
    wholes: FloatArray

    @property
    def explained(self) -> float:
        return float(self.parts.sum() / self.whole) if self.whole > 0.0 else float("nan")

    def index(self, of: NDArray[np.bool_]) -> Index:
        """Share of some of the parts; what no part explains may be theirs, and widens the interval."""
        if not self.whole > 0.0:
            return Index(float("nan"), float("nan"), float("nan"))
        tail = 0.5 * (1.0 - LEVEL)
        usable = self.wholes > 0.0
        shares = self.resampled[usable][:, of].sum(axis=1) / self.wholes[usable]
        low, high = np.quantile(shares, [tail, 1.0 - tail])
        least = 0.0 if 0.0 < low < RESOLUTION else low
        missing = max(1.0 - self.explained, 0.0)
        return Index(float(self.parts[of].sum() / self.whole), float(least), float(high + missing))


def _between(table: DrawTable) -> FloatArray:
    """What each draw adds to the variance between draws, (draws,), of which B is the mean.

    With one row a draw nothing tells luck from ignorance, so all is taken for ignorance.
    """
    squares = (table.mean - table.mean.mean()) ** 2 * (table.mean.size / max(table.mean.size - 1, 1))
    freedom = float((table.count - 1.0).clip(0.0).sum())
    if freedom <= 0.0:
        return np.asarray(squares, dtype=np.float64)
    share = table.mean.size / freedom * float(np.mean(1.0 / np.maximum(table.count, 1.0)))
    return np.asarray(squares - table.scatter * share, dtype=np.float64)


def sobol_of_function(
    function: Callable[[FloatArray], FloatArray],
    quantiles: list[Callable[[FloatArray], FloatArray]],
    n: int,
    seed: int,
) -> Indices:
    """Sobol indices of a function that can be asked anywhere, on a Saltelli design.

    `scipy.stats.sobol_indices`: A. Saltelli et al., Computer Physics Communications 181 (2010) 259-270.

    Parameters
    ----------
    function : callable
        Takes (k, n) inputs, gives (n,) values.
    quantiles : list of callable
        Quantile function of each input.
    n : int
        Base points, a power of 2; the function is asked n (k + 2) times.
    seed : int
        Fixes the points and the resamples.
    """
    from scipy.stats import sobol_indices  # a second of import, for this alone

    generator = np.random.default_rng(seed)
    found = sobol_indices(
        func=function, n=n, dists=[_Quantiles(quantile) for quantile in quantiles], rng=generator
    )
    boot = found.bootstrap(confidence_level=LEVEL, n_resamples=400)
    return Indices(
        first=_indices(found.first_order, boot.first_order.confidence_interval),
        total=_indices(found.total_order, boot.total_order.confidence_interval),
        explained=1.0,
    )


@dataclass(frozen=True)
class _Quantiles:
    """A law as scipy's design asks for it."""

    ppf: Callable[..., Any]


def _indices(values: FloatArray, interval: object) -> tuple[Index, ...]:
    low, high = np.ravel(interval.low), np.ravel(interval.high)  # type: ignore[attr-defined]
    return tuple(
        Index(float(v), float(a), float(b)) for v, a, b in zip(np.ravel(values), low, high, strict=True)
    )

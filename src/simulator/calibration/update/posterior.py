"""From beliefs and results to beliefs: block by block, exactly where that can be, by weights elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.calibration.update.beliefs import Believed, Block, values_of
from simulator.calibration.update.delays import Floats
from simulator.calibration.update.exact import ExactLaw, exact_law
from simulator.calibration.update.weigh import LogLikelihood, Weighing, weigh
from simulator.statistics.weighted import middles, weighted_quantiles

#: "exact": a closed form; "weighted": by the likelihood; "carried": no result of its own, through others.
Method = Literal["exact", "weighted", "carried"]
#: Standard errors from which a change is told from the noise of the draws.
SURE = 4.0


@dataclass(frozen=True, eq=False)
class Posterior:
    """One belief after the results.

    Attributes
    ----------
    method : str
        How it was found.
    law : ExactLaw or None
        The closed form.
    values, weights : (draws,) float
        Weighted draws, in increasing order; empty where a closed form needs none.
    moved : bool
        Whether it differs from the belief before by more than the draws' own error.
    """

    method: Method
    law: ExactLaw | None
    values: Floats
    weights: Floats
    moved: bool = True

    def quantile(self, u: Floats) -> Floats:
        """Quantile function, (n,) to (n,): exact, or of the weighted draws, between which it is straight."""
        if self.law is not None:
            return self.law.quantile(u)
        return weighted_quantiles(self.values, self.weights, u)


@dataclass(frozen=True, eq=False)
class Settled:
    """A block after the results.

    Attributes
    ----------
    block : Block
        What it was.
    posteriors : mapping
        By name.
    correlation : (k, k) float
        Of the normal scores under the results, each by its own quantile function then; the prior's where no draw was needed.
    weighing : Weighing or None
        The weighted draws; None when a closed form says it all.
    """

    block: Block
    posteriors: Mapping[str, Posterior]
    correlation: Floats
    weighing: Weighing | None


def settle(
    block: Block,
    beliefs: Mapping[str, Believed],
    known: Mapping[str, float],
    draws: int,
    generator: np.random.Generator,
) -> Settled:
    """Find a block's beliefs after the results.

    Parameters
    ----------
    block : Block
        As `blocks_of` gives it.
    beliefs : mapping
        Of every name in the block.
    known : mapping
        Values of the other names that the results depend on.
    draws : int
        Of the prior, at first.
    generator : Generator
        Where they come from.

    Raises
    ------
    ValueError
        When the results are impossible under what is believed.
    """
    closed = _closed(block, beliefs)
    if len(block.names) == 1 and closed:
        (name,) = block.names
        none = np.empty(0)
        found = {name: Posterior("exact", closed[name], none, none)}
        return Settled(block, found, block.correlation, None)
    weighing = weigh(block.correlation, _likelihood(block, beliefs, known), draws, generator)
    posteriors = {
        name: _posterior(block, name, beliefs[name], closed.get(name), weighing.scores[:, column], weighing)
        for column, name in enumerate(block.names)
    }
    return Settled(block, posteriors, _correlation(weighing), weighing)


def _closed(block: Block, beliefs: Mapping[str, Believed]) -> dict[str, ExactLaw]:
    """The one belief that all results tell of, when these have a closed form; what goes with it is carried."""
    told = [name for name in block.names if block.terms_of(name)]
    if len(told) != 1:
        return {}
    law = exact_law(beliefs[told[0]].law, block.terms)
    return {} if law is None else {told[0]: law}


def _likelihood(block: Block, beliefs: Mapping[str, Believed], known: Mapping[str, float]) -> LogLikelihood:
    def log(scores: Floats) -> Floats:
        values = values_of(block, beliefs, known, scores)
        return np.asarray(np.sum([term.log(values) for term in block.terms], axis=0), dtype=np.float64)

    return log


def _posterior(
    block: Block, name: str, prior: Believed, law: ExactLaw | None, scores: Floats, weighing: Weighing
) -> Posterior:
    from scipy import special

    order = np.argsort(scores, kind="stable")
    values = prior.quantile(special.ndtr(scores[order]))
    method: Method = "exact" if law is not None else "weighted" if block.terms_of(name) else "carried"
    return Posterior(method, law, values, weighing.weights[order], _moved(scores, weighing))


def _moved(scores: Floats, weighing: Weighing) -> bool:
    """Whether the mean or the spread of standard normal scores has changed beyond `SURE` standard errors."""
    mean = float(weighing.weights @ scores)
    variance = float(weighing.weights @ np.square(scores - mean))
    root = np.sqrt(weighing.effective)
    return bool(abs(mean) > SURE / root or abs(variance - 1.0) > SURE * np.sqrt(2.0) / root)


def _correlation(weighing: Weighing) -> Floats:
    """Correlation of the normal scores of the weighted ranks, (k, k)."""
    from scipy import special

    columns = []
    for scores in weighing.scores.T:
        order = np.argsort(scores, kind="stable")
        ranks = np.empty(len(scores))
        ranks[order] = middles(weighing.weights[order])
        columns.append(special.ndtri(np.clip(ranks, 1e-12, 1.0 - 1e-12)))
    table = np.column_stack(columns)
    centred = table - weighing.weights @ table
    covariance = (weighing.weights[:, None] * centred).T @ centred
    sd = np.sqrt(np.diag(covariance))
    return np.asarray(covariance / np.outer(sd, sd), dtype=np.float64)

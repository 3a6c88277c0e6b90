"""Event laws of the scenario -> laws that engines draw from."""

from functools import lru_cache
from typing import Literal

import numpy as np

from simulator.parameters import Family, Floats, Law
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.tables import even_table, named_table
from simulator.scenario import EventLaw
from simulator.scenario.notations import Named, Samples

Moments = Literal["gamma", "lognormal"]


@lru_cache(maxsize=256)
def _table(shape: Named | Samples) -> Floats:
    """Quantile function of a law divided by its mean; the same for every draw and mix."""
    if isinstance(shape, Named):
        return named_table(shape.frozen())
    return even_table(np.array(shape.values) / shape.mean)


def compile_law(beliefs: Beliefs, path: str, law: EventLaw, moments: Moments = "lognormal") -> Law:
    """Compile an event law.

    Parameters
    ----------
    beliefs : Beliefs
        Gives the mean under each draw.
    path : str
        Path of the law; its mean's belief is keyed by this path and ".mean".
    law : EventLaw
        What the scenario says.
    moments : str
        Family of a law given by two moments: "gamma" for the hours of an attempt, else "lognormal".
    """
    mean = beliefs.mean(path, law)
    if isinstance(law.shape, Named | Samples):
        return Law("tabulated", mean, table=_table(law.shape))
    family: Family = moments if law.cv > 0 else "constant"
    return Law(family, mean, law.cv)


def constant(beliefs: Beliefs, value: float) -> Law:
    """Return a law that always gives `value`."""
    return Law("constant", beliefs.full(value))

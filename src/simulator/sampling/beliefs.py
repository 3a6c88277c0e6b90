"""Values of the scenario's quantities under each draw of a block, belief by belief."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.sampling.copula import Copula
from simulator.sampling.designs import HIGHEST, LOWEST
from simulator.scenario import EventLaw, Quantity

Floats = NDArray[np.float64]


class Scores:
    """Uniforms and normal scores of the beliefs, correlations included.

    Parameters
    ----------
    own : mapping of str to (draws,) array
        Uniform of each belief before any correlation.
    copula : Copula
        Which beliefs go together.
    """

    def __init__(self, own: Mapping[str, Floats], copula: Copula) -> None:
        self._own = own
        self._copula = copula

    def normal(self, path: str) -> Floats:
        """Normal scores of a belief; shape (draws,)."""
        from scipy import special

        # added one by one: a matrix product may round differently for another block of draws
        total = np.zeros_like(self._own[path])
        for other, weight in self._copula.mixed(path):
            total += weight * special.ndtri(self._own[other])
        return total

    def uniform(self, path: str) -> Floats:
        """Uniforms of a belief; shape (draws,)."""
        from scipy import special

        if path not in self._copula.paths:
            return self._own[path]
        return np.clip(special.ndtr(self.normal(path)), LOWEST, HIGHEST)


class Beliefs:
    """Turns quantities into arrays, and remembers which beliefs it was asked for.

    Parameters
    ----------
    count : int
        Number of draws of the block.
    uniform : callable
        Path of a belief to its (draws,) uniforms.
    """

    def __init__(self, count: int, uniform: Callable[[str], Floats]) -> None:
        self._count = count
        self._uniform = uniform
        self._made: dict[tuple[str, Quantity], Floats] = {}
        self._constants: dict[float, Floats] = {}
        self.used: dict[str, Quantity] = {}

    @classmethod
    def names_only(cls) -> "Beliefs":
        """Beliefs of no draw at all: what is compiled with them only tells which ones it uses."""
        return cls(0, lambda _: np.empty(0))

    def value(self, path: str, quantity: Quantity) -> Floats:
        """Value of a parameter under each draw.

        Parameters
        ----------
        path : str
            Its path in the scenario, which keys its uniform whatever the mix.
        quantity : Quantity
            What the mix says about it.

        Returns
        -------
        (draws,) array
        """
        if quantity.known is not None:
            return self.full(quantity.known)
        self.used.setdefault(path, quantity)
        if (path, quantity) not in self._made:
            self._made[path, quantity] = quantity.quantile(self._uniform(path))
        return self._made[path, quantity]

    def full(self, value: float) -> Floats:
        """The same number under each draw; shape (draws,), one array a number."""
        if value not in self._constants:
            self._constants[value] = np.full(self._count, value)
        return self._constants[value]

    def mean(self, path: str, law: EventLaw) -> Floats:
        """Mean of an event law under each draw; shape (draws,)."""
        return self.value(f"{path}.mean", law.mean)

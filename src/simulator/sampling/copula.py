"""Beliefs that go together: a Gaussian copula that reaches the stated rank correlations."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.scenario import Scenario, canonical
from simulator.scenario.remember import remembered

#: A correlation below this is one of nought that the Cholesky factor has rounded.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Copula:
    """Correlated paths in the order of their names, and the Cholesky factor of their normal scores."""

    paths: tuple[str, ...]
    factor: NDArray[np.float64]

    def mixed(self, path: str) -> tuple[tuple[str, float], ...]:
        """Paths whose independent scores make this one's score, each with its weight."""
        if path not in self.paths:
            return ((path, 1.0),)
        row = self.paths.index(path)
        return tuple(
            (self.paths[j], float(self.factor[row, j])) for j in range(row + 1) if self.factor[row, j] != 0
        )

    def together(self, paths: Sequence[str]) -> NDArray[np.bool_]:
        """(k, k) which of some paths are correlated with each other; none with itself."""
        known = [path in self.paths for path in paths]
        places = [self.paths.index(path) for path in paths if path in self.paths]
        found = np.zeros((len(paths), len(paths)), dtype=np.bool_)
        matrix = self.factor @ self.factor.T
        found[np.ix_(known, known)] = np.abs(matrix[np.ix_(places, places)]) > ROUNDING
        return found & ~np.eye(len(paths), dtype=np.bool_)


def score_correlation(rank: float) -> float:
    """Correlation of two normal scores whose Spearman rank correlation is `rank`.

    Source: Pearson (1907), "On further methods of determining correlation": r = 2 sin(pi rho / 6).
    """
    return 2.0 * math.sin(math.pi * rank / 6.0)


@remembered
def copula_of(scenario: Scenario) -> Copula:
    """Gather all correlations of a scenario in one factor.

    Parameters
    ----------
    scenario : Scenario
        Its `correlations` are those of every mix; an event law named in one stands for its mean.
    """
    return build(
        [
            (tuple(canonical(scenario, name) or name for name in one.between), one.rank)
            for one in scenario.correlations
        ]
    )


def build(groups: Sequence[tuple[tuple[str, ...], float]]) -> Copula:
    """Cholesky factor of groups of (paths, rank correlation of each pair of them).

    Raises
    ------
    numpy.linalg.LinAlgError
        When the matrix is not positive definite, which loading a scenario has already refused.
    """
    paths = tuple(sorted({path for group, _ in groups for path in group}))
    matrix = np.eye(len(paths))
    for group, rank in groups:
        places = [paths.index(path) for path in group]
        for a in places:
            for b in places:
                if a != b:
                    matrix[a, b] = score_correlation(rank)
    return Copula(paths, np.linalg.cholesky(matrix).astype(np.float64))

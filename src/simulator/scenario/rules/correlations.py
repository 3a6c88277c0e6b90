"""Beliefs that go together: they exist, they are beliefs, and their correlations do not contradict each other."""

import itertools
import math
from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.document import Document, dotted, nearest
from simulator.scenario.lines import Path
from simulator.scenario.model import Scenario
from simulator.scenario.overrides import split_path
from simulator.scenario.paths import canonical, quantities
from simulator.scenario.rules.draft import Draft
from simulator.scenario.short import long_path

Pair = tuple[str, str]


def belief_path(scenario: Scenario, document: Document, text: str) -> str | None:
    """Canonical path of a belief named in a correlation, long or short form; None when there is none."""
    split = split_path(text)
    if split is None:
        return None
    return canonical(scenario, dotted(split)) or canonical(scenario, dotted(long_path(document.data, split)))


def correlated_are_beliefs(draft: Draft, document: Document) -> Iterator[Problem]:
    """Every path of a correlation leads to a belief."""
    if draft.scenario is None:
        return
    known = quantities(draft.scenario)
    for index, correlation in draft.correlations:
        for place, text in enumerate(correlation.between):
            path: Path = ("correlations", index, "between", place)
            name = belief_path(draft.scenario, document, text)
            if name is None:
                yield document.problem("correlation_path", path, text, near=nearest(text, known))
            elif known[name].known is not None:
                yield document.problem("correlation_constant", path, text)


def correlation_matrix(draft: Draft, document: Document) -> Iterator[Problem]:
    """No pair is given twice, and the whole matrix is positive definite."""
    if draft.scenario is None or not draft.correlations:
        return
    ranks: dict[Pair, float] = {}
    for index, correlation in draft.correlations:
        names = [belief_path(draft.scenario, document, text) or text for text in correlation.between]
        for first, second in itertools.combinations(names, 2):
            pair = (first, second) if first < second else (second, first)
            if pair in ranks or first == second:
                yield document.problem(
                    "correlation_twice", ("correlations", index, "between"), first=first, second=second
                )
            ranks[pair] = correlation.rank
    if not positive_definite(ranks):
        pairs = "; ".join(f"{first}, {second}: {rank:g}" for (first, second), rank in sorted(ranks.items()))
        yield document.problem("correlation_matrix", ("correlations",), pairs=pairs)


def positive_definite(ranks: dict[Pair, float]) -> bool:
    """Whether a Gaussian copula can have these rank correlations, r = 2 sin(pi rho / 6)."""
    import numpy as np

    names = sorted({name for pair in ranks for name in pair})
    matrix = np.eye(len(names))
    for (first, second), rank in ranks.items():
        i, j = names.index(first), names.index(second)
        matrix[i, j] = matrix[j, i] = 2 * math.sin(math.pi * rank / 6)
    return bool(np.linalg.eigvalsh(matrix).min() > 1e-10)


RULES = (correlated_are_beliefs, correlation_matrix)

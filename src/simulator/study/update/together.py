"""Which beliefs go together after the results: correlations of what was weighted together."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from simulator.calibration.update import Settled
from simulator.sampling.copula import build
from simulator.scenario import Scenario, canonical

#: A rank correlation weaker than this is not written.
WEAK = 0.05
#: Nor is a change smaller than this.
SAME = 0.03
#: What contradictory correlations are multiplied by, until they no longer are.
NEARER = 0.98


@dataclass(frozen=True)
class Together:
    """Beliefs that go together.

    Attributes
    ----------
    between : tuple of str
        Paths, two or more.
    rank : float
        Spearman rank correlation of each pair.
    place : int or None
        Number of the scenario's own entry that this one stands for.
    """

    between: tuple[str, ...]
    rank: float
    place: int | None


def together_after(
    scenario: Scenario, settled: Sequence[Settled], seen: Collection[str]
) -> tuple[Together, ...] | None:
    """Every entry after the results; None when nothing differs enough to be written.

    Parameters
    ----------
    scenario : Scenario
        As it was.
    settled : sequence of Settled
        Blocks after the results.
    seen : collection of str
        What is exactly known now, with which nothing can go.
    """
    own = [
        (tuple(canonical(scenario, path) or path for path in one.between), one.rank)
        for one in scenario.correlations
    ]
    after = _pairs(settled, seen)
    before = {pair: rank for group, rank in own for pair in combinations(sorted(group), 2)}
    touched = {name for one in settled for name in one.block.names} | set(seen)
    changed = {
        pair
        for pair in {*after, *(pair for pair in before if touched & set(pair))}
        if abs(after.get(pair, 0.0) - before.get(pair, 0.0)) > SAME
    }
    if not changed:
        return None
    found: list[Together] = []
    for place, (group, rank) in enumerate(own):
        if not touched & set(group):
            found.append(Together(scenario.correlations[place].between, rank, place))
            continue
        pairs = [pair for pair in combinations(sorted(group), 2) if pair in after]
        found += [Together(pair, after.pop(pair), None if k else place) for k, pair in enumerate(pairs)]
    found += [Together(pair, rank, None) for pair, rank in after.items()]
    return _consistent(found)


def _pairs(settled: Sequence[Settled], seen: Collection[str]) -> dict[tuple[str, str], float]:
    found = {}
    for one in settled:
        for i, j in combinations(range(len(one.block.names)), 2):
            pair = one.block.names[i], one.block.names[j]
            rank = 6.0 / math.pi * math.asin(float(np.clip(one.correlation[i, j], -1.0, 1.0)) / 2.0)
            if abs(rank) >= WEAK and not set(pair) & set(seen):
                found[pair] = round(rank, 2)
    return found


def _consistent(found: list[Together]) -> tuple[Together, ...]:
    """Rounded correlations may contradict each other; those are brought nearer to 0."""
    factor = 1.0
    while True:
        tried = [
            Together(one.between, round(one.rank * factor, 3) if factor < 1.0 else one.rank, one.place)
            for one in found
        ]
        try:
            build([(one.between, one.rank) for one in tried])
        except np.linalg.LinAlgError:
            factor *= NEARER
            continue
        return tuple(tried)

"""Which random numbers a path takes, and what NumPy's bulk generator needs for as many of the same kind."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import numpy as np

from simulator.engine.reference import ReferenceEngine
from simulator.parameters import Parameters
from simulator.streams import Stream

#: How NumPy makes as many: from (generator, how many, the second arguments of the draws) to an array.
IN_BULK: dict[str, Callable[[np.random.Generator, int, Any], object]] = {
    "uniform": lambda rng, size, _: rng.random(size),
    "exponential": lambda rng, size, _: rng.standard_exponential(size),
    "normal": lambda rng, size, _: rng.standard_normal(size),
    "geometric": lambda rng, _, p: rng.geometric(p),
    "lognormal": lambda rng, size, _: rng.lognormal(0.0, 0.5, size),
    "gamma": lambda rng, _, shape: rng.standard_gamma(shape),
}

Draws = dict[str, list[float]]


def counted(parameters: Parameters, rows: Sequence[int]) -> Draws:
    """Draws by kind that the rows take, each with its first argument after the index (p, the mean or the shape)."""
    draws: Draws = defaultdict(list)
    inside: list[str] = []
    with ExitStack() as patches:
        for kind in _kinds():
            patches.enter_context(
                patch.object(Stream, kind, _counting(kind, getattr(Stream, kind), draws, inside))
            )
        ReferenceEngine().run(parameters, rows)
    return draws


def bulk(draws: Draws, times: int) -> Callable[[], None]:
    """Work for NumPy: every kind of draw, as many times over."""
    rng = np.random.Generator(np.random.Philox(1))
    arguments = {kind: np.tile(np.array(values), times) for kind, values in draws.items()}

    def work() -> None:
        for kind, argument in arguments.items():
            IN_BULK[kind](rng, argument.size, argument)

    return work


def _kinds() -> list[str]:
    kinds = [name for name in vars(Stream) if not name.startswith("_")]
    unknown = set(kinds) - IN_BULK.keys()
    if unknown:
        raise ValueError(f"say how NumPy draws what the streams draw: {', '.join(sorted(unknown))}")
    return kinds


def _counting(
    kind: str, method: Callable[..., float], draws: Draws, inside: list[str]
) -> Callable[..., float]:
    """Count a draw, but not the draws that it is itself made of."""

    def draw(stream: Stream, index: int, *arguments: float, **named: float) -> float:
        if not inside:
            draws[kind].append(arguments[0] if arguments else 0.0)
        inside.append(kind)
        try:
            return method(stream, index, *arguments, **named)
        finally:
            inside.pop()

    return draw

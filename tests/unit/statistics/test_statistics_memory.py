"""Many rows need the memory of a few columns: never a table of the beliefs, nor weights of every draw."""

import tracemalloc
from dataclasses import dataclass

import numpy as np
import pytest

from simulator.statistics import (
    CHUNK,
    Design,
    better_on_average,
    break_even_price,
    cumulative_curve,
    cvar,
    distribution,
    histogram,
    ignorance_share,
    ratio_of_means,
)

ROWS = 300_000
COLUMN = 8 * ROWS


@dataclass(frozen=True)
class Repeated:
    """Scores of 40 beliefs that repeat every `CHUNK` draws: a table of them would fill 20 columns of the rows."""

    draws: int = ROWS // 2
    width: int = 40

    def chunks(self):
        scores = np.random.default_rng(1).standard_normal((CHUNK, self.width))
        return (scores[: self.draws - first] for first in range(0, self.draws, CHUNK))


@pytest.fixture(scope="module")
def design():
    made = Design.plain(ROWS)
    distribution(np.arange(ROWS, dtype=float), made)  # what a design remembers is not counted below
    return made


@pytest.mark.parametrize(
    ("statistic", "columns"),
    [
        (distribution, 7),
        (lambda rows, design: cvar(rows, 0.1, design), 6),
        (lambda rows, design: ratio_of_means(rows, rows + 9.0, design), 5),
        (ignorance_share, 14),
        (lambda rows, _: (cumulative_curve(rows), histogram(rows)), 4),
        (lambda rows, design: better_on_average(rows, design, Repeated()), 14),
        (lambda rows, design: break_even_price(*[rows + 9.0 + i for i in range(5)], design, Repeated()), 19),
    ],
    ids=["distribution", "cvar", "ratio", "ignorance", "pictures", "better", "break-even"],
)
def test_peak_memory_is_a_few_columns(design, statistic, columns):
    rows = np.random.default_rng(2).standard_normal(ROWS)
    tracemalloc.start()
    try:
        statistic(rows, design)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < columns * COLUMN, f"{peak / COLUMN:.1f} columns"


def test_what_a_design_remembers_is_small():
    tracemalloc.start()
    try:
        made = Design.plain(ROWS)
        distribution(np.arange(ROWS, dtype=float), made)
        assert made.cluster_of_draw.size == ROWS // 2
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < 3 * COLUMN

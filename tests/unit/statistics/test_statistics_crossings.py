"""Where a mean changes sign: against closed form, with errors that hold."""

import numpy as np
import pytest

from simulator.statistics import Crossing, Design, crossings

RNG = np.random.default_rng(20261124)


def flat(*means: float, rows: int = 4) -> list[np.ndarray]:
    return [np.full(rows, mean) for mean in means]


def places(values: list[float], means: list[float]) -> list[tuple[float, bool]]:
    found = crossings(values, flat(*means), Design.plain(4))
    return [(pytest.approx(one.at.value), one.rises) for one in found]


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ([3.0, 1.0, -1.0], [(1.5, False)]),
        ([-1.0, 3.0, 4.0], [(0.25, True)]),
        ([1.0, -1.0, 1.0], [(0.5, False), (1.5, True)]),
        ([2.0, 1.0, 0.5], []),
        ([1.0, 0.0, -1.0], [(1.0, False)]),
        ([1.0, 0.0, 1.0], []),
        ([0.0, 1.0, 2.0], []),
        ([-1.0, 0.0, 0.0], []),
        ([0.0, 0.0, 0.0], []),
        ([1.0, np.nan, -1.0], []),
    ],
)
def test_changes_of_sign(means, expected) -> None:
    assert places([0.0, 1.0, 2.0], means) == expected


def test_values_may_come_in_any_order() -> None:
    assert places([2.0, 0.0, 1.0], [-1.0, 3.0, 1.0]) == [(1.5, False)]
    assert places([3.0, 2.0, 1.0], [1.0, 2.0, -2.0]) == [(1.5, True)]


def test_the_values_around_it_are_kept() -> None:
    (found,) = crossings([10.0, 30.0, 20.0], flat(4.0, -4.0, 2.0), Design.plain(4))
    assert (found.low, found.high) == (20.0, 30.0)


def test_without_noise_there_is_no_error() -> None:
    (found,) = crossings([0.0, 1.0], flat(1.0, -3.0), Design.plain(4))
    assert isinstance(found, Crossing)
    assert (found.at.value, found.at.se) == (0.25, 0.0)


def test_the_error_is_that_of_the_level_over_the_slope() -> None:
    rows = 2.0 + RNG.normal(size=400)
    (found,) = crossings([0.0, 1.0, 2.0], [rows - 1.5 * x for x in (0.0, 1.0, 2.0)], Design.plain(400))
    assert found.at.value == pytest.approx(rows.mean() / 1.5)
    clusters = rows.reshape(-1, 2).mean(axis=1)
    assert found.at.se == pytest.approx(np.std(clusters, ddof=1) / np.sqrt(200) / 1.5)


def z_scores(design: Design, noise: float) -> np.ndarray:
    """Errors, in standard errors, of the crossing of a line whose level and slope both vary from draw to draw."""
    level, slope, values = 3.0, 2.0, (0.0, 0.9, 2.1, 3.0)
    found = []
    for _ in range(500):
        shared = RNG.normal(size=(2, design.draws))[:, design.draw_index]
        own = RNG.normal(size=design.rows) * noise
        lines = [level + shared[0] + own - (slope + shared[1]) * x for x in values]
        found += [(one.at.value - level / slope) / one.at.se for one in crossings(values, lines, design)]
    return np.array(found)


def test_errors_hold() -> None:
    """z-scores have mean 0 and mean square 1; limits of four standard errors: one false alarm in 8,000."""
    z = z_scores(Design.plain(400), 0.5)
    assert len(z) == 500
    assert abs(z.mean()) < 4.0 / np.sqrt(500)
    assert abs(np.mean(z**2) - 1.0) < 4.0 * np.sqrt(2.0 / 500)


def test_errors_that_ignored_the_draws_would_not_hold() -> None:
    """Rows of a draw go together; taken as independent they promise an error sqrt(2) too small."""
    paired = Design.plain(400)
    level, values = 3.0, (1.0, 1.4, 1.8)
    alone = Design(np.arange(400), np.arange(400), 0)
    z = []
    for _ in range(500):
        rows = level + RNG.normal(size=200)[paired.draw_index]
        (one,) = crossings(values, [rows - 2.0 * x for x in values], alone)
        z.append((one.at.value - 1.5) / one.at.se)
    assert np.mean(np.square(z)) > 1.0 + 4.0 * np.sqrt(2.0 / 500)

"""Plain and even designs of the beliefs' uniforms."""

import subprocess
import sys

import numpy as np
import pytest
from scipy import stats

from simulator.sampling.designs import SCRAMBLINGS, Design, Sheet, rounded_draws, uniforms

PATHS = ("a.success", "b.success", "c.price", "d.price", "e.value.mean")
TOTAL = SCRAMBLINGS * 64


@pytest.mark.parametrize(
    ("asked", "given"), [(1, 16), (16, 16), (17, 32), (500, 512), (512, 512), (513, 1024), (1000, 1024)]
)
def test_even_designs_take_16_powers_of_two(asked: int, given: int) -> None:
    assert rounded_draws(asked, "sobol") == given
    assert rounded_draws(asked, "latin") == given
    assert rounded_draws(asked, "plain") == asked


@pytest.mark.parametrize("design", ["plain", "sobol", "latin"])
def test_any_block_gives_the_values_of_the_whole(design: Design) -> None:
    whole = uniforms(Sheet(3, range(TOTAL), design, TOTAL), PATHS)
    for block in (range(1), range(63, 65), range(100, 300), range(TOTAL - 1, TOTAL), range(5, 5)):
        part = uniforms(Sheet(3, block, design, TOTAL), PATHS)
        for path in PATHS:
            np.testing.assert_array_equal(part[path], whole[path][block.start : block.stop])


@pytest.mark.parametrize("design", ["plain", "sobol", "latin"])
def test_uniforms_are_uniform_and_inside(design: Design) -> None:
    whole = uniforms(Sheet(3, range(TOTAL), design, TOTAL), PATHS)
    for values in whole.values():
        assert values.min() > 0.0
        assert values.max() < 1.0
        assert stats.kstest(values, "uniform").pvalue > 1e-6


@pytest.mark.parametrize("design", ["sobol", "latin"])
def test_each_scrambling_is_stratified_and_unlike_the_others(design: Design) -> None:
    """64 points of one scrambling fall one in each of 64 cells; plain ones do not (negative control)."""
    whole = uniforms(Sheet(3, range(TOTAL), design, TOTAL), PATHS)["b.success"].reshape(SCRAMBLINGS, 64)
    cells = np.sort(np.floor(whole * 64), axis=1)
    np.testing.assert_array_equal(cells, np.tile(np.arange(64), (SCRAMBLINGS, 1)))
    assert len({tuple(row) for row in whole}) == SCRAMBLINGS
    plain = uniforms(Sheet(3, range(64)), PATHS)["b.success"]
    assert len(np.unique(np.floor(plain * 64))) < 64


def test_even_designs_estimate_means_far_better() -> None:
    """Error of the mean of a smooth function of five beliefs, over 16 scramblings against 16 plain blocks."""

    def spread(design: Design) -> float:
        points = uniforms(Sheet(11, range(TOTAL), design, TOTAL), PATHS)
        values = sum(np.exp(points[path]) for path in PATHS)
        return float(np.std(np.asarray(values).reshape(SCRAMBLINGS, 64).mean(axis=1)))

    assert spread("sobol") < spread("plain") / 5
    assert spread("latin") < spread("plain") / 5


def test_the_seed_matters() -> None:
    for design in ("plain", "sobol", "latin"):
        one = uniforms(Sheet(1, range(TOTAL), design, TOTAL), PATHS)
        two = uniforms(Sheet(2, range(TOTAL), design, TOTAL), PATHS)
        assert not np.any(one["a.success"] == two["a.success"])


@pytest.mark.parametrize(
    ("draws", "design", "total"),
    [
        (range(0, 10, 2), "plain", None),
        (range(-1, 3), "plain", None),
        (range(10), "sobol", None),
        (range(10), "latin", 500),
        (range(1000, 1025), "sobol", 1024),
    ],
)
def test_draws_that_do_not_suit_the_design_are_refused(
    draws: range, design: Design, total: int | None
) -> None:
    with pytest.raises(ValueError, match="draws"):
        Sheet(1, draws, design, total)


def test_nothing_heavy_is_loaded_before_something_is_sampled() -> None:
    heavy = "('numba', 'scipy', 'holidays')"
    code = f"import sys, simulator.sampling; assert not [m for m in {heavy} if m in sys.modules]"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_scenario_without_beliefs_has_no_dimension() -> None:
    assert uniforms(Sheet(1, range(16), "sobol", 16), ()) == {}

"""Laws of sweeps that common random numbers make exact, row by row."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.reference import ReferenceEngine
from simulator.scenario import read_grid
from simulator.statistics import Design, crossings, ratio_of_means
from simulator.study import Settings
from simulator.study.sweep.point import simulate

TABLE = Path(__file__).resolve().parents[2] / "scenarios" / "table.toml"
WEEKS = ["horizon.weeks=4"]


def rows_along(over: str, *overrides: str) -> list[np.ndarray]:
    """Paired differences of the pilot, (rows,), at each value."""
    grid = read_grid(TABLE, [*WEEKS, *overrides], [over])
    done = [simulate(point, (0.0,), ReferenceEngine(), Settings(rows=10)) for point in grid.points]
    return [one.differences["pilot"] for one in done if one is not None]


@pytest.mark.parametrize("measure", ["hourly_value", "net"])
def test_a_dearer_platform_never_helps(measure: str) -> None:
    along = rows_along("platforms.phoning.price=0,50,120,500", f"decision.measure={measure}")
    assert len(along) == 4
    for cheap, dear in pairwise(along):
        assert np.all(dear <= cheap)
        assert np.any(dear < cheap)


def test_the_price_at_which_net_is_equal_is_a_ratio_of_means() -> None:
    """Net falls by what is accepted for each unit of price: value and error of the crossing are those of a ratio."""
    free, dear = rows_along("platforms.phoning.price=0,1000", "decision.measure=net")
    design = Design.plain(len(free))
    (found,) = crossings([0.0, 1_000.0], [free, dear], design)
    ratio = ratio_of_means(free, (free - dear) / 1_000.0, design)
    assert found.at.value == pytest.approx(ratio.value, rel=1e-9)
    assert found.at.se == pytest.approx(ratio.se, rel=1e-9)


def test_dearer_hours_cost_the_hour_by_their_rise_in_both_mixes() -> None:
    """Payroll follows hours, which both mixes work alike: the paired difference of hourly value does not move."""
    along = rows_along("profiles.rep.hourly_cost=20,38,60")
    np.testing.assert_allclose(along[0], along[1], rtol=0.0, atol=1e-8)
    np.testing.assert_allclose(along[0], along[2], rtol=0.0, atol=1e-8)


def test_a_better_margin_scales_the_margin() -> None:
    """The difference is straight in the margin rate: equal steps in it give equal steps in every row."""
    low, middle, high = rows_along("deal.margin_rate=0.2:0.6:0.2")
    np.testing.assert_allclose(middle - low, high - middle, rtol=1e-9, atol=1e-8)
    assert np.any(np.abs(middle - low) > 1.0)

"""The employer's cost against France's official engine, asked by tools/employer_cost, and against hand-checked figures."""

import json
from pathlib import Path

import numpy as np
import pytest

from simulator.scenario.charges.cost import monthly_cost, relief
from simulator.scenario.charges.rates import rates_of

GRID = json.loads((Path(__file__).parent / "employer-cost-fr-2026.json").read_text(encoding="utf-8"))
PAY = np.array(GRID["pay"], dtype=np.float64)
RATES = rates_of("FR-2026")
CENT = 0.005


def name(one):
    return f"{one['staff']}-{'executive' if one['executive'] else 'other'}"


def test_the_grid_says_which_engine_it_is_of():
    assert GRID["about"]["engine"] == {"modele-social": "11.1.0", "publicodes": "1.10.3"}
    assert "modele-social 11.1.0" in RATES.source
    assert {1, 10, 11, 19, 20, 49, 50, 249, 250} <= {one["staff"] for one in GRID["costs"]}
    edges = [
        RATES.monthly_minimum,
        RATES.ceiling,
        3 * RATES.monthly_minimum,
        4 * RATES.ceiling,
        8 * RATES.ceiling,
    ]
    for edge in edges:
        below, above = np.searchsorted(PAY, [edge - 0.02, edge + 0.02])
        assert above - below == 3


@pytest.mark.parametrize("one", GRID["costs"], ids=name)
def test_cost_is_the_engine_s_to_the_cent(one):
    ours = monthly_cost(RATES, PAY, one["staff"], one["executive"])
    np.testing.assert_allclose(ours, one["cost"], rtol=0, atol=CENT)


@pytest.mark.parametrize(
    ("executive", "costs"),
    [(False, [2011.12, 3132.65, 4790.36, 7060.40]), (True, [2040.31, 3171.05, 4844.12, 7122.28])],
)
def test_ten_staff_by_hand(executive, costs):
    """A page of published figures, read before the grid was made."""
    found = monthly_cost(RATES, np.array([1900.0, 2500.0, 3500.0, 5000.0]), 10, executive)
    np.testing.assert_allclose(found, costs, rtol=0, atol=CENT)


def test_relief_by_hand():
    """0.02 + 0.3781 x (0.5 x (3 x 1,867.02 / 1,900 - 1)) ^ 1.75 = 0.3883, of 1,900."""
    share = round(0.02 + 0.3781 * (0.5 * (3 * 12.31 * 35 * 52 / 12 / 1900 - 1)) ** 1.75, 4)
    np.testing.assert_allclose(relief(RATES, np.array([1900.0]), 10), [1900 * share])


@pytest.mark.parametrize(
    ("of", "told"), [((10, True), (10, False)), ((10, False), (11, False)), ((49, False), (50, False))]
)
def test_another_size_or_status_would_be_noticed(of, told):
    """Negative control: the grid parts what a threshold or a status parts."""
    row = next(one for one in GRID["costs"] if (one["staff"], one["executive"]) == told)
    assert np.abs(monthly_cost(RATES, PAY, *of) - row["cost"]).min() > CENT


def test_a_flat_rate_would_be_noticed():
    """Negative control: no share of gross fits the grid, by hundreds of euros."""
    row = np.array(GRID["costs"][2]["cost"])
    share = (row / PAY).mean()
    assert np.abs(PAY * share - row).max() > 200

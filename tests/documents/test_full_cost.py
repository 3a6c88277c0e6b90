"""The table of the page on French costs is what the rules give, to the cent."""

import re

import numpy as np

from documents.blocks import ROOT
from simulator.scenario.charges import Scheme

PAGE = (ROOT / "docs" / "how-to" / "full-cost-in-france.md").read_text(encoding="utf-8")
ROWS = [
    [float(cell.replace(",", "")) for cell in line.strip("| ").split(" | ")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]


def test_every_cost_of_the_table():
    columns = [
        Scheme(scheme="FR-2026", staff=staff, executive=one)
        for staff in (10, 15, 60)
        for one in (False, True)
    ]
    assert len(ROWS) == 4
    for gross, *costs in ROWS:
        found = [one.yearly_cost(np.array([12 * gross]))[0] / 12 for one in columns]
        np.testing.assert_allclose(costs, found, rtol=0, atol=0.00501)


def test_what_commission_bears_at_1900():
    (share,) = Scheme(scheme="FR-2026").on_commission(np.array([12 * 1900.0]))
    assert f"some {share:.0%} at 1,900 a month".replace("%", " %") in PAGE

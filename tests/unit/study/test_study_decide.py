"""The prices looked at reach the one that is paid, however far beyond break-even it is."""

import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.outcomes import BlocksInMemory
from simulator.presentation.labels import Words
from simulator.presentation.tables.decision import paid_for, price_grids
from simulator.study import Settings, conduct
from support.studies import TEXT, scenario

PLATFORM = """
[platforms.phoning]
price = PRICE
can_deliver_per_week = 5
hours = 0.3
success = 0.05
value = 3_000

[horizon]"""
BOUGHT = TEXT.replace("[horizon]", PLATFORM).replace(
    "rep = { visits = 1 }", "rep = { calls = 1 }\nphoning = 5"
)


@pytest.mark.parametrize("price", [20, 900, 5_000])
def test_the_price_paid_is_among_the_prices(tmp_path, price: int) -> None:
    some = scenario(tmp_path, text=BOUGHT.replace("PRICE", str(price)))
    done = conduct(some, CompiledEngine(), Settings(rows=200, blocks=BlocksInMemory("test")))
    assert done is not None
    found = done.findings
    along = found.decision.acceptability["phoning"]
    paid = paid_for(found, "phoning")
    assert paid == pytest.approx(price, rel=0.01)
    assert paid < along.prices[-1]
    (grid,) = price_grids(found, Words("en", "EUR"))
    assert float(grid.rows[-1][0].replace(",", "")) >= paid

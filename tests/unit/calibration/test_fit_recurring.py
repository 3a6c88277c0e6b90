"""What a customer who buys again brings a year, by hand: the clock of the fit is in days."""

import datetime as dt

import polars as pl
import pytest

from simulator.calibration.fit.deals import deal_facts
from simulator.calibration.tables import polars_schema

CUSTOMERS, VALUE = 30, 1_000.0


def test_money_a_customer_year() -> None:
    """Each buys on the first day and half a year later, watched for a year: 1,000 a customer-year."""
    start = dt.date(2025, 1, 1)
    days = (start, start + dt.timedelta(183), start + dt.timedelta(365))
    rows = [
        {
            "deal": f"{who}-{when}",
            "account": f"customer {who}",
            "opened": when,
            "closed": when,
            "status": "won",
            "value": VALUE,
            "currency": "EUR",
            "file": "deals.csv",
            "line": 2 + who,
        }
        for who in range(CUSTOMERS)
        for when in days[:2]
    ]
    rows.append({**rows[0], "deal": "last", "account": "another", "opened": days[2], "closed": days[2]})
    found = deal_facts(pl.DataFrame(rows, schema=polars_schema("deals"))).recurring
    assert found is not None
    assert found.per_customer is not None
    assert found.per_customer.mean == pytest.approx(VALUE * 365.25 / 365.0, rel=0.1)

"""What deals say, by numbers worked out by hand."""

import datetime as dt

import polars as pl
import pytest

from simulator.calibration.fit.deals import deal_facts
from simulator.calibration.tables import polars_schema


def test_what_customers_bring_a_year() -> None:
    """Six customers, each of whom buys for 1,000 on one day and for 1,000 a year later: 1,000 a customer and year."""
    first = dt.date(2026, 1, 5)
    rows = [
        {
            "deal": f"{who}{k}",
            "account": who,
            "status": "won",
            "opened": day,
            "closed": day,
            "value": 1000.0,
            "file": "d.csv",
        }
        for who in "abcdef"
        for k, day in enumerate((first, first + dt.timedelta(days=365)))
    ]
    schema = polars_schema("deals")
    facts = deal_facts(pl.DataFrame(rows, schema_overrides=schema).select(
        *(name if name in rows[0] else pl.lit(None, kind).alias(name) for name, kind in schema.items())
    ))  # fmt: skip
    assert facts.recurring is not None
    assert facts.recurring.per_customer is not None
    assert facts.recurring.years == pytest.approx(365 / 365.25)
    assert facts.recurring.per_customer.mean == pytest.approx(1000 * 365.25 / 365, rel=0.1)

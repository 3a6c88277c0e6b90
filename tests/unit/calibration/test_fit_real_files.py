"""The two public data sets in scenarios/data: facts that were computed from them by other means are found again."""

import datetime as dt
import gzip
import math
from pathlib import Path

import numpy as np
import pytest

from simulator.calibration.fit.calls import CallFacts
from simulator.calibration.fit.draft import entries_of
from simulator.calibration.fit.facts import Facts, facts_of
from simulator.calibration.fit.plan import plan_of
from simulator.calibration.fit.text import scenario_text
from simulator.calibration.readers import Reading, ReadSettings, read
from simulator.presentation.labels import Words

DATA = Path(__file__).resolve().parents[3] / "scenarios" / "data"
BANK, CRM = DATA / "bank_marketing", DATA / "crm_opportunities"


@pytest.fixture(scope="module")
def bank() -> Reading:
    return read("calls", [BANK / "calls.csv.gz"], ReadSettings(mappings=(BANK / "mapping.toml",)))


@pytest.fixture(scope="module")
def crm() -> Reading:
    return read("deals", [CRM / "deals.csv.gz"], ReadSettings(mappings=(CRM / "mapping.toml",)))


@pytest.fixture(scope="module")
def called(bank) -> CallFacts:
    return facts_of({"calls": bank.table}).calls


@pytest.fixture(scope="module")
def sold(crm) -> Facts:
    return facts_of({"deals": crm.table})


def text_of(facts: Facts) -> str:
    words = Words("fr", "EUR")
    return scenario_text(entries_of(plan_of(facts), words), words)


def test_talk_time_is_lognormal(called) -> None:
    talk = called.talk
    assert talk.family == "lognormal"
    assert math.log(talk.chosen.arguments["scale"]) == pytest.approx(5.164, abs=5e-4)
    assert talk.chosen.arguments["s"] == pytest.approx(0.927, abs=5e-4)
    assert talk.mean.mean == pytest.approx(258.3, abs=0.1)


def test_success_of_a_contact(called) -> None:
    calls = called
    assert (calls.attempts, calls.successes) == (105_754, 4_640)
    told = [one for one in calls.channels if one.success is not None]
    assert sum(one.success.successes for one in told) / sum(
        one.success.trials for one in told
    ) == pytest.approx(0.0439, abs=5e-5)


def test_success_falls_among_those_who_got_that_far(called) -> None:
    fatigue = called.fatigue
    shares = 100 * fatigue.successes[:8] / fatigue.exposures[:8]
    assert np.round(shares, 2).tolist() == [5.58, 5.14, 4.42, 3.26, 2.41, 2.22, 1.58, 0.96]
    assert fatigue.tires > 0.999


def test_dividing_by_those_whose_last_contact_it_was_would_be_seen(called) -> None:
    """Negative control: the survivors' reading is far from the one above."""
    fatigue = called.fatigue
    last = -np.diff(np.append(fatigue.exposures, 0))
    shares = 100 * fatigue.successes[:8] / last[:8]
    assert shares[[0, 7]].tolist() == pytest.approx([13.0, 4.3], abs=0.06)


def test_won_share_of_closed_deals_and_open_ones_stay_open(sold) -> None:
    deals = sold.deals
    assert deals.counts == {"won": 4_238, "lost": 2_473, "open": 2_089}
    assert round(100 * deals.won_share, 1) == 63.2
    assert deals.cure.counts["open"] == 1_589
    assert deals.undated == 500
    # what is open is not lost: some of it will be won, so the share of all deals lies between the two readings
    assert 4_238 / 8_300 < deals.cure.won.mean < deals.won_share
    # these delays have two humps, which no law follows: what was seen and what the law says are both held possible
    assert deals.cure.won.p10 < deals.cure.won_by.observed[-1] < deals.cure.won.mean < deals.cure.won.p90


def test_the_misspelt_product_is_told(crm) -> None:
    (report,) = crm.reports
    assert [(one.written, one.meant, one.rows) for one in report.similar] == [("GTXPro", "GTX Pro", 1_480)]


def test_american_dates_give_the_same_scenario(sold, tmp_path: Path) -> None:
    lines = gzip.decompress((CRM / "deals.csv.gz").read_bytes()).decode().splitlines()
    rows = [line.split(",") for line in lines]
    american = [rows[0], *([american_date(cell) for cell in row] for row in rows[1:])]
    file = tmp_path / "deals.csv.gz"
    file.write_bytes(gzip.compress("\n".join(",".join(row) for row in american).encode()))
    (tmp_path / "products.csv").write_bytes((CRM / "products.csv").read_bytes())
    again = read("deals", [file], ReadSettings(mappings=(CRM / "mapping.toml",)))
    assert american[1][5:7] == ["10/20/2016", "3/1/2017"]
    assert text_of(facts_of({"deals": again.table})) == text_of(sold)


def american_date(cell: str) -> str:
    try:
        day = dt.date.fromisoformat(cell)
    except ValueError:
        return cell
    return f"{day.month}/{day.day}/{day.year}"

"""Closers are the bottleneck: more appointments lower the value, and the study says hire or free closers."""

from pathlib import Path

import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.presentation.varied import hours_sentences
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.varied import hours

CLOSERS = """
title = "One closer for thirty appointments a week"
language = "en"

[horizon]
weeks = 13
run_off_weeks = 8

[opening]
start = "empty"

[profiles.closer]
headcount = 1
hourly_cost = 40
[profiles.closer.commitments]
review = { kind = "meeting", hours = 6, every = "week" }

[activities.meeting]
by = "closer"
hours = { prepare = 0.5, contact = { mean = 1.5, cv = 0.4 }, report = 0.3 }
no_show = { probability = 0.15 }
success = { p10 = 0.2, p90 = 0.3 }
next = "signed"
expires_after_days = 10

[activities.call]
by = "closer"
hours = { prepare = 0.02, contact = { mean = 0.1, cv = 0.8 }, report = 0.02 }
success = 0.02
next = "meeting"
after_days = { mean = 5, cv = 0.3 }

[deal]
value = { mean = 4_000, cv = 0.5 }
margin_rate = 0.5

[channels.calls]
attempt = "call"

[platforms.phoning]
price = 120
can_deliver_per_week = 40
leads_to = "meeting"

[mixes.few]
prospecting.closer = { calls = 1.0 }
orders.phoning = { per_week = 2, weeks = [1, 13] }

[mixes.many]
prospecting.closer = { calls = 1.0 }
orders.phoning = { per_week = 30, weeks = [1, 13] }

[decision]
baseline = "few"
trial = "many"
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    file = Path(tmp_path_factory.mktemp("closers")) / "closers.toml"
    file.write_text(CLOSERS, encoding="utf-8")
    settings = Settings(engine="compiled", rows=400)
    return hours(load(str(file)), ("many",), CompiledEngine(), settings)


def test_one_more_appointment_loses_money_and_one_more_closer_earns_it(found):
    by = {(one.what, one.name): one for one in found.levers}
    buy, hire = by["buy", "phoning"], by["hire", "closer"]
    assert buy.net.value < -5.0 * buy.net.se
    assert hire.net.value > 5.0 * hire.net.se
    assert found.levers[0] is hire


def test_freeing_the_closer_pays_too(found):
    (review,) = (use for use in found.uses if use.what == "commitment")
    assert review.marginal.value < -5.0 * review.marginal.se
    assert review.cheap


def test_the_words_say_hire_or_free_and_not_buy(found):
    text = " ".join(hours_sentences(found, Words("en", "EUR")))
    assert "what pays most is to hire one more person" in text
    assert "buy no more appointments from “phoning”" in text
    assert "is the bottleneck" in text
    assert "hire or free these hours before buying" in text


def test_average_and_last_hour_differ():
    """Small accounts fill the diary with visits: their last hour costs far more than their average one."""
    pilot = load(str(Path(__file__).parents[2] / "scenarios" / "pilot.toml"))
    found = hours(pilot, ("internal",), CompiledEngine(), Settings(engine="compiled", rows=800))
    small = next(use for use in found.uses if use.name == "small_accounts")
    assert small.average is not None
    gap = small.average.value - small.marginal.value
    assert gap > 4.0 * (small.average.se**2 + small.marginal.se**2) ** 0.5
    assert small.cheap
    assert found.levers[0].what == "move"
    assert found.levers[0].into == "customers"

"""From any combination of files to a scenario that is valid, readable, and the same every time."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from simulator.calibration.fit.deals import deal_facts
from simulator.calibration.fit.draft import entries_of
from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.plan import plan_of
from simulator.calibration.fit.records import Assumed, Evidence
from simulator.calibration.fit.text import beliefs_text, scenario_text
from simulator.presentation.labels import Words
from simulator.scenario import advise, load
from support import exports

MAKE = {
    "time": exports.time_log,
    "calls": exports.call_log,
    "deals": exports.deals,
    "appointments": exports.appointments,
}
TABLES = {name: make() for name, make in MAKE.items()}
DEALS = deal_facts(TABLES["deals"])
SUBSETS = [chosen for size in range(1, 5) for chosen in itertools.combinations(MAKE, size)]


@pytest.fixture(autouse=True)
def fitted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fit the delays of the deals once: it takes seconds, and gives the same every time."""
    monkeypatch.setattr("simulator.calibration.fit.facts.deal_facts", lambda deals: DEALS)


def written(names: tuple[str, ...], language: str = "en") -> tuple[list, str]:
    words = Words(language, "EUR")
    entries = entries_of(plan_of(facts_of({name: TABLES[name] for name in names})), words)
    return entries, scenario_text(entries, words)


@pytest.mark.parametrize("names", SUBSETS, ids="+".join)
def test_every_combination_of_files_gives_a_valid_scenario(names, tmp_path: Path) -> None:
    for language in ("fr", "en"):
        file = tmp_path / f"{language}.toml"
        file.write_text(written(names, language)[1], encoding="utf-8")
        scenario = load(file)
        assert scenario.language == language
        advise(scenario)
        for mix in scenario.mixes.values():
            assert all(sum(shares.values()) == pytest.approx(1.0) for shares in mix.prospecting.values())


def test_languages_differ_in_words_only() -> None:
    french, english = (tomllib.loads(written(tuple(MAKE), language)[1]) for language in ("fr", "en"))
    assert numbers(french) == numbers(english)
    assert french["profiles"]["rep"]["label"] == "Commerciaux"
    assert english["profiles"]["rep"]["label"] == "Sales reps"


def numbers(value: object) -> object:
    """The same tables without texts."""
    if isinstance(value, dict):
        return {key: numbers(one) for key, one in value.items() if not isinstance(one, str)}
    return value


@pytest.mark.parametrize(
    "names", [("time", "calls", "deals", "appointments"), ("calls",), ("deals",)], ids="+".join
)
def test_a_french_file_has_no_english_word_where_people_read(names: tuple[str, ...]) -> None:
    """Labels, sources and remarks; keys and codes are the language's own. A dictionary of words that French has not."""
    _, text = written(names, "fr")
    said = re.findall(r'(?:label|source|title) = "([^"]*)"|# (.*)', text)
    english = r"\b(the|of|and|calls?|deals?|meetings?|reporting|entry|sales|weeks?|appointments?|training|unknown|measured|assumption)\b"
    known = r"simulate (fit|check)|{ .*? }|calls\.csv|deals\.csv|appointments\.csv|time\.csv"
    found = [
        line for pair in said for line in pair if re.search(english, re.sub(known, "", line), re.IGNORECASE)
    ]
    assert not found


def test_what_is_told_has_a_source_and_what_is_not_is_named() -> None:
    entries, text = written(("calls", "deals"))
    told = [one for one in entries if isinstance(one.origin, Evidence)]
    assumed = [one for one in entries if isinstance(one.origin, Assumed)]
    assert told
    assert all(one.origin.rows > 0 and one.origin.files for one in told)
    assert text.count("# ASSUMPTION") == len(assumed)
    salary = next(one for one in assumed if one.path[-1] == "gross_salary")
    assert salary.origin.why == "salary"
    assert 'source = "measured: calls.csv, ' in text
    assert "2026-01-05" in text


def test_beliefs_to_paste_are_toml_with_a_source_each() -> None:
    words = Words("en", "EUR")
    entries, _ = written(("calls", "deals"))
    data = tomllib.loads(beliefs_text(entries, words))
    assert "mixes" not in data
    assert data["activities"]["call"]["success"]["source"].startswith("measured: calls.csv")
    assert "gross_salary" not in data["profiles"]["rep"]


def test_people_who_call_and_never_sell_are_callers() -> None:
    import polars as pl

    calls = TABLES["calls"].with_columns(pl.concat_str([pl.lit("C"), pl.col("person")]).alias("person"))
    plan = plan_of(facts_of({"calls": calls, "deals": TABLES["deals"]}))
    assert {name: group.persons for name, group in plan.groups.items()} == {
        "caller": ("CP0", "CP1", "CP2"),
        "rep": ("P0", "P1", "P2"),
    }
    assert {one.profile for one in plan.attempts} == {"caller"}


def test_callers_alone_are_reps() -> None:
    plan = plan_of(facts_of({"calls": TABLES["calls"]}))
    assert list(plan.groups) == ["rep"]
    assert plan.groups["rep"].headcount == 3


def test_the_hours_of_the_week_add_up() -> None:
    plan = plan_of(facts_of({"time": TABLES["time"], "calls": TABLES["calls"], "deals": TABLES["deals"]}))
    week = plan.weeks["rep"]
    used = week.owed_hours + week.calling + sum(week.follow.values())
    assert used == pytest.approx(week.present) == pytest.approx(35.0)
    calling = sum(one.weekly_hours for one in plan.attempts)
    assert calling / 3 == pytest.approx(15.0, rel=0.02)
    assert plan.follow.weekly_hours / 3 == pytest.approx(14.0, rel=0.05)


def test_success_that_no_log_tells_comes_from_the_deals() -> None:
    import polars as pl

    calls = TABLES["calls"].with_columns(pl.lit(None, dtype=pl.Boolean).alias("success"))
    plan = plan_of(facts_of({"calls": calls, "deals": TABLES["deals"]}))
    (attempts,) = plan.attempts
    assert attempts.success.note == "by_deals"
    assert attempts.weekly * attempts.opens == pytest.approx(18.0, rel=0.03)


def test_undated_calls_cover_the_weeks_that_are_said() -> None:
    import polars as pl

    calls = TABLES["calls"].with_columns(pl.lit(None, dtype=pl.Datetime("us")).alias("started"))
    assert facts_of({"calls": calls}).weeks_assumed
    assert facts_of({"calls": calls}, 26).call_weeks == 26
    assert facts_of({"calls": calls, "deals": TABLES["deals"]}).call_weeks == pytest.approx(12, rel=0.03)


def test_channels_become_channels() -> None:
    import polars as pl

    names = pl.Series("channel", [("Paris", "Lyon")[k % 2] for k in range(TABLES["calls"].height)])
    plan = plan_of(facts_of({"calls": TABLES["calls"].with_columns(names)}))
    assert sorted(one.channel for one in plan.attempts) == ["lyon", "paris"]
    assert "Calls, Lyon" in scenario_text(entries_of(plan, Words("en", "EUR")), Words("en", "EUR"))

"""The shipped scenarios say what they claim, and what a run promises holds on them."""

import json
import math
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest

from acceptance.running import (
    PILOT,
    ROOT,
    SCENARIOS,
    TABLE,
    TEN_REPS,
    apart,
    outcomes,
    run,
    simulate,
    summary,
)

SHIPPED = sorted(SCENARIOS.glob("*.toml"))
SCHEMA = ROOT / "src" / "simulator" / "presentation" / "summary.schema.json"
CLOSE = 1e-9
DAY = 7.0  # open hours of a working day, in every shipped scenario
FEW_ROWS = 4

#: Keys of the pilot that hold a fact or a choice, not an estimate that needs a source.
NO_ESTIMATE = {"headcount", "protected", "priority", "contacts", "next"}

CERTAIN = """
title = "Is there any luck?"
[opening]
start = "empty"
[profiles.rep]
headcount = 2
hourly_cost = 40
commitments.crm = { kind = "report", hours = 1, every = "day" }
[activities.call]
by = "rep"
hours = { prepare = 0.25, contact = 0.5 }
success = 1
next = "signed"
[deal]
value = 100
[channels.calls]
attempt = "call"
[mixes.today]
prospecting.rep = { calls = 1 }
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Run every shipped scenario on few rows; return the run folders by name."""
    return {file.stem: run(tmp_path_factory.mktemp(file.stem), str(file), FEW_ROWS) for file in SHIPPED}


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the pilot's baseline on enough rows to see its shares."""
    return summary(run(tmp_path_factory.mktemp("baseline"), PILOT, 60, "--mix", "internal"))["mixes"][
        "internal"
    ]


def test_the_three_are_shipped() -> None:
    assert {"pilot", "table", "ten-reps"} <= {file.stem for file in SHIPPED}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_it_opens_with_its_question(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    opening = text.split("\n\n")[0].split("#\n")[0]
    assert opening.startswith("# ")
    assert "?" in opening
    assert f"[{file.name}]({file.name})" in (SCENARIOS / "README.md").read_text(encoding="utf-8")


def test_every_estimate_of_the_pilot_has_a_source() -> None:
    text = Path(PILOT).read_text(encoding="utf-8")
    estimates = text[text.index("[profiles.rep]") : text.index("[mixes.internal]")]
    lines = [line for line in estimates.splitlines() if re.match(r"\w+ +=.*\d", line)]
    bare = [line for line in lines if "source = " not in line and line.split()[0] not in NO_ESTIMATE]
    assert len(lines) > 40
    assert bare == []


def test_pilot_visits_take_forty_percent_of_the_time_for_a_quarter_of_sales(baseline: dict[str, Any]) -> None:
    visit = baseline["activities"]["visit"]
    assert visit["hours"] / baseline["hours"]["mean"] == pytest.approx(0.40, abs=0.03)
    assert visit["revenue"] / baseline["revenue"]["mean"] == pytest.approx(0.25, abs=0.05)


def test_pilot_is_plausible(baseline: dict[str, Any]) -> None:
    assert -10 < baseline["hourly_value"]["mean"] < 60
    assert baseline["visible_hourly_value"]["mean"] > 2 * baseline["hourly_value"]["mean"]
    assert baseline["queues"]["rep"]["utilisation"]["mean"] < 0.75


def test_ten_reps_make_thirty_calls_a_day_and_sell_less_than_sixty_percent(runs: dict[str, Path]) -> None:
    today = summary(runs["ten-reps"])["mixes"]["today"]
    hours = today["hours"]["mean"]
    assert tomllib.loads(Path(TEN_REPS).read_text(encoding="utf-8"))["profiles"]["rep"]["headcount"] == 10
    assert today["activities"]["call"]["done"] / (hours / DAY) == pytest.approx(30, abs=3)
    assert 1 - today["hours_by_kind"]["contact"] / hours > 0.40


def test_the_table_has_five_lines() -> None:
    table = tomllib.loads(Path(TABLE).read_text(encoding="utf-8"))
    hours = {name: line["hours"] for name, line in (table["channels"] | table["platforms"]).items()}
    assert hours == {"calls": 0.4, "emails": 0.1, "visits": 2.5, "video": 1.0, "phoning": 0.3}


@pytest.mark.parametrize("name", [file.stem for file in SHIPPED])
def test_the_summary_keeps_its_schema(runs: dict[str, Path], name: str) -> None:
    found = summary(runs[name])
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"mixes": {"x": {}}}, json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", [file.stem for file in SHIPPED])
def test_the_rows_of_the_summary_add_up(runs: dict[str, Path], name: str) -> None:
    for mix in summary(runs[name])["mixes"].values():
        hours, cost, margin = (mix[key]["mean"] for key in ("hours", "cost", "margin"))
        channels = mix["channels"].values()
        assert math.fsum(one["hours"]["mean"] for one in channels) == pytest.approx(hours, rel=CLOSE)
        assert math.fsum(one["cost"]["mean"] for one in channels) == pytest.approx(cost, rel=CLOSE)
        assert math.fsum(one["margin"]["mean"] for one in channels) == pytest.approx(margin, rel=CLOSE)
        assert math.fsum(mix["hours_by_kind"].values()) == pytest.approx(hours, rel=CLOSE)
        assert math.fsum(mix["hours_by_profile"].values()) == pytest.approx(hours, rel=CLOSE)
        assert math.fsum(mix["cost_by_category"].values()) == pytest.approx(cost, rel=CLOSE)
        assert mix["net"]["mean"] == pytest.approx(margin - cost, rel=CLOSE, abs=1e-6)


def test_same_bytes_whatever_the_workers_and_the_order_of_mixes(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    one = run(folders[0], PILOT, 12, "--mix", "internal", "--mix", "pilot", by=apart)
    two = run(folders[1], PILOT, 12, "--mix", "pilot", "--mix", "internal", "--workers", "2", by=apart)
    assert outcomes(one) == outcomes(two)


def test_another_seed_gives_other_outcomes(runs: dict[str, Path], tmp_path: Path) -> None:
    assert outcomes(run(tmp_path, TABLE, FEW_ROWS, "--seed", "2")) != outcomes(runs["table"])


@pytest.mark.parametrize("name", ["pilot", "table"])
def test_the_resolved_scenario_simulates_to_the_same_bytes(
    runs: dict[str, Path], tmp_path: Path, name: str
) -> None:
    resolved = simulate(tmp_path, "resolve", str(SCENARIOS / f"{name}.toml"))
    assert resolved.returncode == 0, resolved.stderr
    (tmp_path / "resolved.toml").write_text(resolved.stdout, encoding="utf-8")
    again = run(tmp_path, "resolved.toml", FEW_ROWS)
    assert outcomes(again) == outcomes(runs[name])
    assert (again / "scenario.resolved.toml").read_text(encoding="utf-8") == resolved.stdout


@pytest.mark.parametrize("price", ["platforms.phoning.price=0", None])
def test_more_appointments_than_the_closers_can_attend_destroy_value(
    tmp_path: Path, price: str | None
) -> None:
    able = [
        "--mix",
        "pilot",
        "--lang",
        "en",
        "--set",
        "platforms.phoning.can_deliver_per_week=100",
        "--force",
    ]
    paid = ["--set", price] if price else []
    order = "mixes.pilot.orders.phoning.per_week"
    moderate = summary(run(tmp_path, PILOT, 400, *able, *paid))["mixes"]["pilot"]
    folder = run(tmp_path, PILOT, 400, *able, *paid, "--set", f"{order}=100")
    flooded, said = summary(folder), (folder / "stdout.txt").read_text(encoding="utf-8")
    assert flooded["mixes"]["pilot"]["hourly_value"]["mean"] < moderate["hourly_value"]["mean"] - 1
    assert flooded["mixes"]["pilot"]["funnel"]["expired"]["mean"] > 20
    advice = {item["code"]: item["key"] for item in flooded["advice"]}
    assert advice["expired"] == "mixes.pilot.orders.phoning"
    assert advice["too_many_appointments"] == order
    assert "expired" in " ".join(said.lower().split())
    assert "cool" in " ".join(said.lower().split())


def test_zero_uncertainty_gives_zero_width(tmp_path: Path) -> None:
    (tmp_path / "certain.toml").write_text(CERTAIN, encoding="utf-8")
    mix = summary(run(tmp_path, "certain.toml", 4))["mixes"]["today"]
    for figure in ("hourly_value", "revenue", "margin", "cost", "net", "hours"):
        found = mix[figure]
        assert found["sd"] == found["se"] == found["p95"] - found["p5"] == 0, figure
    # 13 weeks of 5 days: 7 hours less one, calls of 0.75 h each of which signs 100.
    assert mix["revenue"]["mean"] == 2 * 13 * 5 * 6 / 0.75 * 100
    assert mix["hourly_value"]["mean"] == pytest.approx((104_000 - 40 * 910) / 910, rel=CLOSE)


def test_a_mix_equal_to_the_baseline_differs_by_exactly_zero_in_every_row(tmp_path: Path) -> None:
    shares = tomllib.loads(Path(PILOT).read_text(encoding="utf-8"))["mixes"]["internal"]["prospecting"]["rep"]
    written = ", ".join(f"{name} = {share}" for name, share in shares.items())
    twin = f'extends = "{Path(PILOT).as_posix()}"\n[mixes.twin]\nprospecting.rep = {{ {written} }}\n'
    (tmp_path / "twin.toml").write_text(twin, encoding="utf-8")
    folder = run(tmp_path, "twin.toml", FEW_ROWS, "--mix", "internal", "--mix", "twin")
    rows = pl.read_parquet(folder / "outcomes.parquet")
    internal, copied = (rows.filter(pl.col("mix") == name).drop("mix") for name in ("internal", "twin"))
    assert len(internal) == FEW_ROWS
    assert copied.equals(internal, null_equal=True)
    difference = summary(folder)["comparisons"]["twin"]["difference"]
    assert {one[key] for one in difference.values() for key in ("mean", "sd", "p5", "p95")} == {0}

"""Keys of a fitted scenario are apart, whatever the files call their channels, origins and platforms."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from simulator.presentation.labels import Words
from simulator.scenario import load
from simulator.study.fit import fitted
from support import exports

ODD = (
    *(
        "Phoning",
        "phoning!",
        "Calls",
        "Call",
        "messages",
        "Other calls",
        "other origins",
        "Rep",
        "caller",
        "team",
    ),
    *(
        "appointment",
        "deal",
        "signed",
        "idle",
        "opening",
        "Idle channel",
        "!?",
        "Phoning channel",
        "calls_channel",
    ),
)
CALLS, DEALS, GIVEN = exports.call_log(), exports.deals(weekly=100.0, cut=False), exports.appointments()


def named(rows: pl.DataFrame, column: str, names: list[str]) -> pl.DataFrame:
    return rows.with_columns(pl.Series(column, np.resize(names, rows.height)))


@pytest.fixture(autouse=True)
def no_delays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of deals is not asked here, and takes seconds."""
    monkeypatch.setattr("simulator.calibration.fit.deals._cure", lambda dated: None)


odd = st.lists(st.sampled_from(ODD), min_size=2, max_size=5, unique=True)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(odd, odd, st.none() | odd, st.booleans())
def test_a_scenario_is_valid_whatever_the_names(
    tmp_path: Path, called: list[str], origins: list[str], platforms: list[str] | None, log: bool
) -> None:
    tables = {"deals": named(DEALS, "channel", origins)}
    if log:
        tables["calls"] = named(CALLS, "channel", called)
    if platforms:
        tables["appointments"] = named(GIVEN, "platform", platforms)
    team = fitted(tables, Words("en", "EUR"))
    file = tmp_path / "team.toml"
    file.write_text(team.text(Words("en", "EUR")), encoding="utf-8")
    scenario = load(file)
    assert len(scenario.channels) == len(team.plan.attempts)
    assert len(scenario.platforms) == (len(platforms) if platforms else 1)


def test_an_origin_called_phoning_is_not_the_platform_that_stands_in(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    team = fitted({"deals": named(DEALS, "channel", ["Phoning", "Salon"])}, Words("en", "EUR"))
    file.write_text(team.text(Words("en", "EUR")), encoding="utf-8")
    scenario = load(file)
    assert {one.label for one in scenario.channels.values()} == {"Phoning", "Salon"}
    assert set(scenario.platforms) == {"phoning"}

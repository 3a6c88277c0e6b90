"""`outcomes.parquet`: every row of every mix, the same bytes however it came about, whole or not at all."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from simulator.outcomes import SavedOutcomes, parquet, read_weekly, save, write_parquet, write_weekly
from simulator.study import Settings
from support.patterns import PatternEngine
from support.studies import scenario, simulated, written

ROWS = 41


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    return simulated(scenario(tmp_path_factory.mktemp("scenario")), Settings(rows=ROWS)).outcomes


@pytest.fixture(autouse=True)
def small_groups(monkeypatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 16)


def test_another_reader_finds_every_number_and_unit(outcomes, tmp_path: Path) -> None:
    save(outcomes, tmp_path / "o.parquet", {"run": "mine"})
    table = pl.read_parquet(tmp_path / "o.parquet")
    assert table.columns[:3] == ["mix", "draw", "replication"]
    assert table["mix"].to_list() == [mix for mix in ("now", "trial") for _ in range(ROWS)]
    for mix in outcomes.mixes:
        mine = table.filter(pl.col("mix") == mix)
        assert mine["draw"].to_list() == [row // 2 for row in range(ROWS)]
        assert mine["replication"].to_list() == [row % 2 for row in range(ROWS)]
        for name in outcomes.units:
            assert np.array_equal(mine[name].to_numpy(), outcomes.of(mix, name), equal_nan=True)
    told = pl.read_parquet_metadata(tmp_path / "o.parquet")
    assert told["unit:net"] == "money"
    assert told["run"] == "mine"


def test_it_is_read_back_a_column_at_a_time(outcomes, tmp_path: Path) -> None:
    save(outcomes, tmp_path / "o.parquet", {"run": "mine"})
    saved = SavedOutcomes(tmp_path / "o.parquet")
    assert (saved.mixes, saved.rows, saved.units) == (outcomes.mixes, ROWS, outcomes.units)
    assert np.array_equal(saved.draw, outcomes.draw)
    assert np.array_equal(saved.replication, outcomes.replication)
    assert saved.about["run"] == "mine"
    for mix in outcomes.mixes:
        for name in outcomes.units:
            assert np.array_equal(saved.of(mix, name), outcomes.of(mix, name), equal_nan=True)
    some, theirs = (one.table("trial", range(10, 20)) for one in (saved, outcomes))
    assert set(some) == set(theirs)
    assert all(np.array_equal(some[name], theirs[name], equal_nan=True) for name in theirs)


def test_the_bytes_do_not_depend_on_the_blocks(tmp_path: Path) -> None:
    small = scenario(tmp_path)
    few, many = (simulated(small, Settings(rows=ROWS), PatternEngine(name)) for name in ("compiled", "simpy"))
    assert len(few.outcomes.parts) < len(many.outcomes.parts)
    assert written(few.outcomes, tmp_path) == written(many.outcomes, tmp_path, "b.parquet")


def test_weekly_bands_are_read_back(tmp_path: Path) -> None:
    weekly = simulated(scenario(tmp_path), Settings(rows=ROWS)).weekly()
    write_weekly(weekly, tmp_path / "w.parquet")
    again = read_weekly(tmp_path / "w.parquet")
    assert again.keys() == weekly.keys()
    for mix, series in weekly.items():
        assert list(again[mix]) == list(series) == ["margin", "cost", "hours", "cumulated_net"]
        for name, bands in series.items():
            assert list(again[mix][name]) == list(bands)
            for band, values in bands.items():
                assert np.array_equal(again[mix][name][band], values)
    table = pl.read_parquet(tmp_path / "w.parquet")
    assert table.columns[:4] == ["mix", "series", "week", "mean"]
    assert table["week"].min() == 1


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    write_parquet([{"a": np.arange(3)}], {}, tmp_path / "t.parquet")
    before = (tmp_path / "t.parquet").read_bytes()

    def groups():
        yield {"a": np.arange(4)}
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space") as refused:
        write_parquet(groups(), {}, tmp_path / "t.parquet")
    assert refused.value.filename == str(tmp_path / "t.parquet")
    assert (tmp_path / "t.parquet").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["t.parquet"]

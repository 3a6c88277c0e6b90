"""Blocks in a run folder: whole or not there, of one run only, damaged ones thrown away."""

import errno
import json
import resource
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.outcomes import BlocksOnDisk, Identity, discard, unfinished
from simulator.study import Settings, identity_of
from simulator.study.work import Work
from support.patterns import PatternEngine
from support.studies import scenario, simulated, written

ENGINE = PatternEngine("simpy")
ROWS = 57


@pytest.fixture
def small(tmp_path: Path):
    return scenario(tmp_path)


@pytest.fixture
def identity(small) -> Identity:
    return identity_of(small, ENGINE, Settings(rows=ROWS))


def fill(small, folder: Path, identity: Identity, rows: int = ROWS) -> BlocksOnDisk:
    blocks = BlocksOnDisk(folder, identity, rows)
    simulated(small, Settings(rows=rows, blocks=blocks))
    return blocks


def files(folder: Path) -> list[Path]:
    return sorted((folder / "blocks").glob("*.block"))


def test_a_run_leaves_its_rows_and_says_whose_they_are(small, identity, tmp_path: Path) -> None:
    blocks = fill(small, tmp_path, identity)
    assert blocks.rows == ROWS
    left = unfinished(tmp_path)
    assert left is not None
    assert (left.held, left.wanted) == (ROWS, ROWS)
    assert identity.differences(left.identity) == []
    assert {file.suffix for file in (tmp_path / "blocks").iterdir()} == {".block", ".json"}
    discard(tmp_path)
    assert unfinished(tmp_path) is None
    assert not list(tmp_path.glob("blocks*"))


def test_nothing_is_written_before_the_first_block(identity, tmp_path: Path) -> None:
    BlocksOnDisk(tmp_path / "run", identity, ROWS)
    assert not (tmp_path / "run").exists()


def test_what_is_missing_is_run_again_to_the_same_bits(small, identity, tmp_path: Path) -> None:
    whole = written(fill(small, tmp_path, identity).outcomes(0, ROWS), tmp_path)
    for file in files(tmp_path)[1:4]:
        file.unlink()
    blocks = BlocksOnDisk.take_up(tmp_path, identity, ROWS)
    assert blocks.missing(0, range(ROWS)) == [range(10, 40)]
    seen: list[tuple[int, int]] = []
    settings = Settings(rows=ROWS, blocks=blocks, progress=lambda *rows: seen.append(rows))
    assert written(simulated(small, settings).outcomes, tmp_path) == whole
    assert seen[0] == (27, ROWS)
    assert seen[-1] == (ROWS, ROWS)
    assert len(seen) == 4


@pytest.mark.parametrize("harm", ["truncated", "changed", "empty", "another run", "another name"])
def test_a_damaged_block_is_found_and_run_again(small, identity, tmp_path: Path, harm: str) -> None:
    whole = written(fill(small, tmp_path, identity).outcomes(0, ROWS), tmp_path)
    file = files(tmp_path)[2]
    content = bytearray(file.read_bytes())
    if harm == "truncated":
        file.write_bytes(content[:-100])
    elif harm == "changed":
        content[-9] ^= 4
        file.write_bytes(content)
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "another run":
        work = Work(b"", ENGINE, (), 1, "plain", 0, "another")
        file.write_bytes(another(work, small))
    else:
        file.write_bytes(files(tmp_path)[0].read_bytes())
    blocks = BlocksOnDisk.take_up(tmp_path, identity, ROWS)
    assert blocks.damaged == 1
    assert blocks.missing(0, range(ROWS)) == [range(20, 30)]
    assert written(simulated(small, Settings(rows=ROWS, blocks=blocks)).outcomes, tmp_path) == whole


def another(work: Work, small) -> bytes:
    import pickle

    return bytes(replace(work, scenario=pickle.dumps(small))(range(20, 30)))


def test_what_was_half_written_is_cleared_away(small, identity, tmp_path: Path) -> None:
    fill(small, tmp_path, identity)
    part = tmp_path / "blocks" / "0-0000000000-0000000009.block.part"
    part.write_bytes(b"half")
    assert BlocksOnDisk.take_up(tmp_path, identity, ROWS).damaged == 0
    assert not part.exists()


def test_other_block_limits_fit_as_well(small, identity, tmp_path: Path) -> None:
    """Blocks of 1,024 rows that the run of 57 rows left, taken up by one whose blocks have ten."""
    blocks = BlocksOnDisk(tmp_path, identity, ROWS)
    simulated(small, Settings(rows=13, blocks=blocks), PatternEngine("compiled"))
    blocks = BlocksOnDisk.take_up(tmp_path, identity, ROWS)
    assert blocks.missing(0, range(ROWS)) == [range(13, ROWS)]
    resumed = written(simulated(small, Settings(rows=ROWS, blocks=blocks)).outcomes, tmp_path)
    assert resumed == written(simulated(small, Settings(rows=ROWS)).outcomes, tmp_path, "fresh.parquet")


def test_more_rows_than_wanted_are_left_out(small, identity, tmp_path: Path) -> None:
    fill(small, tmp_path, identity)
    blocks = BlocksOnDisk.take_up(tmp_path, identity, 33)
    done = simulated(small, Settings(rows=33, blocks=blocks))
    assert done.outcomes.rows == 33
    fresh = simulated(small, Settings(rows=33)).outcomes
    assert written(done.outcomes, tmp_path) == written(fresh, tmp_path, "fresh.parquet")


def test_even_designs_of_another_size_are_not_mixed_up(small, tmp_path: Path) -> None:
    settings = Settings(rows=40, sampling="sobol", precision=0.1)
    blocks = BlocksOnDisk(tmp_path, identity_of(small, ENGINE, settings), 64)
    one = simulated(small, Settings(rows=40, sampling="sobol", blocks=blocks))
    two = simulated(small, Settings(rows=80, sampling="sobol", blocks=blocks))
    assert (one.outcomes.rows, two.outcomes.rows) == (64, 128)
    assert blocks.rows == 128
    fresh = simulated(small, Settings(rows=80, sampling="sobol")).outcomes
    assert written(two.outcomes, tmp_path) == written(fresh, tmp_path, "fresh.parquet")


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"seed": 2}, ["seed"]),
        ({"sampling": "sobol"}, ["sampling", "draws"]),
        ({"mixes": ("now",)}, ["mixes"]),
        ({"rows": 99}, []),
        ({"precision": 0.1}, []),
        ({"workers": 7}, []),
    ],
)
def test_which_run_it_is(small, identity, change, differs) -> None:
    other = identity_of(small, ENGINE, replace(Settings(rows=ROWS), **change))
    assert other.differences(json.loads(json.dumps(identity.as_json()))) == differs
    assert (other.digest == identity.digest) == (not differs)


def test_an_unreadable_record_is_of_no_run(small, identity, tmp_path: Path) -> None:
    fill(small, tmp_path, identity)
    (tmp_path / "blocks" / "run.json").write_text("{", encoding="utf-8")
    left = unfinished(tmp_path)
    assert left is not None
    assert left.held == ROWS
    assert "seed" in identity.differences(left.identity)


def test_a_disk_without_room_leaves_no_half_block(small, identity, tmp_path: Path) -> None:
    """The system refuses a file beyond a size, as it would on a full disk."""
    blocks = BlocksOnDisk(tmp_path, identity, ROWS)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(OSError, match="large") as refused:
            simulated(small, Settings(rows=ROWS, blocks=blocks))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused.value.errno == errno.EFBIG
    assert str(refused.value.filename).endswith(".block")
    assert [file.name for file in (tmp_path / "blocks").iterdir()] == ["run.json"]

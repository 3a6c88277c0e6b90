"""A block holds what the books gave, says what it is, and shows every damage."""

from pathlib import Path

import numpy as np
import pytest

from simulator.engine.accounting import account
from simulator.outcomes import Outcomes, encode
from simulator.outcomes.block import DamagedBlockError, decode
from simulator.sampling import sample
from support.patterns import PatternEngine
from support.studies import scenario

ROWS = range(5, 12)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> Outcomes:
    some = scenario(tmp_path_factory.mktemp("scenario"))
    parameters = sample(some, None, 1, range(2, 6))
    return account(parameters, PatternEngine().run(parameters, ROWS), ROWS)


def test_everything_is_read_back_from_memory_and_from_a_file(outcomes, tmp_path: Path) -> None:
    encoded = encode(outcomes, "run", 0)
    (tmp_path / "block").write_bytes(encoded)
    for block in (decode(encoded), decode(encoded, tmp_path / "block")):
        assert block.rows == ROWS
        assert block.heading.mixes == outcomes.mixes
        assert block.heading.units == outcomes.units
        for m, mix in enumerate(outcomes.mixes):
            for name, values in outcomes.columns.items():
                assert np.array_equal(read(block, mix, name, ROWS), values[m], equal_nan=True)
            for name, values in outcomes.weekly.items():
                for week in range(outcomes.weeks):
                    assert np.array_equal(read(block, mix, (name, week), ROWS), values[m, :, week])


def test_some_rows_alone(outcomes) -> None:
    block = decode(encode(outcomes, "run", 0))
    assert np.array_equal(read(block, "trial", "net", range(7, 10)), outcomes.of("trial", "net")[2:5])


def test_successive_pieces_at_one_go(outcomes, tmp_path: Path) -> None:
    encoded = encode(outcomes, "run", 0)
    (tmp_path / "block").write_bytes(encoded)
    for block in (decode(encoded), decode(encoded, tmp_path / "block")):
        into = np.full((outcomes.weeks - 1, 3), -1.0)
        block.read("trial", ("cost", 1), range(7, 10), into)
        assert np.array_equal(into, outcomes.series("trial", "cost", range(1, outcomes.weeks))[:, 2:5])


def read(block, mix, name, rows: range) -> np.ndarray:
    into = np.full((1, len(rows)), -1.0)
    block.read(mix, name, rows, into)
    return into[0]


def test_the_same_rows_are_the_same_bytes(outcomes) -> None:
    assert encode(outcomes, "run", 0) == encode(outcomes, "run", 0)
    assert encode(outcomes, "run", 0) != encode(outcomes, "other", 0)


@pytest.mark.parametrize("place", [0, 20, 45, 60, 2_000, -1])
def test_one_changed_bit_is_seen(outcomes, place: int) -> None:
    encoded = encode(outcomes, "run", 0)
    encoded[place] ^= 1
    with pytest.raises(DamagedBlockError):
        decode(encoded)


@pytest.mark.parametrize("length", [0, 7, 40, 100, -8, -1])
def test_a_block_cut_short_is_seen(outcomes, length: int) -> None:
    with pytest.raises(DamagedBlockError):
        decode(encode(outcomes, "run", 0)[:length])


def test_a_file_cut_short_after_it_was_checked_is_an_error(outcomes, tmp_path: Path) -> None:
    encoded = encode(outcomes, "run", 0)
    (tmp_path / "block").write_bytes(encoded)
    block = decode(encoded, tmp_path / "block")
    (tmp_path / "block").write_bytes(encoded[:-8])
    with pytest.raises(OSError, match="cut short"):
        read(block, "trial", ("hours", outcomes.weeks - 1), ROWS)

"""Which rows are missing, and which block gives which row, however the blocks overlap."""

from itertools import pairwise
from types import SimpleNamespace

from hypothesis import given, strategies as st

from simulator.outcomes.blocks import gaps, leading, of_design

LIMITS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15)), max_size=8)


def held(limits: list[tuple[int, int]]):
    """Blocks of so many rows from a first one."""
    made = [
        SimpleNamespace(rows=range(first, first + rows), heading=SimpleNamespace(design=0))
        for first, rows in limits
    ]
    return of_design(made, 0)


@given(LIMITS, st.integers(1, 50))
def test_the_gaps_are_the_rows_that_no_block_has(limits, wanted: int) -> None:
    blocks = held(limits)
    there = {row for block in blocks for row in block.rows}
    found = gaps(blocks, range(wanted))
    assert [row for gap in found for row in gap] == [row for row in range(wanted) if row not in there]
    assert all(one.stop < two.start for one, two in pairwise(found))


@given(LIMITS, st.integers(1, 50))
def test_each_leading_row_comes_once_from_a_block_that_has_it(limits, most: int) -> None:
    blocks = held(limits)
    there = {row for block in blocks for row in block.rows}
    expected = next((row for row in range(most) if row not in there), most)
    outcomes = leading(blocks, most)
    parts = outcomes.parts if outcomes is not None else []
    assert [row for _, rows in parts for row in rows] == list(range(expected))
    assert all({*rows} <= {*block.rows} for block, rows in parts)

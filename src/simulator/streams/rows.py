"""Rows of a small table, read for one row or for lanes of rows."""

from typing import Any

import numba  # type: ignore[import-untyped, unused-ignore]
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

from simulator.streams.forms import LANES
from simulator.streams.jit import intrinsic
from simulator.streams.lanes import Lanes, at_lane, like, order_of, read_lanes

_types: Any = numba.types  # untyped in numba


def rows_of(table: NDArray[np.float64]) -> Any:
    """A function that gives the numbers of row `i` of a table, one after another; given lanes of rows, lanes of each.

    Nothing checks that there is such a row.
    """
    table = np.ascontiguousarray(table)
    columns = table.shape[1]

    @intrinsic
    def row(typing: Any, i: Any) -> Any:
        kind = typing.resolve_value_type(table)

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            array = context.make_array(kind)(
                context, builder, context.make_constant_array(builder, kind, table)
            )
            several = isinstance(signature.args[0], Lanes)
            read = _columns_of_rows if several else _numbers_of_row
            return context.make_tuple(
                builder, signature.return_type, read(builder, array.data, arguments[0], columns)
            )

        return _types.UniTuple(like(i, _types.float64), columns)(i), generate

    return row


def _numbers_of_row(builder: Any, start: Any, i: Any, columns: int) -> list[Any]:
    first = builder.gep(start, [builder.mul(i, ir.Constant(i.type, columns))])
    return [builder.load(builder.gep(first, [ir.Constant(ir.IntType(64), k)])) for k in range(columns)]


def _columns_of_rows(builder: Any, start: Any, rows: Any, columns: int) -> list[Any]:
    each = [builder.extract_element(rows, at_lane(lane)) for lane in range(LANES)]
    if LANES % columns == 0:
        return _columns_of_squares(builder, start, each, columns)
    read = [_numbers_of_row(builder, start, i, columns) for i in each]
    return [_together(builder, [row[k] for row in read]) for k in range(columns)]


def _columns_of_squares(builder: Any, start: Any, each: list[Any], size: int) -> list[Any]:
    """As many rows at a time as there are columns: read whole, transposed, and put beside those before."""
    first = builder.bitcast(start, ir.VectorType(ir.DoubleType(), size).as_pointer())
    rows = [read_lanes(builder, builder.gep(first, [i])) for i in each]
    squares = [_transposed(builder, rows[i : i + size]) for i in range(0, LANES, size)]
    while len(squares) > 1:
        pairs = zip(squares[::2], squares[1::2], strict=True)
        squares = [[_beside(builder, *columns) for columns in zip(*pair, strict=True)] for pair in pairs]
    return squares[0]


def _beside(builder: Any, left: Any, right: Any) -> Any:
    return builder.shuffle_vector(left, right, order_of(range(2 * left.type.count)))


def _together(builder: Any, numbers: list[Any]) -> Any:
    lanes = ir.Constant(ir.VectorType(numbers[0].type, LANES), ir.Undefined)
    for lane, number in enumerate(numbers):
        lanes = builder.insert_element(lanes, number, at_lane(lane))
    return lanes


def _transposed(builder: Any, rows: list[Any]) -> list[Any]:
    """Rows become columns by swapping halves of pairs of rows, then quarters, and so on (J. O. Eklundh, 1972)."""
    size = half = len(rows)
    while half > 1:
        half //= 2
        for i in range(size):
            if not i & half:
                rows[i], rows[i + half] = _swapped(builder, rows[i], rows[i + half], half)
    return rows


def _swapped(builder: Any, upper: Any, lower: Any, half: int) -> tuple[Any, Any]:
    """Swap the right block of each pair of blocks of a row with the left one of another row."""
    size = upper.type.count
    left = [lane - half + size if lane & half else lane for lane in range(size)]
    right = [lane + size if lane & half else lane + half for lane in range(size)]
    return builder.shuffle_vector(upper, lower, order_of(left)), builder.shuffle_vector(
        upper, lower, order_of(right)
    )

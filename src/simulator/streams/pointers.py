"""Arrays by their address, so that compiled functions pass two pointers around instead of dozens of arrays.

numba hands an array over as seven numbers and compiles every function for all of them; a record is one pointer.
The addresses are those of numpy arrays that `simulator.engine.compiled.program` and `room` keep alive.
"""

from collections.abc import Callable
from typing import Any

import numba.extending  # type: ignore[import-untyped, unused-ignore]
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]

from simulator.streams.machine import intrinsic

#: A record in memory, or a number of it; compiled code knows which.
Pointer = Any
At = Callable[[int, int], Pointer]


def records_of(dtype: np.dtype[np.void]) -> At:
    """A function that gives record `index` of an array of records at `address`."""
    record, size = numba.from_dtype(dtype), dtype.itemsize

    @intrinsic
    def at(_: Any, address: Any, index: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            address, index = arguments
            place = _place(builder, address, index, size)
            return builder.inttoptr(place, context.get_value_type(record))

        return record(numba.types.int64, numba.types.int64), generate

    return at


def numbers_of(kind: Any, held_in: int = 64) -> tuple[At, Callable[[int, int, Any], None]]:
    """Functions that read and write number `index` of an array of numbers at `address`.

    Whole numbers may be held in fewer bits than the 64 in which they are given.
    """
    size = held_in // 8

    @intrinsic
    def get(_: Any, address: Any, index: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            value = context.get_value_type(kind)
            held = value if held_in == 64 else ir.IntType(held_in)
            address, index = arguments
            place = builder.inttoptr(_place(builder, address, index, size), held.as_pointer())
            found = builder.load(place)
            return found if held_in == 64 else builder.sext(found, value)

        return kind(numba.types.int64, numba.types.int64), generate

    @intrinsic
    def put(_: Any, address: Any, index: Any, value: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            address, index, value = arguments
            held = context.get_value_type(kind) if held_in == 64 else ir.IntType(held_in)
            place = builder.inttoptr(_place(builder, address, index, size), held.as_pointer())
            builder.store(value if held_in == 64 else builder.trunc(value, held), place)
            return context.get_dummy_value()

        return numba.types.void(numba.types.int64, numba.types.int64, kind), generate

    return get, put


def _place(builder: Any, address: Any, index: Any, size: int) -> Any:
    return builder.add(address, builder.mul(index, ir.Constant(ir.IntType(64), size)))


number_at, put_number = numbers_of(numba.types.float64)
whole_at, put_whole = numbers_of(numba.types.int64)
small_at, put_small = numbers_of(numba.types.int64, held_in=32)
word_at, put_word = numbers_of(numba.types.uint64)


def copier_of(dtype: np.dtype[np.void]) -> Callable[[int, int, int, int], None]:
    """A function that copies one record of an array over one of another: (address, index) to, then from."""
    size = dtype.itemsize

    @intrinsic
    def copy(_: Any, to: Any, i: Any, source: Any, j: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            block = ir.ArrayType(ir.IntType(64), size // 8).as_pointer()
            to, i, source, j = arguments
            held = builder.load(builder.inttoptr(_place(builder, source, j, size), block))
            builder.store(held, builder.inttoptr(_place(builder, to, i, size), block))
            return context.get_dummy_value()

        words = [numba.types.int64] * 4
        return numba.types.void(*words), generate

    return copy

"""Arrays by their address, so that compiled functions pass two pointers around instead of dozens of arrays.

numba hands an array over as seven numbers and compiles every function for all of them; a record is one pointer.
The addresses are those of numpy arrays that `simulator.engine.compiled.program` and `room` keep alive.
"""

from collections.abc import Callable, Collection
from typing import Any

import numba.extending  # type: ignore[import-untyped, unused-ignore]
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]
from numba.core.cgutils import get_record_member  # type: ignore[import-untyped, unused-ignore]
from numba.core.datamodel.models import RecordModel  # type: ignore[import-untyped, unused-ignore]
from numba.np.arrayobj import record_getattr, record_setattr  # type: ignore[import-untyped, unused-ignore]

from simulator.streams.jit import intrinsic

#: A record in memory, or a number of it; compiled code knows which.
Pointer = Any
At = Callable[[int, int], Pointer]
_extending: Any = numba.extending  # untyped in numba
_member: Any = get_record_member
_NARROW = (numba.types.int8, numba.types.int16, numba.types.int32)


class Record(numba.types.Record):  # type: ignore[misc, unused-ignore]
    """A record of whose fields LLVM is told that no two share memory, and which of them compiled code never writes.

    Whole numbers may be held in fewer bits than the 64 in which they are given.
    """

    def __init__(self, dtype: np.dtype[np.void], fixed: Collection[str]) -> None:
        record: Any = numba.from_dtype(dtype)
        self.fixed = frozenset(fixed)
        self.narrow = {name: field.type for name, field in record.fields.items() if field.type in _NARROW}
        words: Any = []
        for name, field in record.fields.items():
            given = numba.types.int64 if name in self.narrow else field.type
            words.append((name, {**field._asdict(), "type": given}))
        super().__init__(words, record.size, record.aligned)
        self.name = f"{record.name} {sorted(fixed)}"


def _read(context: Any, builder: Any, record: Record, address: Any, field: str) -> Any:
    memory, fixed = f"{record.name}.{field}", field in record.fixed
    if field not in record.narrow:
        return _tell_apart(builder, record_getattr(context, builder, record, address, field), memory, fixed)
    found = builder.load(_narrow(builder, record, address, field))
    return builder.sext(_tell_apart(builder, found, memory, fixed), ir.IntType(64))


def _write(context: Any, builder: Any, signature: Any, arguments: Any, field: str) -> None:
    record, value = signature.args
    if field not in record.narrow:
        record_setattr(context, builder, signature, arguments, field)
    else:
        place = _narrow(builder, record, arguments[0], field)
        whole = context.cast(builder, arguments[1], value, numba.types.int64)
        builder.store(builder.trunc(whole, place.type.pointee), place)
    _tell_apart(builder, builder.block.instructions[-1], f"{record.name}.{field}")


def _narrow(builder: Any, record: Record, address: Any, field: str) -> Any:
    return _member(builder, address, record.offset(field), ir.IntType(record.narrow[field].bitwidth))


_extending.register_model(Record)(RecordModel)
_extending.lower_getattr_generic(Record)(_read)
_extending.lower_setattr_generic(Record)(_write)


def _tell_apart(builder: Any, access: Any, memory: str, fixed: bool = False) -> Any:
    """Tell LLVM that what is written elsewhere is not read here (LLVM Language Reference Manual, "TBAA metadata")."""
    if isinstance(access, ir.LoadInstr | ir.StoreInstr):
        add, zero = builder.module.add_metadata, ir.Constant(ir.IntType(64), 0)
        kind = add([memory, add(["simulator"]), zero])
        access.set_metadata("tbaa", add([kind, kind, zero, ir.Constant(ir.IntType(64), int(fixed))]))
    return access


def records_of(dtype: np.dtype[np.void], fixed: Collection[str] = ()) -> At:
    """A function that gives record `index` of an array of records at `address`; what never changes in it is `fixed`."""
    record, size = Record(dtype, fixed), dtype.itemsize

    @intrinsic
    def at(_: Any, address: Any, index: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            address, index = arguments
            place = _place(builder, address, index, size)
            return builder.inttoptr(place, context.get_value_type(record))

        return record(numba.types.int64, numba.types.int64), generate

    return at


def part_of(field: str) -> Callable[[Pointer, int], Any]:
    """A function that reads number `index` of a field of doubles, and of which LLVM is told the same as of a number."""

    @intrinsic
    def get(_: Any, record: Any, index: Any) -> Any:
        def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
            first = _member(builder, arguments[0], record.offset(field), ir.DoubleType())
            found = builder.load(builder.gep(first, [arguments[1]]))
            return _tell_apart(builder, found, f"{record.name}.{field}")

        return numba.types.float64(record, numba.types.int64), generate

    return get


def numbers_of(
    kind: Any, held_in: int = 64, memory: str = "", fixed: bool = False
) -> tuple[At, Callable[[int, int, Any], None]]:
    """Functions that read and write number `index` of an array of numbers at `address`.

    Whole numbers may be held in fewer bits than the 64 in which they are given.
    """

    @intrinsic
    def get(_: Any, address: Any, index: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            value = context.get_value_type(kind)
            held = value if held_in == 64 else ir.IntType(held_in)
            address, index = arguments
            place = builder.gep(builder.inttoptr(address, held.as_pointer()), [index])
            found = builder.load(place)
            _tell_apart(builder, found, f"{kind}{held_in} {memory}", fixed)
            return found if held_in == 64 else builder.sext(found, value)

        return kind(numba.types.int64, numba.types.int64), generate

    @intrinsic
    def put(_: Any, address: Any, index: Any, value: Any) -> Any:
        def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
            address, index, value = arguments
            held = context.get_value_type(kind) if held_in == 64 else ir.IntType(held_in)
            place = builder.gep(builder.inttoptr(address, held.as_pointer()), [index])
            stored = builder.store(value if held_in == 64 else builder.trunc(value, held), place)
            _tell_apart(builder, stored, f"{kind}{held_in} {memory}")
            return context.get_dummy_value()

        return numba.types.void(numba.types.int64, numba.types.int64, kind), generate

    return get, put


def _place(builder: Any, address: Any, index: Any, size: int) -> Any:
    return builder.add(address, builder.mul(index, ir.Constant(ir.IntType(64), size)))


number_at, put_number = numbers_of(numba.types.float64)
small_at, put_small = numbers_of(numba.types.int64, held_in=32)
word_at, put_word = numbers_of(numba.types.uint64)
whole_at, put_whole = numbers_of(numba.types.int64)
fixed_number_at, _ = numbers_of(numba.types.float64, memory="fixed", fixed=True)
fixed_whole_at, _ = numbers_of(numba.types.int64, memory="fixed", fixed=True)
fixed_word_at, _ = numbers_of(numba.types.uint64, memory="fixed", fixed=True)


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


tally_at, put_tally = numbers_of(numba.types.float64, memory="tallies")

"""Several numbers at once: a formula written for one number, given lanes, is worked out for all of them in one pass.

Each lane gets the bits that the number alone would get: no operation here is anything but IEEE's, and none is fused.
"""

import operator
from collections.abc import Callable, Iterable
from typing import Any

import numba.extending  # type: ignore[import-untyped, unused-ignore]
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]
from numba.core.datamodel.models import PrimitiveModel  # type: ignore[import-untyped, unused-ignore]

from simulator.streams.forms import LANES
from simulator.streams.jit import intrinsic

_extending: Any = numba.extending  # untyped in numba
_types: Any = numba.types
_init_type: Any = _types.Type.__init__
_init_model: Any = PrimitiveModel.__init__


class Lanes(_types.Type):  # type: ignore[misc, unused-ignore]
    """numba's type of several numbers of one kind."""

    def __init__(self, one: Any) -> None:
        _init_type(self, f"lanes of {one}")
        self.one = one


@_extending.register_model(Lanes)
class _LanesModel(PrimitiveModel):  # type: ignore[misc, unused-ignore]
    def __init__(self, models: Any, kind: Lanes) -> None:
        vector = ir.VectorType(models.lookup(kind.one).get_value_type(), LANES)
        _init_model(self, models, kind, vector)


def kind_of(kind: Any) -> Any:
    """Numba's type of one of several numbers, or of the number that stands alone."""
    return kind.one if isinstance(kind, Lanes) else kind


def like(kind: Any, one: Any) -> Any:
    """As many numbers of another type."""
    return Lanes(one) if isinstance(kind, Lanes) else one


def spread_over(builder: Any, kind: Any, value: Any) -> Any:
    """The same number in every lane."""
    if isinstance(kind, Lanes):
        return value
    lanes = ir.VectorType(value.type, LANES)
    one = builder.insert_element(ir.Constant(lanes, ir.Undefined), value, at_lane(0))
    return builder.shuffle_vector(one, one, order_of([0] * LANES))


def order_of(lanes: Iterable[int]) -> Any:
    """LLVM's constant for lanes of one or two vectors, in some order."""
    numbers = list(lanes)
    return ir.Constant(ir.VectorType(ir.IntType(32), len(numbers)), numbers)


def at_lane(lane: int) -> Any:
    """LLVM's constant for one lane."""
    return ir.Constant(ir.IntType(32), lane)


def _operation(python: Any, write: Callable[..., Any], result: Any = None) -> None:
    """Let an operator of Python take lanes, or lanes and one number."""

    def typed(_: Any) -> Any:
        def typer(left: Any, right: Any) -> Any:
            of = [kind.one for kind in (left, right) if isinstance(kind, Lanes)]
            return Lanes(result or of[0]) if of else None

        return typer

    _extending.type_callable(python)(typed)

    def lower(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        (one,) = {kind.one for kind in signature.args if isinstance(kind, Lanes)}

        def lanes(kind: Any, value: Any) -> Any:
            if isinstance(kind, Lanes):
                return value
            return spread_over(builder, one, context.cast(builder, value, kind, one))

        return write(builder, *map(lanes, signature.args, arguments))

    _extending.lower_builtin(python, Lanes, Lanes)(lower)
    for alone in (_types.Number, _types.Boolean):
        _extending.lower_builtin(python, Lanes, alone)(lower)
        _extending.lower_builtin(python, alone, Lanes)(lower)


def _by_kind(of_numbers: str, of_words: str) -> Callable[..., Any]:
    def write(builder: Any, left: Any, right: Any) -> Any:
        is_number = isinstance(left.type.element, ir.DoubleType)
        return getattr(builder, of_numbers if is_number else of_words)(left, right)

    return write


def _comparison(sign: str) -> Callable[..., Any]:
    """Of doubles, or of whole numbers with a sign."""

    def write(builder: Any, left: Any, right: Any) -> Any:
        is_number = isinstance(left.type.element, ir.DoubleType)
        return (builder.fcmp_ordered if is_number else builder.icmp_signed)(sign, left, right)

    return write


# no unary minus: a formula for lanes takes a number -1.0 times
_operation(operator.add, _by_kind("fadd", "add"))
_operation(operator.sub, _by_kind("fsub", "sub"))
_operation(operator.mul, _by_kind("fmul", "mul"))
_operation(operator.truediv, lambda builder, left, right: builder.fdiv(left, right))
_operation(operator.and_, lambda builder, left, right: builder.and_(left, right))
_operation(operator.or_, lambda builder, left, right: builder.or_(left, right))
_operation(operator.xor, lambda builder, left, right: builder.xor(left, right))
_operation(operator.lshift, lambda builder, left, right: builder.shl(left, right))
# of words: what is shifted in is 0
_operation(operator.rshift, lambda builder, left, right: builder.lshr(left, right))
_operation(operator.lt, _comparison("<"), _types.boolean)
_operation(operator.le, _comparison("<="), _types.boolean)
_operation(operator.gt, _comparison(">"), _types.boolean)
_operation(operator.ge, _comparison(">="), _types.boolean)
_operation(operator.eq, _comparison("=="), _types.boolean)


@intrinsic
def lanes_of(_: Any, array: Any) -> Any:
    """The first numbers of an array, as lanes."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return read_lanes(builder, _place(context, builder, signature, arguments))

    return Lanes(array.dtype)(array), generate


@intrinsic
def spread(_: Any, number: Any) -> Any:
    """One number in every lane."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return spread_over(builder, number, *arguments)

    return Lanes(number)(number), generate


@intrinsic
def lanes_from(_: Any, first: Any) -> Any:
    """A whole number and those that follow it."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        numbers = spread_over(builder, first, arguments[0])
        return builder.add(numbers, ir.Constant(numbers.type, list(range(LANES))))

    return Lanes(first)(first), generate


@intrinsic
def running_sum(_: Any, lanes: Any) -> Any:
    """In each lane, the sum of the numbers up to and including it, added pair by pair: for sums that need no rounding."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        total, none = arguments[0], ir.Constant(arguments[0].type, [0.0] * LANES)
        step = 1
        while step < LANES:
            behind = order_of(lane - step if lane >= step else LANES for lane in range(LANES))
            total = builder.fadd(total, builder.shuffle_vector(total, none, behind))
            step *= 2
        return total

    return lanes(lanes), generate


@intrinsic
def put_lanes(_: Any, array: Any, lanes: Any) -> Any:
    """Write lanes over the first numbers of an array."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        builder.store(arguments[1], _place(context, builder, signature, arguments)).align = 8
        return context.get_dummy_value()

    return _types.void(array, lanes), generate


@intrinsic
def lane_of(_: Any, lanes: Any, lane: Any) -> Any:
    """The number in one lane."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return builder.extract_element(*arguments)

    return lanes.one(lanes, lane), generate


@intrinsic
def with_lane(_: Any, lanes: Any, lane: Any, number: Any) -> Any:
    """Lanes with another number in one of them."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        lanes, lane, number = arguments
        return builder.insert_element(lanes, number, lane)

    return lanes(lanes, lane, number), generate


@intrinsic
def lanes_at(_: Any, address: Any, index: Any) -> Any:
    """Doubles `index` and those behind it of an array at an address, as lanes."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return read_lanes(builder, _place_at(builder, *arguments))

    return Lanes(_types.float64)(_types.int64, _types.int64), generate


@intrinsic
def put_lanes_at(_: Any, address: Any, index: Any, lanes: Any) -> Any:
    """Write lanes over doubles `index` and those behind it of an array at an address."""

    def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
        builder.store(arguments[2], _place_at(builder, *arguments[:2])).align = 8
        return context.get_dummy_value()

    return _types.void(_types.int64, _types.int64, lanes), generate


def _place_at(builder: Any, address: Any, index: Any) -> Any:
    first = builder.gep(builder.inttoptr(address, ir.DoubleType().as_pointer()), [index])
    return builder.bitcast(first, ir.VectorType(ir.DoubleType(), LANES).as_pointer())


def _place(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    array = context.make_array(signature.args[0])(context, builder, arguments[0])
    lanes = ir.VectorType(array.data.type.pointee, LANES)
    return builder.bitcast(array.data, lanes.as_pointer())


def read_lanes(builder: Any, place: Any) -> Any:
    """Read a vector, which may lie wherever one of its numbers may."""
    found = builder.load(place)
    found.align = 8
    return found

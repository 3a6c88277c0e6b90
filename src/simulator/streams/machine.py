"""What the machine does in one instruction and Python has no word for."""

from typing import Any

import numba  # type: ignore[import-untyped, unused-ignore]
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]
from numba.core.cgutils import get_or_insert_function  # type: ignore[import-untyped, unused-ignore]

from simulator.streams.forms import LANES
from simulator.streams.jit import intrinsic
from simulator.streams.lanes import Lanes, kind_of, like, spread_over

_declared: Any = get_or_insert_function  # untyped in numba


@intrinsic
def wide_product(_: Any, a: Any, b: Any) -> Any:
    """Upper and lower 64 bits of the product of two words; the second may be lanes.

    Returns
    -------
    tuple
        numba's type of the result (upper word, lower word) and the function that writes its instructions.
    """
    word = like(b, numba.types.uint64)
    several = isinstance(b, Lanes)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        if several:
            product = _product_by_halves(builder, spread_over(builder, a, arguments[0]), arguments[1])
        else:
            product = _product_at_once(builder, *arguments)
        return context.make_tuple(builder, signature.return_type, product)

    pair: Any = numba.types.UniTuple  # untyped in numba
    return pair(word, 2)(numba.types.uint64, word), generate


def _product_at_once(builder: Any, a: Any, b: Any) -> tuple[Any, Any]:
    wide, word = ir.IntType(128), ir.IntType(64)
    product = builder.mul(builder.zext(a, wide), builder.zext(b, wide))
    return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), word), builder.trunc(product, word)


def _product_by_halves(builder: Any, a: Any, b: Any) -> tuple[Any, Any]:
    """Long multiplication: of lanes, a processor multiplies halves of words alone."""
    add, mul = builder.add, builder.mul
    (upper_a, lower_a), (upper_b, lower_b) = _halves(builder, a), _halves(builder, b)
    least = mul(lower_a, lower_b)
    carried, kept = _halves(builder, least)
    upper_middle, lower_middle = _halves(builder, add(mul(upper_a, lower_b), carried))
    carried, middle = _halves(builder, add(mul(lower_a, upper_b), lower_middle))
    upper = add(add(mul(upper_a, upper_b), upper_middle), carried)
    half = ir.Constant(middle.type, [32] * LANES)
    return upper, builder.or_(builder.shl(middle, half), kept)


def _halves(builder: Any, words: Any) -> tuple[Any, Any]:
    half, mask = (ir.Constant(words.type, [bits] * LANES) for bits in (32, (1 << 32) - 1))
    return builder.lshr(words, half), builder.and_(words, mask)


@intrinsic
def bits_of(_: Any, number: Any) -> Any:
    """The 64 bits of a double as a word, lane by lane (numba's type and the function that writes the instruction)."""
    return like(number, numba.types.uint64)(number), _reinterpret


@intrinsic
def from_bits(_: Any, word: Any) -> Any:
    """The double with the given 64 bits, lane by lane (numba's type and the function that writes the instruction)."""
    return like(word, numba.types.float64)(word), _reinterpret


def _reinterpret(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    return builder.bitcast(arguments[0], context.get_value_type(signature.return_type))


@intrinsic
def number_of(_: Any, word: Any) -> Any:
    """A word as a double, lane by lane (numba's type and the function that writes the instruction)."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        write = builder.sitofp if kind_of(word).signed else builder.uitofp
        return write(arguments[0], context.get_value_type(signature.return_type))

    return like(word, numba.types.float64)(word), generate


@intrinsic
def rounded_down(_: Any, number: Any) -> Any:
    """The largest whole number that is not above, lane by lane (numba's type and the function that writes the instruction)."""
    return number(number), _unary("llvm.floor")


@intrinsic
def ceiling(_: Any, number: Any) -> Any:
    """The least whole number that is not below, lane by lane (numba's type and the function that writes the instruction)."""
    return number(number), _unary("llvm.ceil")


def _unary(name: str) -> Any:
    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        kind = arguments[0].type
        suffix = f".v{LANES}f64" if isinstance(kind, ir.VectorType) else ".f64"
        function = _declared(builder.module, ir.FunctionType(kind, [kind]), name + suffix)
        return builder.call(function, arguments)

    return generate


@intrinsic
def whole_of(_: Any, number: Any) -> Any:
    """A double without a fraction as a signed whole number, lane by lane (numba's type and what writes the instruction)."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.fptosi(arguments[0], context.get_value_type(signature.return_type))

    return like(number, numba.types.int64)(number), generate


@intrinsic
def square_root(_: Any, number: Any) -> Any:
    """The square root, lane by lane (numba's type and the function that writes the instruction)."""
    return number(number), _unary("llvm.sqrt")


@intrinsic
def chosen(_: Any, condition: Any, left: Any, right: Any) -> Any:
    """The first where a condition holds, else the second, lane by lane: both are worked out, and nothing branches."""
    kinds = (condition, left, right)
    several = any(isinstance(kind, Lanes) for kind in kinds)

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        if several:
            arguments = [spread_over(builder, *one) for one in zip(kinds, arguments, strict=True)]
        return builder.select(*arguments)

    return (Lanes(kind_of(left)) if several else left)(*kinds), generate


@intrinsic
def count_of(_: Any, lanes: Any) -> Any:
    """In how many lanes something holds (numba's type and the function that writes the instructions)."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        bits = builder.ctpop(builder.bitcast(arguments[0], ir.IntType(LANES)))
        return builder.zext(bits, context.get_value_type(signature.return_type))

    return numba.types.int64(lanes), generate


@intrinsic
def any_of(_: Any, lanes: Any) -> Any:
    """Whether something holds in at least one lane (numba's type and the function that writes the instructions)."""
    return numba.types.boolean(lanes), _compared("!=", 0)


@intrinsic
def all_of(_: Any, lanes: Any) -> Any:
    """Whether something holds in every lane (numba's type and the function that writes the instructions)."""
    return numba.types.boolean(lanes), _compared("==", -1)


def _compared(sign: str, bits: int) -> Any:
    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        held = ir.IntType(LANES)
        return builder.icmp_unsigned(sign, builder.bitcast(arguments[0], held), ir.Constant(held, bits))

    return generate

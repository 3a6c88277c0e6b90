"""What the machine does in one instruction and Python has no word for."""

from collections.abc import Callable
from typing import Any

import numba.extending  # type: ignore[import-untyped, unused-ignore]
from llvmlite import ir  # type: ignore[import-untyped, unused-ignore]


def intrinsic(function: Callable[..., Any]) -> Any:
    """A function that says its types, and writes its own instructions, when a call of it is compiled."""
    return numba.extending.intrinsic(function)


@intrinsic
def wide_product(_: Any, a: Any, b: Any) -> Any:
    """Upper and lower 64 bits of the product of two words.

    Returns
    -------
    tuple
        numba's type of the result (upper word, lower word) and the function that writes its instructions.
    """
    pair: Any = numba.types.UniTuple  # untyped in numba
    signature = pair(numba.types.uint64, 2)(numba.types.uint64, numba.types.uint64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        wide, word = ir.IntType(128), ir.IntType(64)
        left, right = (builder.zext(argument, wide) for argument in arguments)
        product = builder.mul(left, right)
        upper = builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), word)
        return context.make_tuple(builder, signature.return_type, [upper, builder.trunc(product, word)])

    return signature, generate


@intrinsic
def bits_of(_: Any, number: Any) -> Any:
    """The 64 bits of a double as a word (numba's type and the function that writes the instruction)."""
    return numba.types.uint64(numba.types.float64), _reinterpret(ir.IntType(64))


@intrinsic
def from_bits(_: Any, word: Any) -> Any:
    """The double with the given 64 bits (numba's type and the function that writes the instruction)."""
    return numba.types.float64(numba.types.uint64), _reinterpret(ir.DoubleType())


def _reinterpret(target: Any) -> Any:
    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], target)

    return generate

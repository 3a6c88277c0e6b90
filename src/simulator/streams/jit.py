"""The one place that asks numba to compile."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

import numba  # type: ignore[import-untyped, unused-ignore]

#: A 64-bit word: a Python integer where functions are called, an unsigned one inside compiled code.
Word: TypeAlias = Any

F = TypeVar("F", bound=Callable[..., object])


def compiled(signature: str) -> Callable[[F], F]:
    """Compile a function for one signature, keeping the machine code on disk where that is possible.

    An explicit signature makes every Python integer take the same path, so that words above 2^63 do not
    compile a second version. numba notices a change of the file that holds a function, not of the files
    that it calls: whoever edits `philox` by hand clears `__pycache__`.

    Parameters
    ----------
    signature : str
        Types of the result and the arguments, as numba writes them.

    Returns
    -------
    callable
        A decorator.
    """

    def decorate(function: F) -> F:
        try:
            return cast(F, numba.njit(signature, cache=True)(function))
        except (OSError, RuntimeError):  # no folder to write to, or the disk is full: compile in memory
            return cast(F, numba.njit(signature)(function))

    return decorate

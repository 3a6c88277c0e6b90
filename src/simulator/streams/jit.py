"""The one place that asks numba to compile."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

import numba  # type: ignore[import-untyped, unused-ignore]
import numba.extending  # type: ignore[import-untyped, unused-ignore]

from simulator.streams.keeping import STREAMS, stamp_of

#: A 64-bit word: a Python integer where functions are called, an unsigned one inside compiled code.
Word: TypeAlias = Any

F = TypeVar("F", bound=Callable[..., object])

#: Strict arithmetic (no fast-math, no fused multiply-add), division as numpy's, and no lock on other threads.
OPTIONS: dict[str, Any] = {"error_model": "numpy", "nogil": True}
#: Parts of other functions need no door for Python.
PART: dict[str, Any] = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(signature: str) -> Callable[[F], F]:
    """Compile a function for one signature, keeping the machine code on disk where that is possible.

    An explicit signature makes every Python integer take the same path, so that words above 2^63 do not
    compile a second version.

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
        dispatcher = _with_cache(function)
        try:
            dispatcher.compile(signature)
        except OSError:  # the disk is full: compile in memory
            dispatcher = numba.njit(**OPTIONS)(function)
            dispatcher.compile(signature)
        dispatcher.disable_compile()
        return cast(F, dispatcher)

    return decorate


def inlined(function: F) -> F:
    """Compile a function into those that call it: Python cannot, and nothing of its own is kept on disk."""
    return cast(F, numba.njit(**PART, forceinline=True)(function))


def called(function: F) -> F:
    """Compile a function once for all those that call it: for what is long and called from several places."""
    return cast(F, numba.njit(**PART, forceinline=False)(function))


def apart(function: Any) -> Any:
    """A function of `inlined` once more, compiled once for those that call it seldom: it costs them a call, and no room."""
    return called(function.py_func)


def named(function: F) -> F:
    """Put the lines of a function in the place of every call of it, before anything is compiled."""
    return cast(F, numba.njit(**PART, inline="always")(function))


def intrinsic(function: Callable[..., Any]) -> Any:
    """A function that says its types, and writes its own instructions, when a call of it is compiled."""
    return numba.extending.intrinsic(function)


def machine_code(function: Callable[..., int], arguments: int) -> tuple[bytes, str]:
    """Compile a function of whole numbers, without a door for Python: an object file, and the function's name in it."""
    dispatcher = numba.njit(**PART)(function)
    dispatcher.compile(numba.int64(*[numba.int64] * arguments))
    (made,) = dispatcher.overloads.values()
    return made.library._get_compiled_object(), made.fndesc.llvm_func_name  # noqa: SLF001  # numba has no public name


def _with_cache(function: Callable[..., Any]) -> Any:
    """A dispatcher whose cache is stale as soon as any file that the function may call has changed.

    numba looks at the file that holds the function alone.
    """
    dispatcher = numba.njit(**OPTIONS)(function)
    try:
        dispatcher.enable_caching()
    except (OSError, RuntimeError):  # no folder to write to
        return dispatcher
    dispatcher._cache._cache_file._source_stamp = stamp_of(STREAMS)  # noqa: SLF001  # numba has no public name
    return dispatcher

"""The one place that asks numba to compile, and that keeps the machine code between runs."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

import numba  # type: ignore[import-untyped, unused-ignore]
import numba.extending  # type: ignore[import-untyped, unused-ignore]

#: A 64-bit word: a Python integer where functions are called, an unsigned one inside compiled code.
Word: TypeAlias = Any

F = TypeVar("F", bound=Callable[..., object])

#: Strict arithmetic (no fast-math, no fused multiply-add), division as numpy's, and no lock on other threads.
OPTIONS: dict[str, Any] = {"error_model": "numpy", "nogil": True}
#: Parts of other functions need no door for Python.
PART: dict[str, Any] = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
STREAMS = Path(__file__).parent


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
        dispatcher = _with_cache(function, STREAMS)
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


class Kernel:
    """A function that is compiled when it is first called, or read from disk if it once was.

    Parameters
    ----------
    function : callable
        What to compile.
    signature : str
        Types of the result and the arguments, as numba writes them.
    folder : Path
        Where the functions that it calls live, beside `streams`.
    """

    def __init__(self, function: Callable[..., Any], signature: str, folder: Path) -> None:
        self._function = function
        self._signature = signature
        self._dispatcher = _with_cache(function, folder)
        self._prepared = False

    def __call__(self, *arguments: Any) -> Any:
        """Run the compiled function."""
        if not self._prepared:
            self.prepare()
        return self._dispatcher(*arguments)

    def prepare(self) -> None:
        """Read the machine code from disk, or compile it now and keep it there where that is possible."""
        try:
            self._dispatcher.compile(self._signature)
        except OSError:  # the disk is full, or read-only after all: compile in memory
            self._dispatcher = numba.njit(**OPTIONS)(self._function)
            self._dispatcher.compile(self._signature)
        self._prepared = True

    @property
    def is_compiled(self) -> bool:
        """Whether machine code is in memory or on disk, so that a call does not have to wait for it."""
        held = getattr(self._dispatcher._cache, "_cache_file", None)  # noqa: SLF001  # numba has no public name
        return self._prepared or (held is not None and bool(held._load_index()))  # noqa: SLF001

    @property
    def is_kept(self) -> bool:
        """Whether machine code is kept on disk for the next run."""
        return hasattr(self._dispatcher._cache, "_cache_file")  # noqa: SLF001  # numba has no public name


def _with_cache(function: Callable[..., Any], folder: Path) -> Any:
    """A dispatcher whose cache is stale as soon as any file that the function may call has changed.

    numba looks at the file that holds the function alone.
    """
    dispatcher = numba.njit(**OPTIONS)(function)
    try:
        dispatcher.enable_caching()
    except (OSError, RuntimeError):  # no folder to write to
        return dispatcher
    dispatcher._cache._cache_file._source_stamp = _stamp(folder)  # noqa: SLF001  # numba has no public name
    return dispatcher


@cache
def _stamp(folder: Path) -> str:
    digest = blake2b(digest_size=16)
    for path in sorted({*STREAMS.glob("*.py"), *folder.glob("*.py")}):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()

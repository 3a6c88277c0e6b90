"""Where machine code is kept between runs."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

STREAMS = Path(__file__).parent
#: Where the user wants it; numba's own name.
WANTED = "NUMBA_CACHE_DIR"
#: Settings of numba that change what it writes.
TELLING = ("CPU_FEATURES", "CPU_NAME", "ENABLE_AVX", "LOOP_VECTORIZE", "OPT", "SLP_VECTORIZE")


@dataclass(frozen=True)
class Code:
    """An object file, and the name of the function in it."""

    code: bytes
    symbol: str


class KeptCode:
    """The machine code of one function for this machine, stale as soon as its `stamp_of` is another.

    Parameters
    ----------
    module, name : str
        Where the Python function is.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def read(self) -> Code | None:
        """What is kept; None without anything, or where it is stale or damaged."""
        for folder in _folders():
            with suppress(OSError, ValueError):
                head, code = (folder / self._file).read_bytes().split(b"\n", 1)
                stamp, digest, symbol = head.decode("ascii").split(" ")
                if stamp == self._stamp and digest == _digest(code):
                    return Code(code, symbol)
        return None

    def write(self, code: Code) -> None:
        """Keep it in the first folder that takes it, whole or not at all; nowhere where none does."""
        head = f"{self._stamp} {_digest(code.code)} {code.symbol}\n".encode("ascii")
        for folder in _folders():
            part = folder / f"{self._file}.{os.getpid()}"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                part.write_bytes(head + code.code)
                part.replace(folder / self._file)
            except OSError:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            else:
                return

    @cached_property
    def _file(self) -> str:
        """A name for each machine and each place of the package."""
        from llvmlite import binding  # type: ignore[import-untyped, unused-ignore]

        told = (
            str(STREAMS),
            sys.implementation.cache_tag,
            binding.get_process_triple(),
            binding.get_host_cpu_name(),
            binding.get_host_cpu_features().flatten(),
            *(os.environ.get(f"NUMBA_{setting}", "") for setting in TELLING),
        )
        return f"{self._module}.{self._name}.{_digest(repr(told).encode())}.o"

    @cached_property
    def _stamp(self) -> str:
        found = find_spec(self._module)
        return stamp_of(Path(str(found and found.origin)).parent)


@cache
def stamp_of(folder: Path) -> str:
    """Of the libraries that write machine code, and of every file that a function of a folder may call or take a number from.

    These lie in the folder, in those above it up to the package's own, and in `streams`.
    """
    package = STREAMS.parent
    above = [one for one in folder.parents if one.is_relative_to(package)]
    digest = blake2b(f"{version('numba')} {version('llvmlite')}".encode(), digest_size=16)
    for path in sorted({path for one in (STREAMS, folder, *above) for path in one.glob("*.py")}):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _folders() -> Iterator[Path]:
    """Where the user wants it; else beside the package or, where that is not ours to write to, among the user's caches."""
    wanted = os.environ.get(WANTED)
    if wanted:
        yield Path(wanted)
        return
    from platformdirs import user_cache_path

    yield STREAMS / "__pycache__"
    with suppress(RuntimeError):  # a user without a home has no caches
        yield user_cache_path("hourly-value-simulator")

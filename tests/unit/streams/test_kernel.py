"""Machine code is written once, and read from disk by whoever comes later."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.streams import jit, keeping
from simulator.streams.kernel import Kernel

SOURCE = """
import numpy as np

def odd(a: int, b: int) -> int:
    return np.int64((np.uint64(a) >> np.uint64(62)) + np.uint64(b))
"""
START = """
import sys
from simulator.engine.compiled import CompiledEngine
from simulator.streams import belief_uniform

CompiledEngine().prepare()
belief_uniform(1, range(3), "a")
assert sys.argv[1] == "first" or "numba" not in sys.modules, "numba was loaded"
"""
#: The highest word: its two first bits are 3.
HIGHEST = (1 << 64) - 1
Make = Callable[[], Kernel]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    (tmp_path / "a_house").mkdir()
    (tmp_path / "a_house" / "__init__.py").touch()
    (tmp_path / "a_house" / "odd_one.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv(keeping.WANTED, str(tmp_path / "kept"))
    keeping.stamp_of.cache_clear()
    yield lambda: Kernel("a_house.odd_one", "odd", 2)
    keeping.stamp_of.cache_clear()
    for name in ("a_house.odd_one", "a_house"):
        sys.modules.pop(name, None)


@pytest.fixture
def no_compiler(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        def compiled(*_: object) -> tuple[bytes, str]:
            raise AssertionError("compiled again")

        monkeypatch.setattr(jit, "machine_code", compiled)

    return forbid


def _kept(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "kept").iterdir())


def test_compiled_once_and_kept_for_the_next(
    kernel: Make, no_compiler: Callable[[], None], tmp_path: Path
) -> None:
    first = kernel()
    assert not first.is_compiled
    assert first(HIGHEST, 4) == 7
    assert first.is_compiled
    assert len(_kept(tmp_path)) == 1
    no_compiler()
    later = kernel()
    assert later.is_kept
    assert later.is_compiled
    assert later(HIGHEST, -4) == -1


def test_a_change_in_any_file_beside_it_makes_it_stale(kernel: Make, tmp_path: Path) -> None:
    kernel().prepare()
    (tmp_path / "a_house" / "another.py").write_text("x = 1\n", encoding="utf-8")
    assert kernel().is_kept  # told once a process
    keeping.stamp_of.cache_clear()
    assert not kernel().is_kept
    assert kernel()(HIGHEST, 0) == 3
    assert kernel().is_kept
    assert len(_kept(tmp_path)) == 1  # in place of the stale one


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b[:-9] + b"x" + b[-8:], lambda _: b"", lambda _: b"\xff\n"]
)
def test_what_is_damaged_is_compiled_again(
    kernel: Make, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    kernel().prepare()
    (file,) = _kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert not kernel().is_kept
    assert kernel()(HIGHEST, 1) == 4
    assert file.read_bytes().split(b" ", 1)[0] == whole.split(b" ", 1)[0]
    assert kernel().is_kept


def test_another_processor_or_other_settings_of_numba_have_their_own(
    kernel: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kernel().prepare()
    monkeypatch.setenv("NUMBA_NUM_THREADS", "1")
    assert kernel().is_kept  # which changes no code
    monkeypatch.setenv("NUMBA_OPT", "1")
    assert not kernel().is_kept
    kernel().prepare()
    assert len(_kept(tmp_path)) == 2
    monkeypatch.setattr("llvmlite.binding.get_host_cpu_name", lambda: "another")
    assert not kernel().is_kept


def test_works_where_nothing_can_be_kept(kernel: Make, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    one = kernel()
    assert one(HIGHEST, 1) == 4
    assert one.is_compiled
    assert not one.is_kept


def test_a_disk_that_is_full_leaves_no_part_behind(
    kernel: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    one = kernel()
    assert one(HIGHEST, 1) == 4
    assert not one.is_kept
    assert _kept(tmp_path) == []


def test_folders_of_others_are_not_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(keeping.WANTED, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    beside, own = keeping._folders()
    assert beside.parent == keeping.STREAMS
    assert own.is_relative_to(tmp_path) or sys.platform != "linux"


def test_a_user_without_a_home_has_no_caches(kernel: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_: str) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(keeping.WANTED)
    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    monkeypatch.setattr(keeping, "STREAMS", Path(__file__))  # where no folder can be
    one = kernel()
    assert one(HIGHEST, 1) == 4
    assert not one.is_kept


def test_numbers_that_are_compiled_in_are_in_the_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the package itself, and of the folder of the engines, besides those of the kernel and of the streams."""
    package = tmp_path / "simulator"
    shutil.copytree(keeping.STREAMS.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(keeping, "STREAMS", package / "streams")
    stamps = set()
    for file in ("quantities.py", "engine/addresses.py", "engine/compiled/queue.py", "streams/philox.py"):
        with (package / file).open("a", encoding="utf-8") as changed:
            changed.write("# another number\n")
        keeping.stamp_of.cache_clear()
        stamps.add(keeping.stamp_of(package / "engine/compiled"))
    keeping.stamp_of.cache_clear()
    assert len(stamps) == 4


def test_a_warm_start_loads_no_compiler() -> None:
    """The whole of numba, and of our functions for it, takes longer to load than a thousand rows to simulate."""
    for turn in ("first", "warm"):
        subprocess.run([sys.executable, "-c", START, turn], check=True)

"""The walls of the house stand, and each of them is seen to hold: a planted fault breaks the contract named beside it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: (room, line planted in it, contract that must break)
FAULTS = [
    ("statistics", "import simulator.findings", "Data flows one way"),
    ("errors", "import simulator.streams", "Data flows one way"),
    ("presentation", "import simulator.study", "Data flows one way"),
    ("presentation", "from simulator.presentation import terminal", None),
    ("engine", "import simulator.scenario", "Engines never see the file"),
    ("statistics", "import simulator.engine", "Statistics read numbers only"),
    ("execution", "import rich", "The core draws and prints nothing"),
    ("scenario", "import click", "The core draws and prints nothing"),
    ("calibration", "import xlsxwriter", "The core draws and prints nothing"),
    ("calibration", "import simulator.engine", "Calibration reads data and runs no engine"),
    ("study", "import simpy", "Heavy machinery has one door each"),
    ("execution", "import simpy", "SimPy enters by engine.reference only"),
    ("execution", "import numba", "Numba enters by streams only"),
    ("study", "import distributed", "Heavy machinery has one door each"),
    ("engine", "import dask", "Dask enters by execution only"),
    ("execution", "import simulator.engine", "Execution runs whatever it is given"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the package and its contracts, so that faults can be planted."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.nb?"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def room(house: Path, name: str) -> Path:
    """File that holds a room's own code."""
    package = house / "src" / "simulator" / name
    return package / "__init__.py" if package.is_dir() else package.with_suffix(".py")


def lint_imports(house: Path) -> tuple[int, str]:
    """Run import-linter on the copy: its exit code, and what it printed with line breaks undone."""
    program = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"}
    run = subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, " ".join((run.stdout + run.stderr).split())


def test_every_contract_is_kept(house: Path) -> None:
    code, printed = lint_imports(house)
    assert code == 0, printed
    assert " 0 broken" in printed


@pytest.mark.parametrize(("name", "line", "contract"), FAULTS)
def test_a_planted_import_breaks_its_contract(
    house: Path, name: str, line: str, contract: str | None
) -> None:
    with room(house, name).open("a", encoding="utf-8") as file:
        file.write(f"\n\ndef _planted() -> None:\n    {line}\n")
    code, printed = lint_imports(house)
    if contract is None:
        assert code == 0, f"an allowed import must pass: {printed}"
    else:
        assert code == 1, printed
        assert any(part.startswith(contract) for part in broken(printed)), printed


def broken(printed: str) -> list[str]:
    """Names of the contracts that import-linter calls broken."""
    before = printed.split(" BROKEN")[:-1]
    return [part.rsplit(" KEPT ", 1)[-1].split("----- ")[-1].strip() for part in before]


def test_a_room_that_nobody_declared_is_caught(house: Path) -> None:
    (house / "src" / "simulator" / "attic.py").write_text('"""A new room."""\n', encoding="utf-8")
    code, printed = lint_imports(house)
    assert code == 1
    assert "simulator.attic" in printed


def test_two_siblings_that_import_each_other_are_caught(house: Path) -> None:
    package = house / "src" / "simulator" / "statistics"
    (package / "hen.py").write_text(
        "from simulator.statistics import egg\n\n__all__ = ['egg']\n", encoding="utf-8"
    )
    (package / "egg.py").write_text(
        "from simulator.statistics import hen\n\n__all__ = ['hen']\n", encoding="utf-8"
    )
    code, printed = lint_imports(house)
    assert code == 1
    assert "No circles between siblings, at any depth BROKEN" in printed

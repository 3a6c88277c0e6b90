"""Pictures whatever the user's environment: they are drawn, and nothing that is not about them is said."""

from pathlib import Path

import pytest

from acceptance.running import TABLE, apart

FEW = ("--replications", "4", "--workers", "1", "--engine", "simpy", "--lang", "fr")


@pytest.mark.parametrize("variables", [("MPLCONFIGDIR",), ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")])
def test_without_a_folder_for_matplotlib(tmp_path: Path, variables: tuple[str, ...]) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    nowhere = {name: str(tmp_path / "file" / name) for name in variables}
    done = apart(tmp_path, TABLE, *FEW, "--out", "run", TMPDIR=str(tmp_path / "temporary"), **nowhere)
    assert done.returncode == 0
    assert done.stderr == ""
    assert {"weekly.png", "hours.svg"} <= {file.name for file in (tmp_path / "run" / "figures").iterdir()}
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_window_that_the_environment_asks_for_is_not_opened(tmp_path: Path) -> None:
    done = apart(tmp_path, TABLE, *FEW, "--out", "run", MPLBACKEND="module://nowhere.to_be_found")
    assert done.returncode == 0, done.stderr
    other = apart(tmp_path, TABLE, *FEW, "--out", "other", MPLBACKEND="nonsense")
    assert other.returncode == 0, other.stderr
    assert (tmp_path / "other" / "figures" / "weekly.png").read_bytes() == (
        tmp_path / "run" / "figures" / "weekly.png"
    ).read_bytes()

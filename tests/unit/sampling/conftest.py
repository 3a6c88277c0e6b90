"""Two scenarios: the long form with everything in it, and the five-line table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.scenario import Scenario, load

HERE = Path(__file__).parent
Loader = Callable[..., Scenario]


@pytest.fixture(scope="session")
def pilot() -> Loader:
    """Load the long form with overrides, each written as for `--set`."""
    return lambda *overrides: load(HERE / "pilot.toml", overrides)


@pytest.fixture(scope="session")
def table() -> Loader:
    """Load the short form with overrides."""
    return lambda *overrides: load(HERE / "table.toml", overrides)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Scenario]:
    """Load the long form with a listed opening and more lines after it."""

    def build(more: str) -> Scenario:
        path = tmp_path / "scenario.toml"
        text = (
            (HERE / "pilot.toml").read_text(encoding="utf-8").replace('start = "steady"', 'start = "listed"')
        )
        path.write_text(text + more, encoding="utf-8")
        return load(path)

    return build

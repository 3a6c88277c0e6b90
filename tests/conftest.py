"""What all tests share: reproducible properties, and golden texts that one command approves again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# As the command line does, before numpy is loaded: small matrices on one thread, also where tests share the cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

APPROVED = Path(__file__).parent / "golden" / "approved"

# Examples are derived from the test itself: a failure on one machine is a failure on all. No deadline, since the first
# call of a compiled function takes as long as it takes.
settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `make approve` uses."""
    parser.addoption(
        "--approve", action="store_true", help="write the golden texts again instead of comparing"
    )


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no test depend on the terminal, the language or the colours of who runs it."""
    for name, value in {"NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8", "MPLBACKEND": "Agg"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the approved one of that name, or approve it when pytest runs with --approve."""

    def check(name: str, text: str) -> None:
        file = APPROVED / name
        if request.config.getoption("--approve"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"{name} was never approved: make approve"
        assert text == file.read_text(encoding="utf-8"), f"{name} changed; if that is meant: make approve"

    return check

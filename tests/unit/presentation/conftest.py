"""What several tests of pictures compare with."""

from collections.abc import Mapping

import pytest

from simulator.presentation.pictures import draw_here
from unit.presentation.made_up import account


@pytest.fixture(scope="session")
def here() -> Mapping[str, bytes]:
    """Everything that a run draws, drawn in this process."""
    return draw_here(account())

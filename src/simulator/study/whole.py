"""What must be whole to be used: half a check, or half a rule, misleads."""

from typing import Protocol, TypeVar


class Stoppable(Protocol):
    """What the user may have stopped before its end."""

    @property
    def interrupted(self) -> bool:
        """Whether the user did."""


Found = TypeVar("Found", bound=Stoppable)


def whole(found: Found | None) -> Found:
    """Return what was found, when all of it was.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped before.
    """
    if found is None or found.interrupted:
        raise KeyboardInterrupt
    return found

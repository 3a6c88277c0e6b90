"""Things worked out once and lent to all who would work out the very same, as far as there is room."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, Protocol, Self, TypeVar

#: Bytes that are kept unless stated: what is open at the start of some thousand rows of a small team.
ROOM = 32_000_000


class Keepable(Protocol):
    """What may lie in room that is used again, and then is copied to be kept."""

    @property
    def size(self) -> int:
        """Bytes that its copy takes."""

    @property
    def alone(self) -> Self:
        """A copy that nobody else writes to."""


Thing = TypeVar("Thing", bound=Keepable)


class Kept(Generic[Thing]):
    """Things by what they are made of. Several threads may share them; to another process they go empty.

    Parameters
    ----------
    room : int
        Bytes of all together. What comes when they are taken is worked out each time: a run's first rows are those that
        are looked at again.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = self._left = room
        self._things: dict[Hashable, Thing] = {}
        self._counting = Lock()

    def __reduce__(self) -> "tuple[type[Kept[Thing]], tuple[int]]":
        return Kept, (self._room,)

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return the thing of a key, which tells all that it is made of, made now if nobody has: a copy where it is kept."""
        found = self._things.get(key)
        return found if found is not None else self._keep(key, make())

    def _keep(self, key: Hashable, made: Thing) -> Thing:
        with self._counting:  # another thread may just have kept the same
            if key not in self._things and made.size <= self._left:
                self._left -= made.size
                self._things[key] = made.alone
        return self._things.get(key, made)

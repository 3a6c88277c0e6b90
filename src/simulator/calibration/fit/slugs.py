"""Names of a file's people, channels and platforms as keys of a scenario."""

import re
import unicodedata
from collections.abc import Collection, Iterable

#: The platform that stands in where no file knows one, so that there is something to decide.
STAND_IN = "phoning"
#: Keys that a fitted scenario gives itself, or that the scenario's format keeps: no name of a file becomes one.
OWN = frozenset(
    {
        *("rep", "caller", "team", "idle", "opening", "signed"),
        *("call", "message", "appointment", "appointments", "deal"),
        *("messages", "other_calls", "other_origins"),
    }
)


def slugs(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Give each name a key of letters, digits and underscores, no two alike and none of those taken."""
    used, found = set(taken), {}
    for name in names:
        text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "_", text).strip("_") or "unnamed"
        found[name] = free(base, used)
        used.add(found[name])
    return found


def free(base: str, used: Collection[str]) -> str:
    """Return the key itself, or with the first number that makes it none of those used."""
    key, again = base, 2
    while key in used:
        key, again = f"{base}_{again}", again + 1
    return key

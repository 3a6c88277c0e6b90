"""Names of a file's people, channels and platforms as keys of a scenario."""

import re
import unicodedata
from collections.abc import Iterable


def slugs(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Give each name a key of letters, digits and underscores, no two alike and none of those taken."""
    used, found = set(taken), {}
    for name in names:
        text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "_", text).strip("_") or "unnamed"
        key, again = base, 2
        while key in used:
            key, again = f"{base}_{again}", again + 1
        used.add(key)
        found[name] = key
    return found

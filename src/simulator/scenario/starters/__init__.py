"""Starter scenarios for `simulate new`."""

import re
from importlib.resources import files

from simulator.scenario.published import published

#: Where a starter proposes a published range: "published:price".
PROPOSED = re.compile(r'"published:(\w+)"')


def starter(full: bool = False) -> str:
    """Return a commented scenario to begin with, with published ranges as defaults that say so.

    Parameters
    ----------
    full : bool
        The long form, with every piece, instead of the short one.
    """
    name = "full.toml" if full else "short.toml"
    text = (files("simulator.scenario.starters") / name).read_text(encoding="utf-8")
    return PROPOSED.sub(lambda found: published()[found[1]].proposed(), text)

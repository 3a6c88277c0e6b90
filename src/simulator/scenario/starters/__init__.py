"""Starter scenarios for `simulate new`."""

import re
from importlib.resources import files

from simulator.scenario.published import published

#: Where a starter proposes a published range: "published:price".
PROPOSED = re.compile(r'"published:(\w+)"')


def starter(full: bool = False, language: str = "en") -> str:
    """Return a commented scenario to begin with, with published ranges as defaults that say so.

    Parameters
    ----------
    full : bool
        The long form, with every piece, instead of the short one.
    language : {"fr", "en"}
        Of labels, comments and sources; numbers and keys are the same.
    """
    name = f"{'full' if full else 'short'}.{language}.toml"
    text = (files("simulator.scenario.starters") / name).read_text(encoding="utf-8")
    return PROPOSED.sub(lambda found: published()[found[1]].proposed(language), text)

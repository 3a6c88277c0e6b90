"""Starter scenarios for `simulate new`."""

from importlib.resources import files


def starter(full: bool = False) -> str:
    """Return a commented scenario to begin with.

    Parameters
    ----------
    full : bool
        The long form, with every piece, instead of the short one.
    """
    name = "full.toml" if full else "short.toml"
    return (files("simulator.scenario.starters") / name).read_text(encoding="utf-8")

"""From the kernel's log to the diary that people read."""

import math

import numpy as np
from numpy.typing import NDArray

from simulator.engine.addresses import OPENING_PREFIX
from simulator.engine.compiled.whats import WHATS
from simulator.engine.interface import DiaryEntry
from simulator.parameters import Mix, Parameters
from simulator.streams import name_key


def entries_of(parameters: Parameters, mix: Mix, log: NDArray[np.void]) -> list[DiaryEntry]:
    """Put a log into words, in order of time.

    Parameters
    ----------
    parameters : Parameters
        Names the sources.
    mix : Mix
        Names the profiles and the activities.
    log : (n,) array of LOG
        As the kernel left it.
    """
    titles = _entities(parameters, mix)
    entries = [_entry(parameters, mix, titles, line) for line in log]
    return sorted(entries, key=lambda entry: entry.time)


def _entry(parameters: Parameters, mix: Mix, titles: dict[int, str], line: np.void) -> DiaryEntry:
    about, working = int(line["source"]) >= 0, int(line["profile"]) >= 0
    return DiaryEntry(
        time=float(line["time"]),
        what=WHATS[line["what"]],
        until=_stated(line["until"]),
        profile=mix.profiles[line["profile"]].name if working else None,
        person=int(line["person"]) if working else None,
        activity=mix.activities[line["activity"]].name if line["activity"] >= 0 else "",
        source=parameters.sources[line["source"]] if about else "",
        opportunity=f"{titles[int(line['key'])]} #{int(line['index']) + 1}" if about else "",
        waited_days=_stated(line["waited"]),
        value=_stated(line["value"]),
    )


def _stated(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _entities(parameters: Parameters, mix: Mix) -> dict[int, str]:
    """Names of everything that may open an opportunity, by their keys."""
    people = max(profile.headcount for profile in mix.profiles)
    most = max(people, max((p.headcount for p in parameters.baseline.profiles), default=0))
    names = [f"{channel.name}/{number}" for channel in mix.channels for number in range(most)]
    names += [platform.name for platform in mix.platforms]
    listed = [f"{number}/{parameters.sources[item.source]}" for number, item in enumerate(parameters.items)]
    every = [*names, *(f"{OPENING_PREFIX}{name}" for name in (*names, *listed))]
    return {name_key(name): name for name in every}

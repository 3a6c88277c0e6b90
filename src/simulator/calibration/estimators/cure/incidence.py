"""Share of deals that have come to an outcome by an age, open deals counted as open."""

import numpy as np

from simulator.calibration.estimators.cure.likelihood import Seen
from simulator.calibration.estimators.records import Floats


def observed_by(deals: Seen, ages: Floats) -> tuple[Floats, Floats]:
    """Aalen-Johansen estimate for won and for lost, (ages,) each.

    At each age at which deals close, those watched until then split by what was seen: O. Aalen and S. Johansen,
    Scandinavian Journal of Statistics 5 (1978), 141-150. A deal open at an age was watched through it.
    """
    times = np.unique(np.concatenate((deals.won[0], deals.lost[0])))
    won, lost = (_at(pair, times) for pair in (deals.won, deals.lost))
    leaving = won + lost
    older = watched_to(deals, times)
    left = np.concatenate(([1.0], np.cumprod(1 - leaving / np.maximum(older, 1.0))[:-1]))
    shares = (np.concatenate(([0.0], np.cumsum(left * out / np.maximum(older, 1.0)))) for out in (won, lost))
    place = np.searchsorted(times, ages, side="right")
    first, second = (np.asarray(share[place]) for share in shares)
    return first, second


def watched_to(deals: Seen, ages: Floats) -> Floats:
    """Deals that were watched to each age, (ages,)."""
    return _from(deals.open, ages) + _from(deals.won, ages) + _from(deals.lost, ages)


def _at(pair: tuple[Floats, Floats], times: Floats) -> Floats:
    counts = np.zeros(len(times))
    counts[np.searchsorted(times, pair[0])] = pair[1]
    return counts


def _from(pair: tuple[Floats, Floats], times: Floats) -> Floats:
    """Deals of that age or older, (times,)."""
    reached = np.concatenate(([0.0], np.cumsum(pair[1])))
    return np.asarray(reached[-1] - reached[np.searchsorted(pair[0], times, side="left")])

"""How long the way to a signature takes, and how much of the margin comes too late to be seen."""

import math

from simulator.scenario.advice.arithmetic import DAYS_PER_WEEK, margin, opened_per_week, routes, values
from simulator.scenario.model import Scenario
from simulator.scenario.notations import Floats

POINTS = 512


def spread_points(dimension: int) -> Floats:
    """Evenly spread numbers in (0, 1), different for each dimension and always the same.

    Additive recurrence with irrational steps, the square roots of successive primes (Niederreiter 1992,
    chapter 3).
    """
    import numpy as np

    primes = [n for n in range(2, 400) if all(n % p for p in range(2, math.isqrt(n) + 1))]
    step = math.sqrt(primes[dimension % len(primes)])
    return np.asarray((np.arange(1, POINTS + 1) * step) % 1.0 * (1 - 1e-9) + 5e-10, dtype=np.float64)


def cut_by_run_off(scenario: Scenario, mix: str) -> tuple[float, float]:
    """Return the median days from opening to signature, and the share of margin signed after the run-off.

    Only delays count, not waiting: the share is a lower bound.
    """
    import numpy as np

    delays, weights = [np.zeros(1)], [np.zeros(1)]
    opened = opened_per_week(scenario, mix)
    for source in scenario.sources:
        if opened[source] <= 0 or not scenario.can_sign(source):
            continue
        for route in routes(scenario, source, opened=True):
            delays.append(_delay(scenario, source, route.activities))
            weights.append(np.full(POINTS, opened[source] * route.chance * margin(scenario, source)))
    return _cut(scenario, np.concatenate(delays), np.concatenate(weights))


def _delay(scenario: Scenario, source: str, activities: tuple[str, ...]) -> Floats:
    """Days from opening to signature along one route, at evenly spread chances."""
    laws = [scenario.activities[name].after_days for name in activities]
    if source in scenario.platforms:
        laws.insert(0, scenario.platforms[source].after_days)
    return sum(
        (values(law, spread_points(1 + place)) for place, law in enumerate(laws)), start=0 * spread_points(0)
    )


def _cut(scenario: Scenario, delays: Floats, weights: Floats) -> tuple[float, float]:
    """Weighted median delay, and the share beyond the run-off of what opened evenly over the horizon."""
    import numpy as np

    total = float(weights.sum())
    if total <= 0:
        return 0.0, 0.0
    order = np.argsort(delays, kind="stable")
    middle = int(np.searchsorted(np.cumsum(weights[order]), total / 2))
    horizon = scenario.horizon.weeks * DAYS_PER_WEEK
    late = np.clip((delays - scenario.horizon.run_off_weeks * DAYS_PER_WEEK) / horizon, 0.0, 1.0)
    return float(delays[order][middle]), float((late * weights).sum() / total)

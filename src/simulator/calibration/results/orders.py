"""Which mix the results are of, and what it ordered: no platform delivers what nobody ordered."""

from collections.abc import Iterator

import numpy as np

from simulator.calibration.results.model import Results
from simulator.scenario import Scenario
from simulator.scenario.lines import Path


def trial_of(scenario: Scenario, results: Results) -> str:
    """Name of the mix that the results are of: the one that they name, the trial, or the baseline."""
    return results.mix or scenario.decision.trial or scenario.decision.baseline


def ordered_weeks(scenario: Scenario, mix: str, platform: str, weeks: float) -> tuple[int, int] | None:
    """First and last week that a mix orders from a platform in a trial of so many weeks; None when it orders nothing.

    To go on with a trial beyond the horizon is to go on ordering.
    """
    order = scenario.mixes[mix].orders.get(platform)
    if order is None or order.per_week <= 0.0:
        return None
    first, last = order.weeks
    return first, max(last, int(np.ceil(weeks))) if last == scenario.horizon.weeks else last


def most_ordered(scenario: Scenario, mix: str, platform: str, weeks: float) -> float:
    """Whole appointments that a mix orders from a platform in all; 0 when it orders nothing."""
    span = ordered_weeks(scenario, mix, platform, weeks)
    if span is None:
        return 0.0
    per_week = scenario.mixes[mix].orders[platform].per_week
    return float(np.floor(per_week * (span[1] - span[0] + 1) + 1e-9))


def beyond_orders(results: Results, scenario: Scenario) -> Iterator[tuple[str, Path, dict[str, str]]]:
    """Yield code, path and parameters of each count of a platform that the mix did not order, or not so often."""
    mix = trial_of(scenario, results)
    if mix not in scenario.mixes:
        return
    for name, section in results.platforms.items():
        if name not in scenario.platforms:
            continue
        most = most_ordered(scenario, mix, name, results.weeks)
        if ordered_weeks(scenario, mix, name, results.weeks) is None:
            yield "results_unordered", ("platforms", name), {"mix": mix, "platform": name}
        elif section.delivered is not None and section.delivered > most:
            path: Path = ("platforms", name, "delivered")
            yield "results_ordered", path, {"mix": mix, "most": f"{most:g}"}

"""Posterior predictive check: the fitted scenario, simulated over the observed weeks, must cover what was observed.

Gelman, Meng and Stern (1996), "Posterior predictive assessment of model fitness via realized discrepancies": each row
draws the beliefs, then a whole window of chance. A quantity is covered when it lies between the 2.5 % and the 97.5 %
quantile of the rows, give or take the file's rounding, so that of twenty quantities of a true scenario one is missed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from simulator.calibration.fit.observed import Observed, Window
from simulator.engine.interface import Engine
from simulator.fitted import Check
from simulator.outcomes import Floats, OutcomesReader
from simulator.scenario import Scenario, changed
from simulator.study.run import run
from simulator.study.settings import Settings, part_of
from simulator.study.whole import whole

#: Rows of each window unless stated: enough for the 2.5 % quantile.
ROWS = 600
#: Part of a quantity that the file's rounding may move: numbers are written with three or four digits.
ROUNDING = 0.005
#: Chance that a window of a true scenario lies outside the band, both sides together.
OUTSIDE = 0.05


def check_against(
    scenario: Scenario, observed: Sequence[Observed], engine: Engine, settings: Settings
) -> tuple[Check, ...]:
    """Simulate each window of observation under the baseline mix, and see whether it covers what was observed.

    Parameters
    ----------
    scenario : Scenario
        As fitted.
    observed : sequence of Observed
        What the files show.
    engine, settings
        As for `conduct`.

    Returns
    -------
    tuple of Check
        One a quantity, in order.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped: half a check misleads.
    """
    baseline = "today" if "today" in scenario.mixes else scenario.decision.baseline
    found: list[Check] = []
    windows = list(dict.fromkeys(one.window for one in observed))
    rows = settings.rows * len(windows)
    for before, window in zip(range(0, rows, settings.rows), windows, strict=True):
        over = over_window(scenario, window)
        done = whole(run(over, engine, replace(part_of(settings, before, rows), mixes=(baseline,))))
        here = [one for one in observed if one.window == window]
        found += [_checked(one, _total(done.outcomes, baseline, one), over) for one in here]
    return tuple(found)


def over_window(scenario: Scenario, window: Window) -> Scenario:
    """The scenario over other weeks: absences in proportion, orders in all of them, nothing followed afterwards."""
    horizon, weeks = scenario.horizon, window.weeks
    values: dict[tuple[str | int, ...], Any] = {
        ("horizon", "start"): window.start or horizon.start,
        ("horizon", "weeks"): weeks,
        ("horizon", "run_off_weeks"): 0,
        ("opening", "start"): "empty" if window.empty else "steady",
    }
    for mix, one in scenario.mixes.items():
        values |= {("mixes", mix, "orders", name, "weeks"): [1, weeks] for name in one.orders}
    for name, profile in scenario.profiles.items():
        days = profile.absence_days
        if days.mean.known:
            mean = days.mean.known * weeks / horizon.weeks
            values["profiles", name, "absence_days"] = {"mean": mean, "cv": days.cv}
    return changed(scenario, values)


def _total(outcomes: OutcomesReader, mix: str, one: Observed) -> Floats:
    columns: Mapping[str, Any] = outcomes.units
    total = sum((outcomes.of(mix, name) for name in one.columns if name in columns), np.zeros(outcomes.rows))
    if one.spread:
        headline = np.maximum(outcomes.of(mix, "hours"), 1e-9)
        total = total * (headline + outcomes.of(mix, "opening/hours")) / headline
    return np.asarray(total / one.per, dtype=np.float64)


def _checked(one: Observed, simulated: Floats, over: Scenario) -> Check:
    low, high = np.quantile(simulated, [OUTSIDE / 2, 1 - OUTSIDE / 2]).tolist()
    mean = float(simulated.mean())
    slack = ROUNDING * abs(mean)
    return Check(
        quantity=one.quantity,
        of=one.of,
        unit=one.unit,
        observed=one.value,
        mean=mean,
        low=low,
        high=high,
        covered=low - slack <= one.value <= high + slack,
        gap=(one.value - mean) / mean if mean else None,
        weeks=over.horizon.weeks,
        start=over.horizon.start,
    )

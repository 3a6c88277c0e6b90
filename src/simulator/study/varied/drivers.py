"""A tornado: each belief at its P10 and at its P90, on the same rows."""

import numpy as np

from simulator.decision import Bar, tornado
from simulator.engine.interface import Engine
from simulator.outcomes import Floats
from simulator.sampling import all_beliefs, belief_paths_of
from simulator.scenario import Scenario, changed
from simulator.scenario.paths import keys_of
from simulator.statistics import mean_estimate
from simulator.study.conduct import provenance_of
from simulator.study.heading import heading_of
from simulator.study.run import at_hand
from simulator.study.settings import Settings
from simulator.study.varied.rows import Bench, Rows
from simulator.varied import DriversFindings, Swing

#: Quantiles between which each belief is moved.
LOW, HIGH = 0.1, 0.9


def drivers(scenario: Scenario, mix: str, engine: Engine, settings: Settings) -> DriversFindings:
    """Move each belief that a mix or the baseline uses from its P10 to its P90, all others as they are drawn.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    mix : str
        What is compared with the baseline.
    engine, settings
        As for `conduct`.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped: half a tornado misleads.
    """
    started, baseline = settings.clock(), scenario.decision.baseline
    used = {mix: set(belief_paths_of(scenario, mix)), baseline: set(belief_paths_of(scenario, baseline))}
    paths = [path for path in all_beliefs(scenario) if path in used[mix] | used[baseline]]
    with at_hand(engine, settings) as by:
        bench = Bench(engine, settings, by, planned=2 + 4 * len(paths))
        own = {name: bench.rows(scenario, name) for name in (mix, baseline)}
        measured = _difference(scenario, own[mix], own[baseline])
        values = np.array([all_beliefs(scenario)[path].quantile(np.array([LOW, HIGH])) for path in paths])

        def moved(belief: int, value: float) -> Floats:
            at = changed(scenario, {keys_of(paths[belief]): value})
            return _difference(scenario, bench.rows(at, mix), bench.rows(at, baseline))

        bars = tornado(moved, values.reshape(-1, 2), measured, own[mix].design)
    return DriversFindings(
        **heading_of(
            scenario, provenance_of(scenario, settings, own[mix].design, settings.clock() - started)
        ),
        headline=scenario.decision.measure,
        horizon_weeks=scenario.horizon.weeks,
        baseline=baseline,
        mix=mix,
        gain=mean_estimate(measured, own[mix].design),
        swings=tuple(_swing(bar, paths[bar.belief], values[bar.belief]) for bar in bars),
        quarters=bench.quarters,
    )


def _swing(bar: Bar, path: str, values: Floats) -> Swing:
    low, high = values.tolist()
    return Swing(path=path, values=(low, high), low=bar.low, high=bar.high, swing=bar.swing)


def _difference(scenario: Scenario, one: Rows, other: Rows) -> Floats:
    """Paired difference of the measure that decides, (rows,), which bears the change in the deals inherited."""
    if scenario.decision.measure == "net":
        return one.net - other.net
    hours = one.of("hours")
    own = one.of("net") + one.of("opening/net") - other.of("opening/net")
    hourly = np.divide(own, hours, out=np.full_like(hours, np.nan), where=hours > 0.0)
    return np.asarray(hourly - other.of("hourly_value"), dtype=np.float64)

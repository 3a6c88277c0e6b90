"""Plausible made-up weekly bands."""

import numpy as np

from simulator.outcomes import Weekly

Z = {"p5": -1.645, "p25": -0.674, "p50": 0.0, "p75": 0.674, "p95": 1.645}
LEVELS = {"margin": 4_000.0, "cost": 3_000.0, "hours": 90.0, "cumulated_net": 1_000.0}


def weekly(weeks: int = 52, mixes: tuple[str, ...] = ("internal", "pilot")) -> Weekly:
    """Bands of every series of every mix."""
    time = np.arange(1.0, weeks + 1.0)
    return {
        mix: {
            series: {
                "mean": level * time / (1 + k),
                **{name: level * (time + z * time**0.5) / (1 + k) for name, z in Z.items()},
            }
            for series, level in LEVELS.items()
        }
        for k, mix in enumerate(mixes)
    }

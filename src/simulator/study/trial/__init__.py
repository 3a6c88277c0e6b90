"""Is the trial worth running, for how long, and what result means go on, reduce, stop."""

from simulator.study.trial.conduct import DEFAULT_TRIAL_ROWS, Tried, try_out
from simulator.study.trial.plan import (
    DEFAULT_INTERIM,
    DEFAULT_LENGTHS,
    LONGEST,
    SHORTEST,
    Plan,
    plan_of,
)

__all__ = [
    "DEFAULT_INTERIM",
    "DEFAULT_LENGTHS",
    "DEFAULT_TRIAL_ROWS",
    "LONGEST",
    "SHORTEST",
    "Plan",
    "Tried",
    "plan_of",
    "try_out",
]

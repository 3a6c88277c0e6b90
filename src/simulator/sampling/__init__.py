"""A scenario and a design of sampling -> the arrays that engines read."""

from simulator.sampling.designs import SCRAMBLINGS, Design, Sheet, rounded_draws
from simulator.sampling.excerpt import Excerpt
from simulator.sampling.felt import felt
from simulator.sampling.paths import (
    all_beliefs,
    belief_paths_of,
    belief_scores,
    belief_values,
    beliefs_together,
)
from simulator.sampling.sample import sample

__all__ = [
    "SCRAMBLINGS",
    "Design",
    "Excerpt",
    "Sheet",
    "all_beliefs",
    "belief_paths_of",
    "belief_scores",
    "belief_values",
    "beliefs_together",
    "felt",
    "rounded_draws",
    "sample",
]

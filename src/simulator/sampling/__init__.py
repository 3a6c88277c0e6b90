"""A scenario and a design of sampling -> the arrays that engines read."""

from simulator.sampling.designs import SCRAMBLINGS, Design, rounded_draws
from simulator.sampling.paths import belief_paths_of, beliefs_table
from simulator.sampling.sample import sample

__all__ = ["SCRAMBLINGS", "Design", "belief_paths_of", "beliefs_table", "rounded_draws", "sample"]

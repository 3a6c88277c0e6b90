"""What drives the outcome: shares of the variance, from draws that exist or from a callable, and a tornado."""

from simulator.decision.sensitivity.indices import Index, Indices
from simulator.decision.sensitivity.of_draws import sobol_of_draws
from simulator.decision.sensitivity.of_function import sobol_of_function
from simulator.decision.sensitivity.tornado import Bar, tornado

__all__ = ["Bar", "Index", "Indices", "sobol_of_draws", "sobol_of_function", "tornado"]

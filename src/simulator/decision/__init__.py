"""Numbers in, judgements out: what estimates allow to say, what drives them, what it is worth to know more."""

from simulator.decision.acceptability import Acceptability, acceptability, price_of_indifference
from simulator.decision.dominance import Dominance, dominance
from simulator.decision.judgement import Z95, judgement
from simulator.decision.regret import expected_regret
from simulator.decision.sensitivity import Index, Indices, sobol_of_draws, sobol_of_function

__all__ = [
    "Z95",
    "Acceptability",
    "Dominance",
    "Index",
    "Indices",
    "acceptability",
    "dominance",
    "expected_regret",
    "judgement",
    "price_of_indifference",
    "sobol_of_draws",
    "sobol_of_function",
]

"""Numbers in, judgements out: what estimates allow to say, what drives them, what it is worth to know more."""

from simulator.decision.acceptability import Acceptability, acceptability
from simulator.decision.dominance import Dominance, dominance, dominance_both_ways
from simulator.decision.judgement import Z95, above_nought, below_nought, judgement, told
from simulator.decision.price_changes import PriceChange, price_changes, price_of_indifference
from simulator.decision.regret import expected_regret, regret_by_draw
from simulator.decision.sensitivity import (
    Bar,
    Index,
    Indices,
    sobol_of_draws,
    sobol_of_function,
    tornado,
)

__all__ = [
    "Z95",
    "Acceptability",
    "Bar",
    "Dominance",
    "Index",
    "Indices",
    "PriceChange",
    "above_nought",
    "acceptability",
    "below_nought",
    "dominance",
    "dominance_both_ways",
    "expected_regret",
    "judgement",
    "price_changes",
    "price_of_indifference",
    "regret_by_draw",
    "sobol_of_draws",
    "sobol_of_function",
    "told",
    "tornado",
]

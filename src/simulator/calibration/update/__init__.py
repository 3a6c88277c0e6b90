"""Beliefs after a trial's results: exact where a closed form holds, otherwise prior draws weighted by the likelihood.

Numbers only: beliefs are quantile functions by name, results are terms of a log-likelihood.
"""

from simulator.calibration.update.beliefs import Believed, Block, blocks_of
from simulator.calibration.update.delays import Delay
from simulator.calibration.update.exact import BetaLaw, ExactLaw, LognormalLaw, exact_law
from simulator.calibration.update.posterior import Posterior, Settled, settle
from simulator.calibration.update.predictive import chances
from simulator.calibration.update.terms import Arrivals, Became, Converted, Hours, Part, Seen, Term, Valued
from simulator.calibration.update.weigh import ENOUGH, LEAST, Weighing, weigh

__all__ = [
    "ENOUGH",
    "LEAST",
    "Arrivals",
    "Became",
    "Believed",
    "BetaLaw",
    "Block",
    "Converted",
    "Delay",
    "ExactLaw",
    "Hours",
    "LognormalLaw",
    "Part",
    "Posterior",
    "Seen",
    "Settled",
    "Term",
    "Valued",
    "Weighing",
    "blocks_of",
    "chances",
    "exact_law",
    "settle",
    "weigh",
]

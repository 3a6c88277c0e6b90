"""The fitted scenario against the weeks that it was fitted to."""

from simulator.study.fit.check import ROWS, check_against
from simulator.study.fit.conduct import Fitted, fitted

__all__ = ["ROWS", "Fitted", "check_against", "fitted"]

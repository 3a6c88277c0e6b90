"""What was learnt from a company's files as people and programs read it: sentences, tables, JSON."""

from simulator.presentation.fit.files import to_fit
from simulator.presentation.fit.page import show_fit, show_fit_finding
from simulator.presentation.fit.sentences import finding

__all__ = ["finding", "show_fit", "show_fit_finding", "to_fit"]

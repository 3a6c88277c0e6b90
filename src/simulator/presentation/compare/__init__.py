"""Two runs side by side, shown: sentences, tables, and the record for programs."""

from simulator.presentation.compare.files import to_compare
from simulator.presentation.compare.page import show_comparison, show_comparison_finding

__all__ = ["show_comparison", "show_comparison_finding", "to_compare"]

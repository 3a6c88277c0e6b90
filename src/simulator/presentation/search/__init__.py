"""A search for the best mix, shown: sentences, a table, and the record for programs."""

from simulator.presentation.search.files import to_search, write_candidates
from simulator.presentation.search.page import show_search, show_search_finding

__all__ = ["show_search", "show_search_finding", "to_search", "write_candidates"]

"""The best mix along one or two quantities, selected with a stated probability."""

from simulator.study.search.conduct import DEFAULT_MOST_ROWS, ROWS_AT_ONCE, Searched, search

__all__ = ["DEFAULT_MOST_ROWS", "ROWS_AT_ONCE", "Searched", "search"]

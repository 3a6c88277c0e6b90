"""What a trial's results taught, as people and programs read it; its picture is with the figures."""

from simulator.presentation.update.files import to_update
from simulator.presentation.update.lists import list_lines
from simulator.presentation.update.page import show_update, show_update_finding
from simulator.presentation.update.sentences import sentences
from simulator.presentation.update.written import header_of, source_of

__all__ = [
    "header_of",
    "list_lines",
    "sentences",
    "show_update",
    "show_update_finding",
    "source_of",
    "to_update",
]

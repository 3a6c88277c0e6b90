"""Rules across fields, each a small named function; all of them are asked, none stops the others."""

from simulator.errors import Problem
from simulator.scenario.document import Document
from simulator.scenario.rules.draft import Draft


def check(draft: Draft, document: Document) -> list[Problem]:
    """Ask every rule."""
    return []

"""Rules across fields, each a small named function; all of them are asked, none stops the others."""

from simulator.errors import Problem
from simulator.scenario.document import Document
from simulator.scenario.rules import correlations, mixes, names, team, work
from simulator.scenario.rules.draft import Draft

RULES = names.RULES + team.RULES + work.RULES + mixes.RULES + correlations.RULES


def check(draft: Draft, document: Document) -> list[Problem]:
    """Ask every rule what is wrong with the valid parts of a scenario."""
    return [problem for rule in RULES for problem in rule(draft, document)]

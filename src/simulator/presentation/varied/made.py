"""Where a study of variants comes from."""

from simulator.findings import Provenance
from simulator.presentation.labels import Words
from simulator.presentation.tables import made_by


def made(provenance: Provenance, quarters: int, words: Words) -> str:
    """Return the scenario, the seed, and how much was simulated."""
    return words.say("varied.made", **made_by(provenance, words), quarters=words.number(quarters))

"""Where a study of variants comes from."""

from simulator.findings import Provenance
from simulator.presentation.labels import Words


def made(provenance: Provenance, quarters: int, words: Words) -> str:
    """Return the scenario, the seed, and how much was simulated."""
    return words.say(
        "varied.made",
        scenario=provenance.scenario,
        sha=provenance.scenario_sha256[:12],
        seed=provenance.seed,
        rows=words.number(provenance.replications),
        quarters=words.number(quarters),
        seconds=words.number(provenance.elapsed_s, 1),
    )

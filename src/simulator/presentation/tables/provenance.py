"""What made these figures, and where they are."""

from collections.abc import Iterator
from pathlib import Path

from simulator.findings import Findings
from simulator.presentation.labels import Words


def provenance_lines(findings: Findings, words: Words, folder: Path | None) -> Iterator[str]:
    """Yield the line of provenance, whether the precision asked for was reached, and the run folder."""
    made = findings.provenance
    yield words.say(
        "provenance.line",
        scenario=made.scenario,
        sha=made.scenario_sha256[:12],
        seed=made.seed,
        rows=words.number(made.replications),
        draws=words.number(made.draws),
        sampling=made.sampling,
        engine=made.engine,
        version=made.version,
        seconds=words.number(made.elapsed_s, 1),
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
    )
    if made.precision_wanted is not None:
        reached = "reached" if made.precision_reached else "missed"
        yield words.say(
            f"provenance.{reached}",
            wanted=words.percent(made.precision_wanted, 1),
            rows=words.number(made.replications),
        )
    if folder is not None:
        yield words.say("provenance.folder", folder=folder)

"""What made these figures, and where they are."""

from collections.abc import Iterator
from pathlib import Path

from simulator.findings import Findings, Provenance
from simulator.presentation.labels import Words


def provenance_lines(findings: Findings, words: Words, folder: Path | None) -> Iterator[str]:
    """Yield the line of provenance, whether the precision asked for was reached, and the run folder."""
    made = findings.provenance
    yield words.say(
        "provenance.line",
        **made_by(made, words),
        draws=words.number(made.draws),
        sampling=made.sampling,
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
    )
    yield from precision_lines(made, words)
    if folder is not None:
        yield words.say("provenance.folder", folder=folder)


def precision_lines(made: Provenance, words: Words) -> Iterator[str]:
    """Yield whether the precision asked for was reached, if one was."""
    if made.precision_wanted is None:
        return
    reached = {True: "reached", False: "missed", None: "unjudged"}[made.precision_reached]
    yield words.say(
        f"provenance.{reached}",
        wanted=words.exact_percent(made.precision_wanted),
        rows=words.number(made.replications),
    )


def made_by(made: Provenance, words: Words) -> dict[str, object]:
    """Return the values by which any line of provenance says what made its figures."""
    return {
        "scenario": made.scenario,
        "sha": made.scenario_sha256[:12],
        "seed": made.seed,
        "rows": words.number(made.replications),
        "engine": made.engine,
        "version": made.version,
        "seconds": words.number(made.elapsed_s, 1),
    }

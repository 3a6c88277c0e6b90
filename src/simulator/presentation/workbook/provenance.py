"""The sheet of the provenance: what made these figures, and how to read them."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, Figure
from simulator.presentation.workbook.sheet import LABEL, Column, Sheet

#: Facts of the sheet, in order.
FACTS: tuple[str, ...] = (
    "scenario", "sha", "currency", "baseline", "horizon", "run_off", "replications", "draws", "sampling", "seed",
    "engine", "command",
)  # fmt: skip
#: Explanations at the end of the sheet.
READING: tuple[str, ...] = ("error", "quantiles", "blank", "exact")


def provenance_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a fact; then how errors, quantiles and blanks are meant."""
    columns = [Column(words.say("workbook.fact"), LABEL), Column(words.say("workbook.value"), 90, left=True)]
    return Sheet(
        words.say("workbook.provenance"),
        words.say("provenance.title"),
        findings.title,
        columns,
        list(_rows(findings, words)),
    )


def _rows(findings: Findings, words: Words) -> Iterator[list[Cell]]:
    made, names = findings.provenance, Names(findings.labels, words)
    values: list[Cell] = [
        made.scenario,
        made.scenario_sha256,
        findings.currency,
        names.mix(findings.baseline),
        Figure(findings.horizon_weeks),
        Figure(findings.run_off_weeks),
        Figure(made.replications),
        Figure(made.draws),
        made.sampling,
        str(made.seed),
        made.engine,
        made.command,
    ]
    for name, value in zip(FACTS, values, strict=True):
        yield [words.say(f"workbook.fact_{name}"), value]
    for library, version in made.versions.items():
        if library != "scenario_sha256":
            name = "simulate" if library == "version" else library
            yield [words.say("workbook.fact_version", name=name), version]
    for name in READING:
        yield [words.say(f"workbook.reading_{name}"), words.say(f"workbook.reads_{name}")]

"""The sheet of the provenance: what made these figures, and how to read them."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, Figure
from simulator.presentation.workbook.sheet import LABEL, Column, Sheet

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
    facts: dict[str, Cell] = {
        "scenario": made.scenario,
        "sha": made.scenario_sha256,
        "currency": findings.currency,
        "baseline": names.mix(findings.baseline),
        "horizon": Figure(findings.horizon_weeks),
        "run_off": Figure(findings.run_off_weeks),
        "replications": Figure(made.replications),
        "draws": Figure(made.draws),
        "sampling": made.sampling,
        "seed": str(made.seed),
        "engine": made.engine,
        "command": made.command,
    }
    for name, value in facts.items():
        yield [words.say(f"workbook.fact_{name}"), value]
    for library, version in made.versions.items():
        if library != "scenario_sha256":
            name = "simulate" if library == "version" else library
            yield [words.say("workbook.fact_version", name=name), version]
    for name in READING:
        yield [words.say(f"workbook.reading_{name}"), words.say(f"workbook.reading_{name}_text")]

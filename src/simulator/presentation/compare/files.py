"""Two runs side by side for programs: `compare.json`."""

from simulator.compared import ComparedFindings
from simulator.findings import SCHEMA_VERSION
from simulator.presentation.summary import plain_record


def to_compare(findings: ComparedFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `compare.schema.json` describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(findings)}

"""Two runs side by side for programs: `compare.json`."""

from simulator.compared import ComparedFindings
from simulator.presentation.summary import versioned_record


def to_compare(findings: ComparedFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `compare.schema.json` describes it."""
    return versioned_record(findings)

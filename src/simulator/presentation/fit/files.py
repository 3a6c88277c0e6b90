"""What was learnt, for programs: `fit.json`."""

from simulator.findings import SCHEMA_VERSION
from simulator.fitted import FitFindings
from simulator.presentation.summary import plain_record


def to_fit(findings: FitFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `fit.schema.json` describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(findings)}

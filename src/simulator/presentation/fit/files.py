"""What was learnt, for programs: `fit.json`."""

from simulator.fitted import FitFindings
from simulator.presentation.summary import versioned_record


def to_fit(findings: FitFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `fit.schema.json` describes it."""
    return versioned_record(findings)

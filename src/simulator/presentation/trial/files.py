"""A trial's worth for programs: `trial.json`."""

from simulator.presentation.summary import versioned_record
from simulator.tried import TrialFindings


def to_trial(findings: TrialFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `trial.schema.json` describes it."""
    return versioned_record(findings)

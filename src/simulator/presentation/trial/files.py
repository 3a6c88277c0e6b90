"""A trial's worth for programs: `trial.json`."""

from simulator.findings import SCHEMA_VERSION
from simulator.presentation.summary import plain_record
from simulator.tried import TrialFindings


def to_trial(findings: TrialFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `trial.schema.json` describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(findings)}

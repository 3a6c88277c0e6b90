"""What was learned for programs: `update.json`."""

from simulator.findings import SCHEMA_VERSION, Findings
from simulator.presentation.summary import plain_record, to_summary
from simulator.updated import UpdatedFindings

#: What is kept of `summary.json` under the beliefs before and after.
KEPT = ("headline", "provenance", "comparisons", "decision")


def to_update(findings: UpdatedFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `update.schema.json` describes it."""
    record = {"schema_version": SCHEMA_VERSION, **plain_record(findings)}
    return record | {"before": _kept(findings.before), "after": _kept(findings.after)}


def _kept(findings: Findings | None) -> dict[str, object] | None:
    if findings is None:
        return None
    summary = to_summary(findings)
    return {key: summary[key] for key in KEPT}

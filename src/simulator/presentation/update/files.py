"""What was learned for programs: `update.json`."""

from simulator.findings import Findings
from simulator.presentation.summary import to_summary, versioned_record
from simulator.updated import UpdatedFindings

#: What is kept of `summary.json` under the beliefs before and after.
KEPT = ("headline", "provenance", "comparisons", "decision")


def to_update(findings: UpdatedFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `update.schema.json` describes it."""
    return versioned_record(findings) | {"before": _kept(findings.before), "after": _kept(findings.after)}


def _kept(findings: Findings | None) -> dict[str, object] | None:
    if findings is None:
        return None
    summary = to_summary(findings)
    return {key: summary[key] for key in KEPT}

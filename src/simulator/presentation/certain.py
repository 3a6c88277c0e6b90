"""Whether a scenario leaves anything to be learned, or gives every figure as exactly known."""

from simulator.findings import Findings


def is_certain(findings: Findings) -> bool:
    """Tell whether nothing is believed: shares and ranges "of what we believe" would then say nothing.

    Parameters
    ----------
    findings : Findings
        Without any assumption at all nothing is known of it, and False is returned.
    """
    kinds = {one.kind for one in findings.assumptions}
    return bool(kinds) and "belief" not in kinds


def when_certain(kind: str, findings: Findings) -> str:
    """Return the name of a message, or of the one that says the same where nothing is believed."""
    return f"{kind}_certain" if is_certain(findings) else kind

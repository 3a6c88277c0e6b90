"""What people read instead of the names in the file."""

from simulator.scenario import Scenario


def labels_of(scenario: Scenario) -> dict[str, str]:
    """Map "profiles.rep", "channels.calls", "mixes.pilot"… to their labels, where they have one."""
    pieces = ("profiles", "activities", "channels", "platforms", "mixes")
    return {
        f"{piece}.{name}": record.label
        for piece in pieces
        for name, record in getattr(scenario, piece).items()
        if getattr(record, "label", "")
    }

"""What people read instead of the names in the file."""

from simulator.scenario import Scenario


def labels_of(scenario: Scenario) -> dict[str, str]:
    """Map "profiles.rep", "channels.calls", "mixes.pilot"… to their labels, where they have one.

    What people owe is under its profile: "profiles.rep.commitments.meeting".
    """
    pieces = ("profiles", "activities", "channels", "platforms", "mixes")
    owed = {
        f"profiles.{profile}.commitments.{name}": one.label
        for profile, record in scenario.profiles.items()
        for name, one in record.commitments.items()
        if one.label
    }
    return owed | {
        f"{piece}.{name}": record.label
        for piece in pieces
        for name, record in getattr(scenario, piece).items()
        if getattr(record, "label", "")
    }

"""A quantity of a scenario as people read it, from its path."""

from simulator.presentation.labels.names import Names
from simulator.presentation.labels.words import Words
from simulator.quantities import KINDS
from simulator.scenario.overrides import split_path

#: Keys that have a name in the catalogues; another quantity is called by its path.
NAMED: tuple[str, ...] = (
    "price", "per_week", "headcount", "success", "gross_salary", "hourly_cost", "margin_rate", "value", "hours",
    "can_deliver_per_week", "probability", "accepted", "cost_per_attempt", "cost_per_week", "contacts", "priority",
    "employer_charges", "tools_per_month", "management_per_month", "workstation_per_month", "hours_per_year",
    "commission", "leave_days", "absence_days", "commitments", "cost", "rebooked", "share_of_hours_spent", "after_days",
    "cools_per_day", "expires_after_days", "share", "yearly_value", "years", "payment_days", "restart_hours",
    "ramp_weeks", "due_days",
)  # fmt: skip
#: Sections whose entries have names of their own.
SECTIONS = ("profiles", "activities", "channels", "platforms", "mixes")


def quantity_name(path: str, names: Names, words: Words, of: str = "") -> str:
    """Return what a path leads to: "Success rate (Demo)"; the path itself when no word is known for it.

    The mix `of` goes without saying.
    """
    parts = [str(part) for part in split_path(path) or ()]
    owned = bool(parts) and parts[0] in SECTIONS
    keys = parts[2 if owned else 1 :]
    if parts[0:1] == ["mixes"] and keys[0:1] == ["prospecting"] and len(keys) == 3:
        share = words.say("swept.prospecting", source=names.source(keys[2]))
        return share if parts[1] == of else words.say("sweep.owner", what=share, owner=names.mix(parts[1]))
    key = next((one for one in keys if one == "commitments"), None) or next(
        (one for one in reversed(keys) if one in NAMED), None
    )
    if key is None:
        return path
    what = words.say(f"swept.{key}")
    kind = next((one for one in keys if one in KINDS), None)
    if key == "hours" and kind is not None:
        what = words.say("pair", name=what, text=words.say(f"kind.{kind}"))
    if not owned or parts[:2] == ["mixes", of]:
        return what
    owner = names.mix(parts[1]) if parts[0] == "mixes" else names.any(parts[1])
    return words.say("sweep.owner", what=what, owner=owner)

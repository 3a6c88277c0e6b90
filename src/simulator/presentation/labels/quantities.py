"""A quantity of a scenario as people read it, from its path."""

from collections.abc import Iterator, Sequence

from simulator.presentation.labels.names import Names
from simulator.presentation.labels.words import Words
from simulator.quantities import KINDS
from simulator.scenario.paths import keys_of

#: Keys that have a name in the catalogues, alone or after the key before them; another quantity is called by its path.
NAMED: tuple[str, ...] = (
    "price", "per_week", "headcount", "success", "gross_salary", "hourly_cost", "margin_rate", "value", "hours",
    "can_deliver_per_week", "probability", "accepted", "cost_per_attempt", "cost_per_week", "contacts", "priority",
    "employer_charges", "tools_per_month", "management_per_month", "workstation_per_month", "hours_per_year",
    "commission", "leave_days", "absence_days", "commitments", "cost", "rebooked", "share_of_hours_spent", "after_days",
    "cools_per_day", "expires_after_days", "share", "yearly_value", "years", "payment_days", "restart_hours",
    "ramp_weeks", "due_days", "set_up.cost", "set_up.hours", "validation.hours", "discount_rate", "applies_weeks",
    "target_hourly_value", "min_revenue_per_appointment", "horizon.weeks", "run_off_weeks",
    "next", "count", "weeks.0", "weeks.1", "staff",
)  # fmt: skip
#: Parts of a notation that say more than the quantity that they describe; a percentile says itself.
PARTS: tuple[str, ...] = ("low", "likely", "high", "cv", "sd", "successes", "trials")
PERCENTILES = ("p5", "p10", "p25", "p50", "p75", "p90", "p95")
#: Sections whose entries have names of their own.
SECTIONS = ("profiles", "activities", "channels", "platforms", "mixes")


def quantity_name(path: str, names: Names, words: Words, of: str = "") -> str:
    """Return what a path leads to: "Success rate (Demo)"; the path itself when no word is known for it.

    Parameters
    ----------
    path : str
        In the resolved scenario.
    names, words
        Labels of the scenario's pieces, and the language.
    of : str
        A mix that goes without saying.
    """
    parts = [str(part) for part in keys_of(path)]
    if parts[:1] == ["mixes"] and parts[2:3] == ["set"]:
        inner = _name([*map(str, keys_of(parts[3])), *parts[4:]], names, words)
        if inner and parts[1] != of:
            return words.say("pair", name=names.mix(parts[1]), text=inner)
        return inner or path
    return _name(parts, names, words, of) or path


def _name(parts: Sequence[str], names: Names, words: Words, of: str = "") -> str:
    owned = bool(parts) and parts[0] in SECTIONS
    what = _what(parts, names, words)
    if not (what and owned) or list(parts[:2]) == ["mixes", of]:
        return what
    return words.say("sweep.owner", what=what, owner=_owner(parts, names, words))


def _owner(parts: Sequence[str], names: Names, words: Words) -> str:
    """Return the piece that a quantity belongs to; an order belongs to its platform and its mix."""
    if parts[0] != "mixes":
        return names.any(parts[1])
    mix = names.mix(parts[1])
    return words.join([names.platform(parts[3]), mix]) if parts[2:3] == ["orders"] and len(parts) > 3 else mix


def _what(parts: Sequence[str], names: Names, words: Words) -> str:
    """Return what the last known key along a path is called, with what is said after it; "" without any."""
    if parts[:1] == ["mixes"] and parts[2:3] == ["prospecting"] and len(parts) == 5:
        return words.say("swept.prospecting", source=names.source(parts[4]))
    for place in range(len(parts) - 1, -1, -1):
        key = _known(parts[: place + 1])
        if key:
            named, more = words.say(f"swept.{key}"), list(_details(key, parts, place, names, words))
            return words.say("pair", name=named, text=words.join(more)) if more else named
    return ""


def _known(parts: Sequence[str]) -> str:
    """Return the name in the catalogues of the last key of a path, with the key before it if that one counts."""
    for whole in ("commitments", "next"):  # below stand names of the scenario's own
        if whole in parts:
            return whole if parts[-1] == whole else ""
    if parts[-1] == "value" and "deal" not in parts[-2:-1]:
        return ""  # the value of a notation: what it describes stands before it
    return next((key for key in (".".join(parts[-2:]), parts[-1]) if key in NAMED), "")


def _details(key: str, parts: Sequence[str], place: int, names: Names, words: Words) -> Iterator[str]:
    """Yield what a path names after the key: commitment, activity that follows, profile, kind of hours, part of a notation."""
    after = parts[place + 1 :]
    if key == "commitments" and after:
        yield names.commitment(parts[1], after[0])
    if key == "next" and after:
        yield words.say("stage.signed") if after[0] == "signed" else names.activity(after[0])
    if key == "target_hourly_value" and after:
        yield names.profile(after[0])
    yield from (words.say(f"kind.{one}") for one in after if one in KINDS)
    yield from (words.say(f"swept_part.{one}") for one in after if one in PARTS)
    yield from (one.upper() for one in after if one in PERCENTILES)

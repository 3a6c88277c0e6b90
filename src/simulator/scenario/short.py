"""The short form: a channel or platform given by hours, success and value is a complete model."""

from collections.abc import Mapping
from typing import Any

from simulator.quantities import KINDS
from simulator.scenario.document import Document
from simulator.scenario.lines import Path
from simulator.scenario.overrides import MIX_TABLES
from simulator.scenario.phrases import phrase
from simulator.scenario.work import SIGNED

LAW_KEYS = ("dist", "samples")
#: Keys of a short entry that go to its activity, and to its deal.
ACTIVITY_KEYS = ("by", "hours", "success")
DEAL_KEYS = ("value", "margin_rate")
SHORT_KEYS = ACTIVITY_KEYS + DEAL_KEYS


def is_short(entry: Any) -> bool:
    """Whether a channel or platform is written in the short form."""
    return isinstance(entry, dict) and "hours" in entry and not {"attempt", "leads_to"} & entry.keys()


def tables(data: Mapping[str, Any], section: str) -> dict[str, dict[str, Any]]:
    """Entries of a section that are tables."""
    found = data.get(section)
    return {k: v for k, v in found.items() if isinstance(v, dict)} if isinstance(found, dict) else {}


def expand(document: Document) -> bool:
    """Rewrite short entries in the long form, in place.

    Returns
    -------
    bool
        Whether any channel or platform was in the short form.
    """
    short = False
    for section, role in (("channels", "attempt"), ("platforms", "leads_to")):
        for name, entry in tables(document.data, section).items():
            if is_short(entry):
                short = True
                _expand_source(document, section, name, role)
    for name in tables(document.data, "mixes"):
        _expand_mix(document, name)
    return short


def _expand_source(document: Document, section: str, name: str, role: str) -> None:
    entry = document.data[section][name] = dict(document.data[section][name])
    activities = document.data.setdefault("activities", {})
    at: Path = (section, name)
    if not isinstance(activities, dict):
        return
    if name in activities:
        first = document.written.get(("activities", name), ("activities", name))[0]
        code = "short_taken" if first == "activities" else "name_twice"
        params = {"name": name, "first": phrase("a_channel"), "second": phrase("a_platform")}
        document.problems.append(document.problem(code, at, **params))
        _move_deal(document, entry, at)
        document.data[section][name] = {k: v for k, v in entry.items() if k not in ACTIVITY_KEYS} | {
            role: name
        }
        return
    activity: dict[str, Any] = {key: entry.pop(key) for key in ACTIVITY_KEYS if key in entry}
    activity["hours"] = short_hours(activity["hours"], attempt=role == "attempt")
    activities[name] = _with_author(document, activity) | {"next": SIGNED}
    if isinstance(entry.get("label"), str):
        activities[name]["label"] = entry["label"]
    entry[role] = name
    _move_deal(document, entry, at)
    _remember(document, activities[name], at, name)


def _move_deal(document: Document, entry: dict[str, Any], at: Path) -> None:
    for key in DEAL_KEYS:
        if key in entry and isinstance(entry.get("deal", {}), dict):
            deal = entry["deal"] = dict(entry.get("deal", {}))
            deal[key] = entry.pop(key)
            document.written[(*at, "deal", key)] = (*at, key)


def _remember(document: Document, activity: dict[str, Any], at: Path, name: str) -> None:
    """Note where the user wrote what now stands in the activity."""
    here: Path = ("activities", name)
    document.written[here] = at
    if isinstance(activity["hours"], dict) and set(activity["hours"]) == {"contact"}:
        document.written[(*here, "hours", "contact")] = (*at, "hours")
        document.written[(*here, "hours", "contact", "mean")] = (*at, "hours")


def _with_author(document: Document, activity: dict[str, Any]) -> dict[str, Any]:
    """Give the work to the only profile when nobody is named."""
    profiles = document.data.get("profiles")
    if "by" not in activity and isinstance(profiles, dict) and len(profiles) == 1:
        return {"by": next(iter(profiles)), **activity}
    return activity


def short_hours(raw: Any, attempt: bool) -> Any:
    """Hours by kind: those of a short attempt vary with cv 1 around what is written, a law is kept."""
    if isinstance(raw, dict):
        if raw.keys() & set(KINDS):
            return raw
        if raw.keys() & set(LAW_KEYS) or {"mean", "cv"} <= raw.keys() or {"mean", "sd"} <= raw.keys():
            return {"contact": raw}
        if attempt and raw.keys() == {"mean"}:
            return {"contact": {**raw, "cv": 1}}
    return {"contact": {"mean": raw, "cv": 1}} if attempt else {"contact": raw}


def _expand_mix(document: Document, name: str) -> None:
    mix = document.data["mixes"][name] = dict(document.data["mixes"][name])
    profiles, platforms = document.data.get("profiles"), document.data.get("platforms")
    for section, names in (("prospecting", profiles), ("orders", platforms)):
        if not isinstance(names, dict) or not isinstance(mix.get(section, {}), dict):
            continue
        for key in [key for key in mix if key in names and key not in MIX_TABLES]:
            table = mix[section] = dict(mix.get(section, {}))
            table[key] = mix.pop(key)
            document.written[("mixes", name, section, key)] = ("mixes", name, key)
    if isinstance(mix.get("orders"), dict):
        mix["orders"] = {
            platform: _long_order(document, order, ("mixes", name, "orders", platform))
            for platform, order in mix["orders"].items()
        }


def _long_order(document: Document, order: Any, at: Path) -> Any:
    """An order written as a number is that many a week, all along."""
    horizon = document.data.get("horizon")
    weeks = horizon.get("weeks", 13) if isinstance(horizon, dict) else 13
    if isinstance(order, dict):
        return order if "weeks" in order else {**order, "weeks": [1, weeks]}
    document.written[(*at, "per_week")] = document.as_written(at)
    return {"per_week": order, "weeks": [1, weeks]}


def long_path(data: Mapping[str, Any], path: Path) -> Path:
    """Translate a path of the short form to the long form; `data` is already in the long form."""
    if len(path) < 3:
        return path
    section, name, key = path[:3]
    roles = {"channels": "attempt", "platforms": "leads_to"}
    if section in roles:
        entry = tables(data, str(section)).get(str(name), {})
        target = entry.get(roles[str(section)])
        if key in ACTIVITY_KEYS and target == name and not (section == "platforms" and key in entry):
            return _long_hours(data, str(name), path) if key == "hours" else ("activities", name, *path[2:])
        if key in DEAL_KEYS:
            return (section, name, "deal", *path[2:])
    if section == "mixes" and key not in MIX_TABLES:
        names = {"prospecting": tables(data, "profiles"), "orders": tables(data, "platforms")}
        return next(
            ((section, name, table, *path[2:]) for table, known in names.items() if key in known), path
        )
    return path


def _long_hours(data: Mapping[str, Any], name: str, path: Path) -> Path:
    here: Path = ("activities", name, "hours")
    rest = path[3:]
    if rest and (rest[0] in KINDS):
        return (*here, *rest)
    contact = data["activities"][name]["hours"].get("contact")
    inner = ("contact", "mean") if isinstance(contact, dict) and "mean" in contact else ("contact",)
    return (
        (*here, *inner, *rest)
        if not rest or rest[0] not in ("mean", "cv", "sd")
        else (*here, "contact", *rest)
    )

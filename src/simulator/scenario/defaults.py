"""Defaults that depend on the rest of the file, written out so that nothing stays implicit."""

from typing import Any

from pydantic import ValidationError

from simulator.scenario.document import Document
from simulator.scenario.horizon import Calendar
from simulator.scenario.lines import Path
from simulator.scenario.short import tables

LABELLED = ("profiles", "activities", "channels", "platforms", "mixes")


def fill(document: Document, short: bool) -> None:
    """Write the defaults that other keys decide into the document's data, in place.

    Parameters
    ----------
    document : Document
        In the long form.
    short : bool
        Whether any source was written in the short form: its quarter then begins empty.
    """
    data = document.data
    for section in LABELLED:
        for name, entry in tables(data, section).items():
            entry.setdefault("label", name)
    if short and isinstance(data.setdefault("opening", {}), dict):
        default(document, ("opening", "start"), "empty")
    for name in tables(data, "profiles"):
        _fill_profile(document, name)
    for platform in tables(data, "platforms").values():
        _fill_set_up(data, platform)
    if isinstance(data.setdefault("decision", {}), dict):
        _fill_decision(document)


def default(document: Document, path: Path, value: Any) -> None:
    """Set one value where nothing was written, and note it."""
    table = document.get(path[:-1])
    if isinstance(table, dict) and path[-1] not in table:
        table[str(path[-1])] = value
        document.notes.append(".".join(str(part) for part in path))


def _fill_profile(document: Document, name: str) -> None:
    profile = document.data["profiles"][name]
    if "gross_salary" not in profile or "hourly_cost" in profile:
        return
    calendar = document.data.get("calendar", {})
    try:
        hours = Calendar.model_validate(calendar).hours_per_year
    except ValidationError:
        hours = Calendar().hours_per_year
    default(document, ("profiles", name, "hours_per_year"), hours)


def _fill_set_up(data: dict[str, Any], platform: dict[str, Any]) -> None:
    set_up, profiles = platform.get("set_up"), list(tables(data, "profiles"))
    if isinstance(set_up, dict) and "by" not in set_up and (len(profiles) == 1 or not set_up.get("hours")):
        set_up.update({"by": profiles[0]} if profiles else {})


def _fill_decision(document: Document) -> None:
    decision, mixes = document.data["decision"], list(tables(document.data, "mixes"))
    if not mixes:  # told elsewhere; a baseline is then one mistake less to tell
        decision.setdefault("baseline", "baseline")
        return
    default(document, ("decision", "baseline"), mixes[0])
    others = [mix for mix in mixes if mix != decision["baseline"]]
    if len(mixes) == 2 and len(others) == 1:
        default(document, ("decision", "trial"), others[0])
    options = decision.setdefault("options", {})
    if "trial" in decision and isinstance(options, dict):
        for key, mix in (("go_on", decision["trial"]), ("stop", decision["baseline"])):
            if mix in mixes:
                options.setdefault(key, mix)

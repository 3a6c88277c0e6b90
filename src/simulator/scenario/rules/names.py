"""Names: those that are used exist, none is used twice or reserved."""

from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.decision import TEAM
from simulator.scenario.document import Document, nearest
from simulator.scenario.lines import Path
from simulator.scenario.mixes import IDLE
from simulator.scenario.phrases import phrase
from simulator.scenario.rules.draft import Draft
from simulator.scenario.work import SIGNED

KIND = {
    "profiles": "profile",
    "activities": "activity",
    "channels": "channel",
    "platforms": "platform",
    "mixes": "mix",
}
RESERVED = {
    "profiles": (TEAM, IDLE),
    "activities": (SIGNED,),
    "channels": (IDLE, "opening"),
    "platforms": (IDLE, "opening"),
}
#: Sections whose names are shown side by side, or stand in the same table of a mix.
APART = (("channels", "platforms"), ("profiles", "platforms"))

Use = tuple[Path, str, str]


def references_exist(draft: Draft, document: Document) -> Iterator[Problem]:
    """Every name that is used is declared."""
    for path, section, name in (*_work(draft), *_mixes(draft), *_decision(draft)):
        allowed = [
            *draft.names[section],
            *((SIGNED,) if path[-1] == "next" or path[-2:-1] == ("next",) else ()),
        ]
        if path[0] == "mixes" and section == "channels":
            allowed.append(IDLE)
        if name not in allowed and not (path[0] == "decision" and not draft.names["mixes"]):
            value = document.get(path)
            yield document.problem(
                "unknown_name",
                path,
                value,
                what=phrase(f"called_{KIND[section]}", name=name),
                near=nearest(name, allowed),
            )


def _work(draft: Draft) -> Iterator[Use]:
    for name, activity in draft.activities.items():
        yield ("activities", name, "by"), "profiles", activity.by
        for target, _ in activity.leads:
            table = isinstance(activity.next, dict)
            yield ("activities", name, "next", *((target,) if table else ())), "activities", target
    for name, channel in draft.channels.items():
        yield ("channels", name, "attempt"), "activities", channel.attempt
    for name, platform in draft.platforms.items():
        yield ("platforms", name, "leads_to"), "activities", platform.leads_to
        for key, part in (("validation", platform.validation), ("set_up", platform.set_up)):
            if part is not None and part.by is not None:
                yield ("platforms", name, key, "by"), "profiles", part.by


def _mixes(draft: Draft) -> Iterator[Use]:
    for name, mix in draft.mixes.items():
        for profile, shares in mix.prospecting.items():
            yield ("mixes", name, "prospecting", profile), "profiles", profile
            for channel in shares:
                yield ("mixes", name, "prospecting", profile, channel), "channels", channel
        for platform in mix.orders:
            yield ("mixes", name, "orders", platform), "platforms", platform


def _decision(draft: Draft) -> Iterator[Use]:
    decision = draft.decision
    if decision is None:
        return
    named: dict[Path, str | None] = {("baseline",): decision.baseline, ("trial",): decision.trial}
    named |= {("options", key): getattr(decision.options, key) for key in type(decision.options).model_fields}
    for path, mix in named.items():
        if mix is not None:
            yield ("decision", *path), "mixes", mix
    for profile in decision.profile_targets:
        yield ("decision", "target_hourly_value", profile), "profiles", profile


def items_exist(draft: Draft, document: Document) -> Iterator[Problem]:
    """Opening items name an activity and a source that exist, the one within reach of the other."""
    for index, item in enumerate(draft.opening.items if draft.opening else ()):
        at: Path = ("opening", "items", index)
        sources = [*draft.names["channels"], *draft.names["platforms"]]
        for key, name, known, what in (
            ("activity", item.activity, draft.names["activities"], "activity"),
            ("source", item.source, sources, "source"),
        ):
            if name not in known:
                yield document.problem(
                    "unknown_name",
                    (*at, key),
                    name,
                    what=phrase(f"called_{what}", name=name),
                    near=nearest(name, known),
                )


def names_apart(draft: Draft, document: Document) -> Iterator[Problem]:
    """Names that reports and mixes put side by side differ, and none is reserved."""
    for first, second in APART:
        for name in sorted(set(draft.names[first]) & set(draft.names[second])):
            yield document.problem(
                "name_twice",
                (second, name),
                name=name,
                first=phrase(f"a_{KIND[first]}"),
                second=phrase(f"a_{KIND[second]}"),
            )
    for section, reserved in RESERVED.items():
        for name in draft.names[section]:
            if name in reserved:
                yield document.problem("reserved", (section, name))


RULES = (references_exist, items_exist, names_apart)

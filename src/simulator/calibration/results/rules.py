"""What no trial can have shown: parts greater than their whole, shares of nothing, names that are not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.calibration.results.model import ActivityResults, ChannelResults, PlatformResults, Results
from simulator.errors import Problem
from simulator.quantities import DAYS_PER_WEEK
from simulator.scenario import Scenario
from simulator.scenario.document import Document, nearest
from simulator.scenario.lines import Path
from simulator.scenario.work import SIGNED

Section = PlatformResults | ChannelResults | ActivityResults
#: By section: what must be at most what; the sum of the first.
WITHIN: Mapping[type, tuple[tuple[tuple[str, ...], str], ...]] = {
    PlatformResults: (
        (("accepted", "refused"), "delivered"),
        (("held",), "accepted"),
        (("rebooked",), "missed"),
        (("quoted",), "held"),
    ),
    ChannelResults: ((("successes",), "attempts"),),
    ActivityResults: ((("successes", "lost", "open_days"), "done"), (("rebooked",), "missed")),
}
#: By section: what means nothing without what.
NEEDS: Mapping[type, tuple[tuple[str, str], ...]] = {
    PlatformResults: (
        ("accepted", "delivered"),
        ("refused", "accepted"),
        ("missed", "held"),
        ("rebooked", "missed"),
        ("quoted", "held"),
        ("lost", "signed"),
        ("open_days", "signed"),
        ("values", "signed"),
        ("validation_hours", "accepted"),
    ),
    ChannelResults: (("successes", "attempts"), ("hours", "attempts"), ("hours_by_kind", "attempts")),
    ActivityResults: (
        ("successes", "done"),
        ("missed", "done"),
        ("rebooked", "missed"),
        ("lost", "successes"),
        ("open_days", "successes"),
        ("hours", "done"),
        ("hours_by_kind", "done"),
    ),
}
FAMILIES = (
    ("platforms", "called_platform"),
    ("channels", "called_channel"),
    ("activities", "called_activity"),
)


def check_results(results: Results, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """Yield what cannot be, in a file whose fields are each valid."""
    for family, called in FAMILIES:
        known: Mapping[str, object] = getattr(scenario, family)
        for name, section in getattr(results, family).items():
            at: Path = (family, name)
            if name not in known:
                yield document.problem(
                    "unknown_name", at, what=_called(called, name), near=nearest(name, known)
                )
                continue
            yield from _section(section, at, document)
            if isinstance(section, PlatformResults):
                yield from _signed(section, name, scenario, document)
            yield from _ages(section, at, results.weeks, document)
            yield from _kinds(section, name, scenario, document)
    if results.mix is not None and results.mix not in scenario.mixes:
        what = _called("called_mix", results.mix)
        yield document.problem(
            "unknown_name", ("mix",), results.mix, what=what, near=nearest(results.mix, scenario.mixes)
        )


def _called(code: str, name: str) -> str:
    from simulator.scenario.phrases import phrase

    return phrase(code, name=name)


def _size(value: Any) -> float:
    return float(len(value)) if isinstance(value, tuple) else float(value or 0.0)


def _section(section: Section, at: Path, document: Document) -> Iterator[Problem]:
    for parts, whole in WITHIN[type(section)]:
        most = getattr(section, whole)
        written = [key for key in parts if getattr(section, key) is not None]
        total = sum(_size(getattr(section, key)) for key in written)
        if most is not None and total > most:
            yield _beyond((*at, written[0]), written, total, whole, most, document)
    for key, other in NEEDS[type(section)]:
        if getattr(section, key) not in (None, {}) and getattr(section, other) is None:
            yield document.problem("results_need", (*at, key), document.get((*at, key)), key=key, other=other)
    by_kind = getattr(section, "hours_by_kind", None)
    if by_kind and getattr(section, "hours", None) is not None:
        yield document.problem("results_hours_twice", (*at, "hours"), document.get((*at, "hours")))


def _signed(section: PlatformResults, name: str, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """Deals come from quotes, or from the appointments themselves where these sign."""
    at: Path = ("platforms", name)
    whole = "held" if signs_at_once(scenario, scenario.platforms[name].leads_to) else "quoted"
    parts = [key for key in ("signed", "lost", "open_days") if getattr(section, key) is not None]
    total = sum(_size(getattr(section, key)) for key in parts)
    most = getattr(section, whole)
    if section.signed is not None and most is None:
        yield document.problem("results_need", (*at, "signed"), section.signed, key="signed", other=whole)
    elif most is not None and total > most:
        yield _beyond((*at, parts[0]), parts, total, whole, most, document)
    if section.values is not None and section.signed is not None and len(section.values) > section.signed:
        count = float(len(section.values))
        yield _beyond((*at, "values"), ["values"], count, "signed", section.signed, document)


def signs_at_once(scenario: Scenario, activity: str) -> bool:
    """Whether a success of an activity is a signature."""
    return all(target == SIGNED for target, share in scenario.activities[activity].leads if share > 0)


def _beyond(at: Path, parts: list[str], total: float, whole: str, most: float, document: Document) -> Problem:
    return document.problem(
        "results_beyond",
        at,
        document.get(at),
        parts=" + ".join(parts),
        total=f"{total:g}",
        whole=whole,
        most=f"{most:g}",
    )


def _ages(section: Section, at: Path, weeks: float, document: Document) -> Iterator[Problem]:
    ages = getattr(section, "open_days", None) or ()
    limit = DAYS_PER_WEEK * weeks
    if ages and max(ages) > limit:
        path = (*at, "open_days")
        yield document.problem("results_ages", path, document.get(path), limit=f"{limit:g}")


def _kinds(section: Section, name: str, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """Hours are of kinds that the activity has."""
    if isinstance(section, PlatformResults):
        return
    activity = scenario.channels[name].attempt if isinstance(section, ChannelResults) else name
    family = "channels" if isinstance(section, ChannelResults) else "activities"
    known = scenario.activities[activity].hours
    for kind in section.hours_by_kind:
        if kind not in known:
            path: Path = (family, name, "hours_by_kind", kind)
            yield document.problem(
                "results_kind", path, document.get(path), activity=activity, near=nearest(kind, known)
            )

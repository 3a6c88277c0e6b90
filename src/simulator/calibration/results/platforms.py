"""What a platform's results tell: deliveries, acceptance, no-shows, success, what follows, prices and values."""

import numpy as np

from simulator.calibration.results.model import PlatformResults
from simulator.calibration.results.orders import most_ordered, ordered_weeks
from simulator.calibration.results.rules import signs_at_once
from simulator.calibration.results.source import POINTS, Source, ages_told
from simulator.calibration.update import Arrivals, Became, Hours, Part
from simulator.quantities import DAYS_PER_WEEK
from simulator.scenario.document import dotted
from simulator.scenario.work import SIGNED


def read_platform(source: Source, name: str, section: PlatformResults) -> None:
    """Add what a platform's section tells."""
    _deliveries(source, name, section)
    _acceptance(source, name, section)
    _no_shows(source, name, section)
    _success(source, name, section)
    source.values(name, section.values)
    if section.price is not None:
        source.evidence.seen[dotted(("platforms", name, "price"))] = section.price


def arrivals(source: Source, name: str, count: float = 0.0) -> Arrivals | None:
    """How a platform delivers under the mix; None when nothing is ordered from it."""
    ran = source.elapsed.days / DAYS_PER_WEEK
    span = ordered_weeks(source.scenario, source.mix, name, ran)
    if span is None:
        return None
    path = dotted(("platforms", name))
    weeks = min(source.elapsed.open_weeks[name], float(span[1] - span[0] + 1))
    per_week = source.scenario.mixes[source.mix].orders[name].per_week
    most = most_ordered(source.scenario, source.mix, name, ran)
    return Arrivals(f"{path}.can_deliver_per_week", f"{path}.ramp_weeks", per_week, weeks, most, count)


def _deliveries(source: Source, name: str, section: PlatformResults) -> None:
    if section.delivered is None:
        return
    term = arrivals(source, name, section.delivered)
    if term is not None and term.weeks > 0.0:
        source.add(term, term.deliverable, "arrivals", count=section.delivered, weeks=term.weeks)


def _acceptance(source: Source, name: str, section: PlatformResults) -> None:
    validation = source.scenario.platforms[name].validation
    if validation is None or section.accepted is None or section.delivered is None:
        return
    refused = section.delivered - section.accepted if section.refused is None else section.refused
    path = dotted(("platforms", name, "validation"))
    source.share(f"{path}.accepted", section.accepted, refused)
    checked = float(section.accepted + refused)
    if section.validation_hours is not None and checked > 0:
        part = Part(f"{path}.hours.mean", validation.hours.spread)
        term = Hours((part,), checked, section.validation_hours)
        source.add(term, part.mean, "hours", total=section.validation_hours, count=checked)


def _no_shows(source: Source, name: str, section: PlatformResults) -> None:
    for key, count, other in (
        ("probability", section.missed, section.held),
        (
            "rebooked",
            section.rebooked,
            None if section.missed is None else section.missed - (section.rebooked or 0),
        ),
    ):
        path = _no_show_path(source, name, key)
        if path and count is not None and other is not None:
            source.share(path, count, other)


def _no_show_path(source: Source, name: str, key: str) -> str:
    """Where the number in force stands: the platform's own, else the activity's; "" when there is none."""
    platform = source.scenario.platforms[name]
    own = platform.no_show
    if own is not None and getattr(own, key) is not None:
        return dotted(("platforms", name, "no_show", key))
    if source.scenario.activities[platform.leads_to].no_show is None:
        return ""
    return dotted(("activities", platform.leads_to, "no_show", key))


def _success(source: Source, name: str, section: PlatformResults) -> None:
    platform = source.scenario.platforms[name]
    entry = platform.leads_to
    owner = ("activities", entry) if platform.success is None else ("platforms", name)
    path = dotted((*owner, "success"))
    at_once = signs_at_once(source.scenario, entry)
    seen = section.signed if at_once else section.quoted
    if section.held is None or seen is None:
        return
    told = ages_told(section.open_days, section.held, seen) if at_once else None
    ages = _ages_of_appointments(source, name)
    term = Became(
        path,
        source.delay(entry),
        section.held,
        seen,
        section.lost if at_once else None,
        told or ages,
        told is not None,
        source.warmth(entry, path, section.waited_days),
    )
    source.became(term)
    if at_once:
        source.pace(term, dotted(("platforms", name)))
    elif section.signed is not None:
        _quotes(source, name, entry, ages, section)


def _quotes(source: Source, name: str, entry: str, ages: tuple[float, ...], section: PlatformResults) -> None:
    """What became of the quotes; only where one activity alone follows the appointment, and signs."""
    activities = source.scenario.activities
    follows = [target for target, share in activities[entry].leads if share > 0]
    quote = follows[0]
    if len(follows) > 1 or quote == SIGNED or not signs_at_once(source.scenario, quote):
        source.leave("branches", dotted(("platforms", name)))
        return
    made, signed = float(section.quoted or 0), float(section.signed or 0)
    told = ages_told(section.open_days, made, signed)
    between = source.typical(f"{dotted(('activities', entry, 'after_days'))}.mean")
    later = tuple(age - between for age in ages if age > between) or (0.0,)
    path = dotted(("activities", quote, "success"))
    term = Became(path, source.delay(quote), made, signed, section.lost, told or later, told is not None)
    source.became(term)
    source.pace(term, dotted(("platforms", name)))


def _ages_of_appointments(source: Source, name: str) -> tuple[float, ...]:
    """Ages in days of a platform's appointments as its ramp and its delay make them on average."""
    days, path = source.elapsed.days, dotted(("platforms", name))
    delay = source.typical(f"{path}.after_days.mean")
    flow = arrivals(source, name)
    if flow is None or flow.weeks <= 0.0:
        return source.evenly(delay)
    grid = np.linspace(0.0, flow.weeks, 4 * POINTS + 1)
    rate, ramp = (np.full(1, source.typical(one)) for one in (flow.deliverable, flow.ramp))
    total = np.array([float(flow.expected(rate, ramp, float(week))[0]) for week in grid])
    if total[-1] <= 0.0:
        return source.evenly(delay)
    shares = (np.arange(POINTS) + 0.5) / POINTS
    delivered = np.interp(shares * total[-1], total, grid) / flow.weeks * days
    ages = days - delivered - delay
    return tuple(float(age) for age in ages[ages > 0.0]) or (0.0,)

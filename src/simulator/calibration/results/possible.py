"""What no trial can have shown by its dates, its order book or the clock, and what is told twice over."""

from collections.abc import Iterator

from simulator.calibration.results.model import ActivityResults, ChannelResults, PlatformResults, Results
from simulator.calibration.results.orders import beyond_orders
from simulator.calibration.results.period import LOOSE, period_of
from simulator.errors import Problem
from simulator.scenario import Scenario
from simulator.scenario.document import Document, dotted
from simulator.scenario.lines import Path

#: Seconds of an hour: nothing that people do takes less than one of them.
SECONDS = 3600.0
#: What a channel says, and its attempt activity says again.
AGAIN = (
    ("attempts", "done"),
    ("successes", "successes"),
    ("hours", "hours"),
    ("hours_by_kind", "hours_by_kind"),
)


def check_possible(results: Results, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """Yield what cannot be of a file whose counts agree with each other."""
    yield from _dates(results, scenario, document)
    for code, path, params in beyond_orders(results, scenario):
        yield document.problem(code, path, document.get(path) if len(path) > 2 else None, **params)
    for name, platform in results.platforms.items():
        yield from _hurried(platform, ("platforms", name), document)
    for name, channel in results.channels.items():
        yield from _hurried(channel, ("channels", name), document)
        yield from _told_again(results, name, scenario, document)
    for name, activity in results.activities.items():
        yield from _hurried(activity, ("activities", name), document)


def _dates(results: Results, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """A trial begins with its scenario, or later."""
    if results.until is None:
        return
    start = scenario.horizon.start
    period = period_of(results.weeks, results.until, start)
    if (start - period.begins).days > LOOSE:
        begins, day = period.begins.isoformat(), start.isoformat()
        yield document.problem(
            "results_early", ("until",), results.until, weeks=f"{results.weeks:g}", begins=begins, start=day
        )


def _hurried(
    section: PlatformResults | ChannelResults | ActivityResults, at: Path, document: Document
) -> Iterator[Problem]:
    """Less than a second each is a slip of the pen."""
    if isinstance(section, PlatformResults):
        key, total = "validation_hours", section.validation_hours
        done = section.accepted
    else:
        key = "hours" if section.hours is not None else "hours_by_kind"
        total = section.hours if section.hours is not None else sum(section.hours_by_kind.values()) or None
        done = section.attempts if isinstance(section, ChannelResults) else section.done
    if total is not None and done and total * SECONDS < done:
        path = (*at, key)
        yield document.problem(
            "results_hurried", path, document.get(path), total=f"{total:g}", done=str(int(done))
        )


def _told_again(results: Results, channel: str, scenario: Scenario, document: Document) -> Iterator[Problem]:
    """The attempts of a channel are the doings of its activity."""
    if channel not in scenario.channels:
        return
    attempt = scenario.channels[channel].attempt
    ours, theirs = results.channels[channel], results.activities.get(attempt)
    for one, again in AGAIN if theirs is not None else ():
        if getattr(ours, one) not in (None, {}) and getattr(theirs, again) not in (None, {}):
            first: Path = ("channels", channel, one)
            path: Path = ("activities", attempt, again)
            yield document.problem(
                "results_again",
                path,
                document.get(path),
                first=dotted(first),
                first_line=str(document.place(first)[1] or "?"),
            )

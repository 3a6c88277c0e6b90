"""Where one more hour pays, on a terminal: what to do first, average beside marginal, what each lever gives."""

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from simulator.decision import above_nought, below_nought
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words, chance
from simulator.presentation.tables import cells
from simulator.presentation.varied.made import made
from simulator.varied import HoursFindings, Lever, Use

if TYPE_CHECKING:
    from simulator.presentation.page import Page

#: From so busy on, a profile is what holds the others up.
BUSY = 0.85
#: Activities named as paying least for an hour.
NAMED = 2


def hours_page(page: "Page", findings: HoursFindings) -> None:
    """Print the whole study."""
    words = page.words
    page.paragraph(findings.title, style="bold")
    page.paragraphs(hours_sentences(findings, words), style="bold")
    for mix in findings.mixes:
        page.grid(_uses(findings, mix, words))
        page.grid(_levers(findings, mix, words))
    page.bullet(words.say("margin.reading"))
    page.bullet(made(findings.provenance, findings.quarters, words))


def hours_sentences(findings: HoursFindings, words: Words) -> Iterator[str]:
    """Yield, for each mix, what to do with the next hour or euro, what not to, and where hours pay least."""
    names = Names(findings.labels, words)
    for mix in findings.mixes:
        if _too_few(findings, mix):
            yield words.say("margin.too_few", mix=names.mix(mix))
            continue
        levers = [one for one in findings.levers if one.mix == mix]
        best = next((one for one in levers if above_nought(one.net)), None)
        if levers:
            yield from _best(findings, mix, best, names, words)
        for one in levers:
            if one.what == "buy" and below_nought(one.net):
                yield words.say("margin.do_not_buy", platform=names.platform(one.name), mix=names.mix(mix))
        for profile, busy in findings.utilisation[mix].items():
            if busy >= BUSY:
                yield words.say(
                    "margin.busy",
                    profile=names.profile(profile),
                    mix=names.mix(mix),
                    share=words.percent(busy),
                )
        yield from _least(findings, mix, names, words)


def _too_few(findings: HoursFindings, mix: str) -> bool:
    """Whether the rows are so few that no error is known."""
    errors = [use.marginal.se for use in findings.uses if use.mix == mix]
    errors += [one.net.se for one in findings.levers if one.mix == mix]
    return bool(errors) and not any(map(isfinite, errors))


def _best(findings: HoursFindings, mix: str, best: Lever | None, names: Names, words: Words) -> Iterator[str]:
    if best is None:
        yield words.say("margin.nothing", mix=names.mix(mix))
        return
    yield words.say(
        "margin.best",
        mix=names.mix(mix),
        lever=lever_name(best, names, words),
        gain=words.money_estimate(best.net.value, best.net.se, signed=True),
        error=words.money_estimate(best.net.se, best.net.se),
        weeks=words.weeks(findings.horizon_weeks),
        chance=chance(best.chance, words),
        average=chance(best.chance_on_average, words),
    )


def _least(findings: HoursFindings, mix: str, names: Names, words: Words) -> Iterator[str]:
    cheap = sorted(
        (use for use in findings.uses if use.mix == mix and use.cheap), key=lambda use: use.marginal.value
    )
    if not cheap:
        return
    poorest = sorted(findings.activities[mix].items(), key=lambda item: item[1])[:NAMED]
    named, whole = sum(use.cheap_hours for use in cheap), findings.hours[mix]
    yield words.say(
        "margin.least",
        mix=names.mix(mix),
        share=words.percent(named / whole if whole > 0.0 else 0.0),
        uses=words.join([_part(use, names, words) for use in cheap]),
        activities=words.join([names.activity(name) for name, _ in poorest]),
    )


def use_name(use: Use, names: Names) -> str:
    """Return the label of the channel, of the people without one, or of the commitment."""
    if use.what == "profile":
        return names.profile(use.name)
    return names.source(use.name) if use.what == "channel" else names.commitment(use.profile, use.name)


def _part(use: Use, names: Names, words: Words) -> str:
    """Return a use, and how many of its hours are among those that pay least."""
    kind = "part" if use.cheap_hours < use.hours else "all"
    hours = {"hours": words.number(use.cheap_hours), "whole": words.number(use.hours)}
    return words.say(f"margin.least_{kind}", name=use_name(use, names), **hours)


def lever_name(one: Lever, names: Names, words: Words) -> str:
    """Return what is done, in words."""
    return words.say(
        f"margin.lever.{one.what}",
        name=names.commitment(one.profile, one.name) if one.profile else names.any(one.name),
        into=names.source(one.into),
        units=words.number(abs(one.units), 0 if abs(one.units) >= 10.0 else 1),
    )


def _uses(findings: HoursFindings, mix: str, words: Words) -> Grid:
    names = Names(findings.labels, words)
    columns = [
        words.say(f"margin.column.{name}") for name in ("profile", "hours", "average", "marginal", "least")
    ]
    rows = [
        (
            use_name(use, names),
            [
                names.profile(use.profile),
                words.number(use.hours),
                "" if use.average is None else cells.single(use.average, words),
                cells.single(use.marginal, words),
                words.say("search.yes") if use.cheap else "",
            ],
        )
        for use in findings.uses
        if use.mix == mix
    ]
    title = words.say("margin.title", mix=names.mix(mix), unit=words.unit)
    return Grid(title, words.say("margin.corner"), columns, rows, texts=1)


def _levers(findings: HoursFindings, mix: str, words: Words) -> Grid:
    names = Names(findings.labels, words)
    columns = [words.say(f"margin.column.{name}") for name in ("net", "each", "chance", "average_chance")]
    rows = [
        (
            lever_name(one, names, words),
            [
                cells.single(one.net, words, most=0),
                cells.single(one.each, words),
                cells.chance(one.chance, words),
                cells.chance(one.chance_on_average, words),
            ],
        )
        for one in findings.levers
        if one.mix == mix
    ]
    title = words.say(
        "margin.levers", mix=names.mix(mix), unit=words.unit, weeks=words.weeks(findings.horizon_weeks)
    )
    return Grid(title, words.say("margin.lever_corner"), columns, rows)

"""What the files say, in sentences for a sales manager."""

from collections.abc import Iterator

from simulator.calibration.estimators import CureFit, misfit
from simulator.calibration.fit.calls import CallFacts
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.records import DoubleCount, TimeFacts
from simulator.calibration.fit.taken import LAG, Taken
from simulator.fitted import Cause, Check, FitFindings
from simulator.presentation.fit.figures_in_words import (
    minutes_text,
    money_text,
    number_text,
    range_text,
    share_text,
    three_digits,
)
from simulator.presentation.labels import Names, Words

#: Probability from which lists are said to tire.
SURE = 0.95


def finding(findings: FitFindings, words: Words) -> list[str]:
    """Return the answer: what was written, and whether the scenario reproduces what was observed."""
    written = words.say(
        "fit.written",
        file=findings.scenario,
        learnt=len(findings.learnt),
        assumed=len(findings.assumed),
    )
    return [written, *verdict(findings, words)]


def verdict(findings: FitFindings, words: Words) -> Iterator[str]:
    """Yield whether the weeks observed are covered, and by how much each quantity is missed."""
    if not findings.rows:
        yield words.say("fit.check.not_made")
        return
    if not findings.checks:
        yield words.say("fit.check.nothing")
        return
    missed = findings.uncovered
    if not missed:
        yield words.say("fit.check.all", all=len(findings.checks))
        return
    yield words.say("fit.check.some", missed=len(missed), all=len(findings.checks))
    causes = {(one.quantity, one.of): one for one in findings.causes}
    for one in missed:
        said, why = miss(one, findings, words), causes.get((one.quantity, one.of))
        yield said if why is None else f"{said} {cause(why, findings, words)}"


def miss(one: Check, findings: FitFindings, words: Words) -> str:
    """Return by how much the scenario misses a quantity."""
    return words.say(
        "fit.check.miss",
        quantity=quantity(one, findings, words),
        observed=amount(one, one.observed, words),
        low=amount(one, one.low, words),
        high=amount(one, one.high, words),
        gap=words.percent(one.gap, signed=True) if one.gap is not None else "",
    )


def cause(one: Cause, findings: FitFindings, words: Words) -> str:
    """Return why a quantity is likely missed, and what mends it."""
    return words.say(
        f"fit.cause.{one.because}",
        key=one.key,
        files=words.join(list(one.files)),
        other=_quantity(one.after, one.after_of, findings, words),
    )


def quantity(one: Check, findings: FitFindings, words: Words) -> str:
    """Return the name of what was checked."""
    return _quantity(one.quantity, one.of, findings, words)


def _quantity(code: str, of: str, findings: FitFindings, words: Words) -> str:
    if not code:
        return ""
    name = words.say(f"fit.quantity.{code}")
    return words.say("sweep.owner", what=name, owner=Names(findings.labels, words).source(of)) if of else name


def amount(one: Check, value: float, words: Words) -> str:
    """Return a value of what was checked."""
    if one.unit == "money":
        return words.money_estimate(value, max(abs(value) / 1000.0, 1.0))
    return three_digits(value, words)


def told(findings: FitFindings, words: Words) -> Iterator[str]:
    """Yield what each kind of file says."""
    if findings.time is not None:
        yield from _time(findings.time, words)
    if findings.double is not None:
        yield _double(findings.double, words)
    if findings.calls is not None:
        yield from _calls(findings.calls, words)
    if findings.deals is not None:
        yield from _deals(findings.deals, words)
    if findings.taken is not None:
        yield _taken(findings.taken, words)
    elif _both(findings):
        yield words.say("fit.taken.assumed")
    for one in findings.platforms:
        shares = [
            words.say(f"fit.platform_{name}", share=share_text(fit.belief, words))
            for name, fit in (("accepted", one.accepted), ("missed", one.missed), ("success", one.success))
            if fit is not None
        ]
        yield words.say(
            "fit.platform_told",
            name=one.name,
            delivered=words.number(one.delivered),
            shares=words.join(shares),
        )


def _time(time: TimeFacts, words: Words) -> Iterator[str]:
    yield words.say(
        "fit.time",
        hours=words.number(time.hours),
        people=len(time.persons),
        daily=words.number(time.hours / time.person_days, 1),
        days=words.number(time.person_days),
    )
    owed = sum(line.hours for line in time.lines if line.role == "owed") / time.hours
    yield words.say("fit.owed", share=words.percent(owed))
    if time.unbilled_share is not None:
        yield words.say("fit.unbilled", share=words.percent(time.unbilled_share))
    if time.away_hours:
        yield words.say("fit.away", hours=words.number(time.away_hours, 1))
    unknown = _unknown(time)
    if unknown:
        said = [
            words.say("pair", name=name, text=words.say("fit.hours", hours=words.number(hours, 1)))
            for name, hours in unknown.items()
        ]
        yield words.say(
            "fit.unknown",
            hours=words.number(sum(unknown.values()), 1),
            share=words.percent(sum(unknown.values()) / time.hours),
            activities=words.join(said),
        )
    guessed = sorted({line.activity for line in time.lines if line.guessed and line.activity not in unknown})
    if guessed:
        yield words.say("fit.guessed", activities=words.join(guessed[:8]))


def _unknown(time: TimeFacts) -> dict[str, float]:
    """Hours by activity of which the words say nothing, the longest first."""
    return dict(sorted(time.by_activity("unknown").items(), key=lambda pair: (-pair[1], pair[0])))


def _double(double: DoubleCount, words: Words) -> str:
    return words.say(
        "fit.double",
        calls=words.number(double.calls),
        of=words.number(double.of),
        hours=words.number(double.hours, 1),
        uncovered=words.number(double.uncovered, 1),
    )


def _calls(calls: CallFacts, words: Words) -> Iterator[str]:
    attempts = words.number(calls.attempts)
    if calls.successes is None:
        yield words.say("fit.calls_silent", attempts=attempts)
    elif calls.successes == 0:
        yield words.say("fit.calls_none", attempts=attempts)
    else:
        yield words.say(
            "fit.calls",
            attempts=attempts,
            successes=words.number(calls.successes),
            share=words.percent(calls.successes / calls.attempts, 2),
            per=words.number(calls.attempts / calls.successes, 1),
        )
    if calls.talk is not None:
        median = float(calls.talk.quantiles.observed[len(calls.talk.quantiles.observed) // 2])
        yield words.say(
            "fit.talk",
            mean=minutes_text(calls.talk.mean.mean, words),
            median=minutes_text(median, words),
            law=words.say(f"fit.law.{calls.talk.family}"),
        )
    if calls.fatigue is not None:
        tires = calls.fatigue.tires >= SURE
        rates = [words.percent(one.belief.mean, 1) for one in calls.fatigue.rates[:4]]
        yield words.say(f"fit.list.{'tires' if tires else 'holds'}", rates=words.join(rates))


def _both(findings: FitFindings) -> bool:
    """Appointments that calls took, and deals opened, are both told, of weeks of which one cannot tell that they are the same."""
    calls, deals = findings.calls, findings.deals
    return calls is not None and bool(calls.successes) and deals is not None and deals.opened > 0


def _taken(taken: Taken, words: Words) -> str:
    """Return what appointments become, from the weeks that the files have in common."""
    share, period = taken.share, taken.evidence
    known = {
        "first": words.date(period.first) if period.first else "",
        "last": words.date(period.last) if period.last else "",
        "appointments": words.number(taken.appointments),
        "deals": words.number(taken.opened),
        "days": words.number(LAG.days),
    }
    if share is None:
        return words.say("fit.taken.all", **known)
    return words.say(
        "fit.taken.share",
        **known,
        share=share_text(share.belief, words),
        range=range_text(share.belief, words),
    )


def _deals(deals: DealFacts, words: Words) -> Iterator[str]:
    closed = deals.counts["won"] + deals.counts["lost"]
    if deals.won_share is not None:
        yield words.say(
            "fit.deals",
            closed=words.number(closed),
            share=words.percent(deals.won_share, 1),
            open=words.number(deals.counts["open"]),
        )
    elif deals.counts["open"]:
        yield words.say("fit.deals_open", open=words.number(deals.counts["open"]))
    if deals.cure is not None and deals.cure.won_after is not None:
        yield words.say(
            "fit.cure",
            share=share_text(deals.cure.won, words),
            range=range_text(deals.cure.won, words),
            days=number_text(deals.cure.won_after.mean, words, most=0),
        )
        if deals.cure.too_short:
            yield words.say("fit.too_short", days=words.number(deals.cure.window))
    if deals.cure is not None:
        yield from _misfits(deals.cure, words)
    if deals.undated:
        yield words.say("fit.undated", deals=words.number(deals.undated))
    yield from _worth(deals, words)


def _misfits(cure: CureFit, words: Words) -> Iterator[str]:
    """Yield where the law of a delay runs clearly beside what became of the deals: at the age where it does most."""
    for outcome, one in (("won", cure.won_by), ("lost", cure.lost_by)):
        worst = misfit(one, sum(cure.counts.values()))
        if worst is not None:
            yield words.say(
                f"fit.misfit.{outcome}",
                days=words.number(float(one.ages[worst])),
                observed=words.percent(float(one.observed[worst])),
                fitted=words.percent(float(one.fitted[worst])),
            )


def _worth(deals: DealFacts, words: Words) -> Iterator[str]:
    if deals.values is not None:
        mean = deals.values.law.mean
        yield words.say(
            "fit.value", mean=money_text(mean, words), law=words.say(f"fit.law.{deals.values.law.family}")
        )
        if deals.values.heavy:
            yield words.say("fit.heavy", share=words.percent(deals.values.largest_share))
    if deals.recurring is not None and deals.recurring.again:
        yield words.say(
            "fit.recurring",
            share=share_text(deals.recurring.share, words),
            customers=words.number(deals.recurring.customers),
        )

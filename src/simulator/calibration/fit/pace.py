"""How long an attempt can take: what the call log does not hold, and what the pace of the calls forbids.

A dialler that rings several numbers at once connects a person only when somebody answers: ringing is then nobody's time, and
usual hours of preparation before each number would need more hours than the day has.
"""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.calibration.fit.calls import CallFacts, ChannelCalls, unlogged
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.told import Told
from simulator.calibration.fit.week import Week

#: Attempts of the time log's own days from which they say how long one takes; below, rates a week do.
ENOUGH = 30


@dataclass(frozen=True)
class Pace:
    """What is to be added to the hours of an attempt that the call log holds, and by how much what cannot be is cut.

    Parameters
    ----------
    extra : Told or None
        Hours that the time log calls calling and the call log does not hold; None where it tells of none.
    assumed : float
        Part of the usual hours, assumed where the log is silent, that the pace of the calls leaves; 1 for all.
    ring : float
        Part of the ringing that is anybody's time; 1 for all.
    """

    extra: Told | None = None
    assumed: float = 1.0
    ring: float = 1.0


def pace_of(facts: Facts, calls: CallFacts, week: Week, headcount: int) -> Pace:
    """Hold the hours of an attempt against the time log, else against the moments of the calls themselves.

    Parameters
    ----------
    facts, calls
        Of every file, of the call logs.
    week, headcount
        Of a person of the profile that calls; its people.
    """
    logged, ring = _mean(calls, lambda one: one.hours), _mean(calls, _ringing)
    whole = _calling(facts, calls, week, headcount)
    if whole is not None and facts.time is not None and whole > logged:
        return Pace(Told(whole - logged, facts.time.evidence, "beside_the_log"))
    most = whole if whole is not None and _same_days(facts) else facts.call_pace
    if most is None:
        return Pace()
    guessed = _mean(calls, unlogged)
    return Pace(
        assumed=_part(most - logged, guessed),
        ring=_part(most - (logged - ring), ring),
    )


def _ringing(one: ChannelCalls) -> float:
    return 0.0 if one.ring is None else one.ring.mean


def _mean(calls: CallFacts, hours: Callable[[ChannelCalls], float]) -> float:
    """Hours of an attempt over all channels."""
    return sum(one.attempts * hours(one) for one in calls.channels) / calls.attempts


def _part(left: float, wanted: float) -> float:
    return min(max(left, 0.0) / wanted, 1.0) if wanted > 0.0 else 1.0


def _same_days(facts: Facts) -> bool:
    """Whether time log and call log share people and days enough."""
    return facts.overlap is not None and facts.overlap.attempts >= ENOUGH and facts.double is not None


def _calling(facts: Facts, calls: CallFacts, week: Week, headcount: int) -> float | None:
    """Hours of an attempt as the time log has them; None without hours of calling."""
    if facts.time is None or facts.overlap is None or not week.calling:
        return None
    if _same_days(facts) and facts.double is not None:
        hours = sum(line.hours for line in facts.time.lines if line.role == "call") + facts.double.uncovered
        return hours / facts.overlap.attempts
    return week.calling * headcount / (calls.attempts / facts.call_weeks)

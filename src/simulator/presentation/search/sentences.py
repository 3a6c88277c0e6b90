"""What a search found, in words."""

from collections.abc import Iterator

from simulator.presentation.labels import Names, Words
from simulator.presentation.search.candidates import listed, name_of, short_name
from simulator.searched import Candidate, SearchFindings


def sentences(findings: SearchFindings, words: Words) -> Iterator[str]:
    """Yield the answer: what is selected or cannot be told apart, what it gains, what else would do, what is safer."""
    best = findings.candidates[findings.best]
    yield verdict(findings, words)
    if best.gain is not None:
        yield words.say(
            "search.gain",
            best=short_name(best, findings, words),
            baseline=Names(findings.labels, words).mix(findings.baseline),
            gain=words.money_estimate(best.gain.value, best.gain.se, signed=True),
            error=words.money_estimate(best.gain.se, best.gain.se),
            weeks=words.weeks(findings.horizon_weeks),
        )
    yield from _unweighed(findings, words)
    close = [one for one in findings.candidates if one.status == "close"]
    if close:
        yield words.many(
            "search.close",
            len(close),
            others=listed(close, findings, words),
            indifference=words.money(findings.indifference),
        )
    yield from _when_things_go_badly(best, findings, words)
    if _at_an_edge(best, findings):
        yield words.say("search.edge")


def verdict(findings: SearchFindings, words: Words) -> str:
    """Return the candidate selected, and how sure that is, or those that cannot be told apart."""
    best = findings.candidates[findings.best]
    tied = [one for one in findings.candidates if one.status == "tied" and one is not best]
    kind = "settled" if findings.settled else "tied"
    if findings.settled and not best.values:
        kind = "baseline"
    return words.say(
        f"search.{kind}",
        best=name_of(best, findings, words),
        others=listed(tied, findings, words),
        confidence=confidence_of(findings, words),
        indifference=words.money(findings.indifference),
        weeks=words.weeks(findings.horizon_weeks),
    )


def _unweighed(findings: SearchFindings, words: Words) -> Iterator[str]:
    """Yield the mix that is no candidate and earns more than the best one, or may."""
    best = next(iter(findings.unweighed), None)
    if best is None or best.told == "not_better":
        return
    kind = f"{'written' if best.mix == findings.mix else 'left'}_{best.told}"
    yield words.say(
        f"search.{kind}",
        mix=Names(findings.labels, words).mix(best.mix),
        gain=words.money_estimate(best.ahead.value, best.ahead.se, signed=best.told == "open"),
        error=words.money_estimate(best.ahead.se, best.ahead.se),
        weeks=words.weeks(findings.horizon_weeks),
        scenario=findings.provenance.scenario,
    )


def confidence_of(findings: SearchFindings, words: Words) -> str:
    """Return the wanted confidence as it was written: 95 %, or 99.5 %."""
    return words.exact_percent(findings.confidence)


def _when_things_go_badly(best: Candidate, findings: SearchFindings, words: Words) -> Iterator[str]:
    others = [one for one in findings.candidates if one is not best]
    for kind in ("on", "open"):
        found = [one for one in others if one.frontier == kind]
        if found:
            yield words.many(f"search.tail_{kind}", len(found), others=listed(found, findings, words))
            return
    if others:
        yield words.say("search.tail_off")


def _at_an_edge(best: Candidate, findings: SearchFindings) -> bool:
    """Whether the best lies at the last value tried, so that a better one may lie beyond."""
    return any(
        value in {min(axis.values), max(axis.values)} and value != 0.0
        for value, axis in zip(best.values, findings.axes, strict=False)
    )

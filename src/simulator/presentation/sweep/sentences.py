"""A sweep's finding in words: where the verdict changes, and where nothing can be told."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from simulator.decision import Z95
from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.presentation.verdict import judged_alternatives, per
from simulator.statistics import Crossing, Distribution
from simulator.swept import Point, SweepFindings

#: Verdicts under which two mixes are not told apart: by what we believe, by how few rows were run.
UNTOLD = ("undecided", "too_noisy")
#: Sentences that fit above a picture.
TITLE_SENTENCES = 3


def sentences(findings: SweepFindings, words: Words) -> list[str]:
    """Return the finding: one sentence or two for each mix that the main job's verdict would speak of."""
    judged = judged_alternatives(findings)
    if not judged:
        return [_alone(findings, mix, words) for mix in findings.mixes]
    if len(findings.axes) == 2:
        both = " × ".join(quantity.name for quantity in quantities(findings, words))
        return [words.say("pair", name=both, text=_map(findings, mix, words)) for mix in judged]
    return [said for mix in judged for said in (_line(findings, mix, words), *_untold(findings, mix, words))]


def titles(findings: SweepFindings, words: Words) -> list[str]:
    """Return the first sentences of the finding, which a picture has room for; the axes of a map name its quantities."""
    judged = judged_alternatives(findings)
    if judged and len(findings.axes) == 2:
        return [_map(findings, mix, words) for mix in judged[:TITLE_SENTENCES]]
    return sentences(findings, words)[:TITLE_SENTENCES]


def quantities(findings: SweepFindings, words: Words) -> list[SweptQuantity]:
    """Return the axes as people read them."""
    return [SweptQuantity(axis, findings.labels, words) for axis in findings.axes]


def in_order(findings: SweepFindings) -> list[Point]:
    """Return the points of a sweep of one quantity by increasing value."""
    return sorted(findings.points, key=lambda point: point.values)


def precise(crossing: Crossing, values: Sequence[float]) -> bool:
    """Whether the rows tell where a crossing is: to less than half of the range, at 95 %."""
    return Z95 * crossing.at.se <= (max(values) - min(values)) / 2.0


def caveats(findings: SweepFindings, words: Words) -> Iterator[str]:
    """Yield what the sweep does to each quantity: beliefs fixed, variation taken away, the scenario's own value."""
    for quantity in quantities(findings, words):
        axis = quantity.axis
        if axis.belief:
            yield words.say("sweep.belief", quantity=quantity.name, path=axis.path)
        if axis.replaces_law:
            yield words.say("sweep.law", quantity=quantity.name, path=axis.path)
        if axis.own is not None:
            yield words.say(
                "sweep.own", quantity=quantity.name, path=axis.path, value=quantity.exact(axis.own)
            )


def _line(findings: SweepFindings, mix: str, words: Words) -> str:
    (quantity,) = quantities(findings, words)
    found = [one.crossing for one in findings.indifference[mix]]
    gains = _ranked([point.comparisons[mix].difference for point in findings.points])
    values = quantity.axis.values
    return words.say(
        f"sweep.{_kind(findings, mix, found, gains)}",
        quantity=quantity.name,
        mix=Names(findings.labels, words).mix(mix),
        baseline=Names(findings.labels, words).mix(findings.baseline),
        values=words.join([quantity.about(one.at) for one in found]),
        count=len(found),
        low=quantity.exact(min(values)),
        high=quantity.exact(max(values)),
        span=_span([_gain(gain, words) for gain in (gains[0], gains[-1])], words),
        per=per(findings, words),
        rows=words.number(findings.provenance.replications),
    )


def _kind(findings: SweepFindings, mix: str, found: Sequence[Crossing], gains: Sequence[Distribution]) -> str:
    values = findings.axes[0].values
    if found:
        if not all(precise(one, values) for one in found):
            return "vague"
        return "several" if len(found) > 1 else "rises" if found[0].rises else "falls"
    if all(point.comparisons[mix].verdict in UNTOLD for point in findings.points):
        return "never"
    return "throughout_better" if gains[-1].mean > 0.0 else "throughout_worse"


def _ranked(spreads: Sequence[Distribution]) -> list[Distribution]:
    """Return spreads by increasing mean, those that are undefined left out unless all are."""
    defined = [one for one in spreads if math.isfinite(one.mean)]
    return sorted(defined or spreads, key=lambda one: one.mean)


def _span(ends: Sequence[str], words: Words) -> str:
    """Return "€2 to €9", or "about €44 throughout" when both ends show alike."""
    least, most = ends
    return words.say("sweep.flat", value=least) if least == most else words.say("range", low=least, high=most)


def _gain(gain: Distribution, words: Words) -> str:
    return words.money_estimate(gain.mean, gain.se, signed=True)


def _untold(findings: SweepFindings, mix: str, words: Words) -> Iterator[str]:
    """Yield where the mix and the baseline are not told apart, when that is not everywhere."""
    (quantity,) = quantities(findings, words)
    points = in_order(findings)
    names = Names(findings.labels, words)
    runs = {
        why: [
            [point.values[0] for point in run]
            for verdict, run in groupby(points, key=lambda point: point.comparisons[mix].verdict)
            if verdict == why
        ]
        for why in UNTOLD
    }
    if not findings.indifference[mix] and sum(len(run) for two in runs.values() for run in two) == len(
        points
    ):
        return
    for why, found in runs.items():
        if found:
            yield words.say(
                f"sweep.{why}",
                mix=names.mix(mix),
                baseline=names.mix(findings.baseline),
                values=words.join([_range(run, quantity, words) for run in found]),
            )


def _range(values: Sequence[float], quantity: SweptQuantity, words: Words) -> str:
    if len(values) == 1:
        return words.say("sweep.at", value=quantity.exact(values[0]))
    return words.say("sweep.from_to", low=quantity.first(values[0]), high=quantity.exact(values[-1]))


def _map(findings: SweepFindings, mix: str, words: Words) -> str:
    verdicts = [point.comparisons[mix].verdict for point in findings.points]
    names = Names(findings.labels, words)
    return words.say(
        "sweep.map",
        mix=names.mix(mix),
        baseline=names.mix(findings.baseline),
        better=sum(verdict.endswith("better") for verdict in verdicts),
        worse=sum(verdict.endswith("worse") for verdict in verdicts),
        untold=sum(verdict in UNTOLD for verdict in verdicts),
        points=len(verdicts),
    )


def _alone(findings: SweepFindings, mix: str, words: Words) -> str:
    worth = _ranked([point.mixes[mix] for point in findings.points])
    least, most = (words.money_estimate(one.mean, one.se) for one in (worth[0], worth[-1]))
    return words.say(
        f"sweep.{'alone_flat' if least == most else 'alone'}",
        quantity=words.join([quantity.name for quantity in quantities(findings, words)]),
        mix=Names(findings.labels, words).mix(mix),
        least=least,
        most=most,
        per=per(findings, words),
    )

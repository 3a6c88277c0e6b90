"""What changed from one run to the next, in words."""

import math
from collections import Counter
from collections.abc import Iterator

from simulator.compared import ComparedFindings, FigureChange
from simulator.decision import told
from simulator.presentation.labels import Names, Words

#: Why changes are not read row by row.
REASONS: tuple[str, ...] = ("seed", "sampling", "design", "version")
#: How many times sharper paired changes must be to be worth a word.
SHARPER = 1.2


def sentences(findings: ComparedFindings, words: Words) -> Iterator[str]:
    """Yield how many assumptions changed; for each comparison, or each mix without one, what became of its headline."""
    yield _assumptions(findings, words)
    if not findings.verdicts:
        yield from (_headline(one, findings, words) for one in _headlines(findings, compared=False))
    for one in _headlines(findings, compared=True):
        yield _headline(one, findings, words)
        yield from _verdict(one, findings, words)


def notes(findings: ComparedFindings, words: Words) -> Iterator[str]:
    """Yield how changes were read, and what stands in the way of comparing."""
    yield from _how(findings, words)
    names = Names(findings.labels, words)
    for kind in ("only_before", "only_after"):
        mixes = [names.mix(mix) for mix in getattr(findings, kind)]
        if mixes:
            yield words.say(f"compare.{kind}", mixes=words.join(mixes))
    before, after = findings.before, findings.after
    lengths = [(run.horizon_weeks, run.run_off_weeks) for run in (before, after)]
    if lengths[0] != lengths[1]:
        yield words.say(
            "compare.lengths",
            weeks=lengths[0][0],
            run_off=lengths[0][1],
            weeks_after=lengths[1][0],
            run_off_after=lengths[1][1],
        )
    if before.baseline != after.baseline:
        baselines = {"before": names.mix(before.baseline), "after": names.mix(after.baseline)}
        yield words.say("compare.baselines", **baselines)
    if before.measure != after.measure:
        yield words.say("compare.measures")


def _assumptions(findings: ComparedFindings, words: Words) -> str:
    counts = Counter(one.change for one in findings.assumptions)
    if not findings.assumptions and not findings.texts:
        return words.say("compare.same")
    return words.say(
        "compare.counts",
        changed=words.number(counts["changed"] + len(findings.texts)),
        sources=words.number(counts["source"]),
        added=words.number(counts["added"]),
        removed=words.number(counts["removed"]),
    )


def _headlines(findings: ComparedFindings, *, compared: bool) -> Iterator[FigureChange]:
    return (
        one for one in findings.figures if one.figure == findings.headline and bool(one.against) is compared
    )


def _headline(one: FigureChange, findings: ComparedFindings, words: Words) -> str:
    names = Names(findings.labels, words)
    what = words.say("compare.pair", mix=names.mix(one.mix), baseline=names.mix(one.against))
    same = one.change.value == 0.0 and one.change.se == 0.0
    kind = "equal" if same else "moved" if told(one.change) else "unmoved"
    return words.say(
        f"compare.{kind}",
        what=what if one.against else names.mix(one.mix),
        before=words.money_estimate(one.before.value, one.before.se, signed=bool(one.against)),
        after=words.money_estimate(one.after.value, one.after.se, signed=bool(one.against)),
        change=words.money_estimate(one.change.value, one.change.se, signed=True),
        error=words.money_estimate(one.change.se, one.change.se),
        per=words.say(f"per.{findings.headline}", weeks=words.weeks(findings.after.horizon_weeks)),
    )


def _verdict(one: FigureChange, findings: ComparedFindings, words: Words) -> Iterator[str]:
    mix = Names(findings.labels, words).mix(one.mix)
    for verdict in findings.verdicts:
        if verdict.mix == one.mix:
            kind = "verdict" if verdict.before != verdict.after else "verdict_same"
            before, after = (words.say(f"told.{said}", mix=mix) for said in (verdict.before, verdict.after))
            yield words.say(f"compare.{kind}", before=before, after=after)


def _how(findings: ComparedFindings, words: Words) -> Iterator[str]:
    rows = words.number(findings.rows)
    if not findings.paired:
        yield words.say("compare.unpaired", why=words.say(f"compare.why_{findings.unpaired_because}"))
        return
    yield words.say("compare.paired", rows=rows)
    if math.isfinite(findings.sharper) and findings.sharper >= SHARPER:
        yield words.say(
            "compare.sharper", times=words.number(findings.sharper, 0 if findings.sharper >= 10.0 else 1)
        )
    yield words.say("compare.not_paired")

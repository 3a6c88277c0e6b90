"""How much of the band is luck, and how much is ignorance."""

import math
from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.certain import is_certain
from simulator.presentation.labels import Names, Words, chance, chance_with_error, complement
from simulator.statistics import Estimate

BETWEEN = " - "


def ignorance_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield, for each mix and difference, the share of the variance that knowing more would remove; nothing if all is known."""
    if is_certain(findings):
        return
    names = Names(findings.labels, words)
    for key, share in findings.ignorance_share.items():
        what = _label(key, findings, names)
        if not math.isfinite(share.value):
            yield words.say("ignorance.unknown", what=what)
            continue
        ignorance = Estimate(min(1.0, max(0.0, share.value)), share.se)
        yield words.say(
            "ignorance.line",
            what=what,
            luck=chance(complement(ignorance), words),
            ignorance=chance_with_error(ignorance, words),
        )


def _label(key: str, findings: Findings, names: Names) -> str:
    if key in findings.mixes:
        return names.mix(key)
    first, _, second = key.partition(BETWEEN)
    return f"{names.mix(first)} – {names.mix(second)}" if second else key

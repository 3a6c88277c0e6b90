"""How much of the band is luck, and how much is ignorance."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.labels import Names, Words

BETWEEN = " - "


def ignorance_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield, for each mix and difference, the share of the variance that knowing more would remove."""
    names = Names(findings.labels, words)
    for key, share in findings.ignorance_share.items():
        ignorance = min(1.0, max(0.0, share.value))
        yield words.say(
            "ignorance.line",
            what=_label(key, findings, names),
            luck=words.percent_estimate(1.0 - ignorance, share.se),
            ignorance=words.percent_estimate(ignorance, share.se),
            error=words.percent(share.se),
        )


def _label(key: str, findings: Findings, names: Names) -> str:
    if key in findings.mixes:
        return names.mix(key)
    first, _, second = key.partition(BETWEEN)
    return f"{names.mix(first)} – {names.mix(second)}" if second else key

"""From attempts to signatures."""

from simulator.findings import Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells

STAGES: tuple[str, ...] = (
    "attempts",
    "opened",
    "appointments",
    "held",
    "missed",
    "quotes",
    "expired",
    "unfinished",
    "signed",
)


def funnel_grid(findings: Findings, words: Words) -> Grid:
    """Return one row a stage, one column a mix: mean count and its 5-95 % band."""
    names = Names(findings.labels, words)
    rows = []
    for stage in STAGES:
        counts = [record.funnel.get(stage) for record in findings.mixes.values()]
        if any(c is not None and c.p95 + c.mean > 0.0 for c in counts):
            texts = [
                "" if c is None else f"{cells.count(c, words)} ({cells.band(c, words, most=0)})"
                for c in counts
            ]
            rows.append((words.say(f"stage.{stage}"), texts))
    columns = [names.mix(name) for name in findings.mixes]
    return Grid(words.say("funnel.title"), words.say("funnel.corner"), columns, rows, blocks_by_column=True)

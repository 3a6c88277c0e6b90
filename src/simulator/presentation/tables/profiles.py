"""What an hour of each profile costs and is worth, against its target."""

from collections.abc import Iterator

from simulator.findings import Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells


def profile_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield one table a mix, with a column of targets when any profile has one."""
    names = Names(findings.labels, words)
    targets = findings.profile_targets
    keys = ["hours", "hourly_cost", "hourly_value"] + (["target"] if targets else [])
    columns = [words.say(f"column.{key}") for key in keys]
    for mix, record in findings.mixes.items():
        rows = []
        for name, row in record.profiles.items():
            texts = [
                cells.bare_mean(row.hours, words, most=0),
                cells.mean(row.hourly_cost, words),
                cells.single(row.hourly_value, words),
            ]
            if targets:
                texts.append(words.number(targets[name], 2) if name in targets else "")
            rows.append((names.profile(name), texts))
        title = words.say("profiles.title", mix=names.mix(mix), unit=words.unit)
        yield Grid(title, words.say("profiles.corner"), columns, rows)

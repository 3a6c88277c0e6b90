"""A log of half a million calls, read into the canonical table, beside what polars alone takes to read the file."""

import datetime as dt
from pathlib import Path

import polars as pl

from benchmarks.effort import Effort
from benchmarks.processes import folder
from benchmarks.report import Result, Table, ratio_figure
from benchmarks.timing import Contestant, interleaved
from simulator.calibration.readers import ReadSettings, read

TITLE = "Exports read"
METHOD = """\
Three made-up logs of calls as CSV, read by `read("calls", …)`: headings recognised, every cell checked, dates, durations and
words understood, dirty rows sought, the calls to each contact numbered. Beside it `polars.read_csv` of the same file, which
does none of that. Processor time of all threads."""
AGENTS, CONTACTS, SECONDS_APART = 12, 90_000, 37
BEGINS = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
FEWEST_CALLS = 2_000


def measure(effort: Effort) -> Result:
    """Measure it."""
    calls = max(effort.rows(500_000), FEWEST_CALLS)
    figures, rows = [], []
    with folder() as place:
        for name, log in logs(calls).items():
            file = place / "calls.csv"
            log.write_csv(file)
            times = interleaved(contestants(file), effort.rounds)
            figures.append(
                ratio_figure(f"{calls:,} calls, {name}", times.ratio("ours", "polars"), at_most=5.0)
            )
            rows.append((name, 1e3 * times.median("polars"), 1e3 * times.median("ours")))
    columns = ("log", "ms, polars", "ms, ours")
    return Result("exports", TITLE, METHOD, tuple(figures), (Table(columns, tuple(rows)),))


def contestants(file: Path) -> list[Contestant]:
    """The file read both ways."""
    settings = ReadSettings(timezone="Europe/Paris")
    ours = Contestant("ours", lambda: read("calls", [file], settings))
    return [Contestant("polars", lambda: pl.read_csv(file)), ours]


def logs(calls: int) -> dict[str, pl.DataFrame]:
    """Logs of so many calls: with dates as people write them, with Unix times, with offsets and clocks."""
    row = pl.int_range(calls)
    seconds = int(BEGINS.timestamp()) + SECONDS_APART * row
    instant = (seconds * 1_000_000).cast(pl.Datetime("us"))
    talk = pl.when(row % 3 == 0).then(row % 400 + 5)
    shared = {
        "person": pl.format("Agent {}", row % AGENTS),
        "contact": pl.format("+336{}", 10_000_000 + row * 7919 % CONTACTS),
    }
    people = pl.select(
        **shared,
        started=instant.dt.strftime("%d/%m/%Y %H:%M:%S"),
        talk_s=talk,
        answered=pl.when(row % 3 == 0).then(pl.lit("yes")).otherwise(pl.lit("no")),
        success=pl.when(row % 60 == 0).then(pl.lit("yes")).otherwise(pl.lit("no")),
    )
    unix = pl.select(
        user=shared["person"],
        raw_digits=shared["contact"],
        direction=pl.lit("outbound"),
        started_at=seconds,
        answered_at=pl.when(row % 3 == 0).then(seconds + 9),
        ended_at=seconds + 9 + talk.fill_null(0),
    )
    offsets = pl.select(
        **shared,
        started=instant.dt.strftime("%Y-%m-%dT%H:%M:%S+01:00"),
        talk_s=pl.format("0:{}:{}", (row % 50 + 10), (row % 40 + 10)),
        direction=pl.lit("outbound"),
    )
    return {"dates of people": people, "Unix times": unix, "offsets and clocks": offsets}

"""Write tests/verification/real/*.csv again: counts of two public data sets, from the files that their authors publish.

    python tools/real_counts.py bank-additional-full.csv sales_pipeline.csv

Both may be gzipped. Only counts are kept; no row of either file is. Sources and licences: tests/verification/real/README.md.
"""

import csv
import datetime as dt
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

REAL = Path(__file__).resolve().parents[1] / "tests" / "verification" / "real"
#: The day on which the pipeline was exported: the last day on which anything closes in it.
EXPORTED = dt.date(2017, 12, 31)
OUTCOMES = {"Won": "won", "Lost": "lost", "Engaging": "open", "Prospecting": "open"}


def opened(path: str) -> TextIO:
    """Open a file that may be gzipped."""
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return Path(path).open(encoding="utf-8", newline="")


def bank(path: str) -> None:
    """Clients by the seconds of their last call, and by the contacts made of them and whether they said yes."""
    with opened(path) as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    seconds = Counter(int(row["duration"]) for row in rows)
    contacts = Counter((int(row["campaign"]), row["y"]) for row in rows)
    write("bank_durations.csv", "seconds,clients", sorted(seconds.items()))
    write("bank_contacts.csv", "contacts,yes,clients", ((k, y, n) for (k, y), n in sorted(contacts.items())))


def pipeline(path: str) -> None:
    """Deals by outcome and days from engagement to closing or, open, to the export; unknown days are 0."""
    counts: Counter[tuple[str, int]] = Counter()
    with opened(path) as file:
        for row in csv.DictReader(file):
            outcome = OUTCOMES[row["deal_stage"]]
            began = dt.date.fromisoformat(row["engage_date"]) if row["engage_date"] else EXPORTED
            ended = dt.date.fromisoformat(row["close_date"]) if row["close_date"] else EXPORTED
            counts[outcome, (ended - began).days] += 1
    write("pipeline_deals.csv", "outcome,days,deals", ((*key, n) for key, n in sorted(counts.items())))


def write(name: str, header: str, lines: Iterator[tuple[object, ...]] | list[tuple[int, int]]) -> None:
    """Write one table of counts."""
    text = "\n".join([header, *(",".join(str(cell) for cell in line) for line in lines)]) + "\n"
    (REAL / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    bank(sys.argv[1])
    pipeline(sys.argv[2])

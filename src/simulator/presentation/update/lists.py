"""What was read of a list of appointments, and which of its lines were not."""

from collections.abc import Iterator

from simulator.calibration.readers import ReadReport
from simulator.presentation.labels import Words
from simulator.presentation.labels.problems import named, phrase_in

#: Lines named of those with the same fault.
MOST_LINES = 8


def list_lines(report: ReadReport, words: Words) -> Iterator[str]:
    """Yield how many rows were read, then each fault with the lines on which it is."""
    yield words.many(
        "update.list",
        report.kept,
        file=report.file,
        format=named(report.format, words.language),
        rows=words.number(report.rows),
    )
    for one in report.complaints:
        more = "" if len(one.lines) <= MOST_LINES else ", …"
        yield words.many(
            f"update.row.{'refused' if one.refused else 'odd'}",
            len(one.lines),
            column=one.column,
            why=phrase_in(one.said, words.language),
            lines=words.join([str(line) for line in one.lines[:MOST_LINES]]) + more,
            example=one.example,
        )

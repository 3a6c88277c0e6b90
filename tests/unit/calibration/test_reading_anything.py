"""Whatever a file holds, it is read or refused with a reason; never a traceback, never a row lost in silence."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from simulator.calibration.readers import Reading, read
from simulator.errors import InputError
from unit.calibration.exports import EXPORTS, Export

JUNK = (
    *(
        "",
        " ",
        "0",
        "1",
        "-1",
        "1,5",
        "1.234,5",
        "1e400",
        "nan",
        "99999999999",
        "45000",
        "1767603600",
        "=1+1",
    ),
    *("01/02/2026", "2026-02-30", "31/12/9999", "1/1/1", "2026-03-29 02:30", "2026-03-29T02:30:00+02:00"),
    *("9:30", "25:00:00", "12h", "1h30", "-0:30", "yes", "non", "Won", "perdu", "closed won", "NULL"),
    *("é", "\u00a0", '"', "\n", "a\nb", ";"),
)
CELLS = st.one_of(
    st.sampled_from(JUNK),
    st.text(string.printable + "éü€’", max_size=8),
)


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',;\n\r"') else cell


def attempted(table: str, file: Path) -> tuple[Reading | None, InputError | None]:
    try:
        return read(table, [file]), None
    except InputError as error:
        return None, error


@settings(max_examples=120)
@given(data=st.data(), export=st.sampled_from(EXPORTS), separator=st.sampled_from([",", ";"]))
def test_any_cells(
    data: st.DataObject, export: Export, separator: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    headings, *rows = ([str(cell) for cell in row] for row in export.cells())
    rows = [list(row) for row in rows * 3]
    for _ in range(data.draw(st.integers(0, 8))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
    text = "\n".join(separator.join(quoted(cell) for cell in row) for row in [headings, *rows])
    file = tmp_path_factory.mktemp("any") / "any.csv"
    file.write_bytes(text.encode("utf-8"))
    reading, error = attempted(export.table, file)
    if reading is None:
        assert error is not None
        assert all(problem.file and problem.rule for problem in error.problems)
        return
    (report,) = reading.reports
    refused = {line for one in report.complaints if one.refused for line in one.lines}
    assert report.rows - report.kept == len(refused)
    assert not refused & set(reading.table["line"])
    assert all(note.said for note in report.notes)
    assert all(one.said for one in report.complaints)


@settings(max_examples=60)
@given(
    content=st.one_of(st.binary(max_size=60), st.binary(max_size=40).map(lambda tail: b"PK\x03\x04" + tail))
)
def test_any_bytes(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file: Path = tmp_path_factory.mktemp("bytes") / "any.csv"
    file.write_bytes(content)
    for table in ("time", "deals"):
        with pytest.raises(InputError):
            read(table, [file])

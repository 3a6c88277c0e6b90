"""Files as they come: what can be read is, and what cannot be right is refused with its reason."""

import gzip
from pathlib import Path

import openpyxl
import pytest

from simulator.calibration.readers import ReadSettings, read
from simulator.errors import InputError
from unit.calibration.exports import OUR_CALLS, PIPEDRIVE, book_of, text_of

HEAD = "person,started,hours,activity\n"
ROW = "Ann,2026-03-02 09:00,1.5,Calls\n"


def written(folder: Path, content: bytes | str, name: str = "time.csv") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def refusal(table: str, *files: Path | str, settings: ReadSettings | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read(table, files, settings)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\n", "the file is empty"),
        (gzip.compress(HEAD.encode(), mtime=0)[:-9], "cut short or damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "neither a CSV file nor a workbook"),
        (b"person\x81\xff,\x8d", "neither in UTF-8 nor in Windows-1252"),
        (b"PK\x03\x04 but no workbook", "damaged, or no workbook"),
        (HEAD, "no row below the headings"),
        (HEAD + "\n\n", "no row below the headings"),
        ("Foo,Bar\n1,2\n", "no format that --time knows"),
        (
            HEAD.replace("hours", "stunden") + ROW.replace("1.5", ""),
            "nothing in this file, taken for an export of time log, tells it",
        ),
        (
            HEAD + "Ann,yesterday,1.5,Calls\n" * 3 + ROW,
            "started = yesterday: most rows cannot be used (3 of 4)",
        ),
        (HEAD + ROW.replace("1.5", "90") * 2 + ROW, "hours = 90: most rows cannot be used (2 of 3)"),
    ],
)
def test_a_file_that_cannot_be_right(content: bytes | str, reason: str, tmp_path: Path) -> None:
    file = written(tmp_path, content)
    said = refusal("time", file)
    assert said.startswith(str(file))
    assert reason in said


def test_files_that_are_not_there(tmp_path: Path) -> None:
    said = refusal("time", tmp_path / "none.csv", tmp_path)
    assert "there is no such file" in said
    assert "this is a folder" in said


def test_the_nearest_format_is_named(tmp_path: Path) -> None:
    slip = text_of([["User", "Start date", "Start tme", "Duration"], ["a", "b", "c", "d"]])
    said = refusal("time", written(tmp_path, slip))
    assert 'The nearest is Toggl Track, which also needs "Start time" ("Start tme"?)' in said


def test_an_export_given_for_another(tmp_path: Path) -> None:
    said = refusal("time", book_of(tmp_path / "deals.xlsx", PIPEDRIVE.cells()))
    assert "this is an export of Pipedrive" in said
    assert "Give it with --deals" in said


def test_a_protected_workbook(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    assert "workbook" in refusal("time", written(tmp_path, old, "old.xls"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_ends_of_lines(separator: str, newline: str, tmp_path: Path) -> None:
    content = (HEAD + ROW * 3).replace(",", separator).replace("\n", newline)
    table = read("time", [written(tmp_path, content)]).table
    assert table["line"].to_list() == [2]
    assert table["hours"].to_list() == [1.5]


def test_excel_says_its_separator(tmp_path: Path) -> None:
    table = read("time", [written(tmp_path, "sep=;\n" + (HEAD + ROW).replace(",", ";"))]).table
    assert (table["person"][0], table["line"][0]) == ("Ann", 3)


def test_blanks_cells_left_out_and_blank_lines(tmp_path: Path) -> None:
    content = " Person ,STARTED, Hours ,activity,project\n Ann , 2026-03-02 09:00 , 1.5 , Calls \n\n,,,,\nBob,2026-03-02 10:00,2,Calls,\n"
    table = read("time", [written(tmp_path, content)]).table
    assert table.select("person", "hours", "activity", "project", "line").rows() == [
        ("Ann", 1.5, "Calls", None, 2),
        ("Bob", 2.0, "Calls", None, 5),
    ]


def test_line_breaks_inside_cells_move_the_lines_below(tmp_path: Path) -> None:
    content = 'person,started,hours,activity,notes\nAnn,2026-03-02 09:00,1,Calls,"one\ntwo\nthree"\nBob,2026-03-02 10:00,2,Calls,x\n'
    assert read("time", [written(tmp_path, content)]).table["line"].to_list() == [2, 5]


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    content = HEAD + ROW + 'Ann,2026-03-02 09:00,1.5,"Calls\n' + ROW * 500
    assert "time.csv:3: a quotation mark is opened here" in refusal("time", written(tmp_path, content))
    assert "a quotation mark" in refusal("time", written(tmp_path, content + ROW * 9000))


def test_many_rows_with_line_breaks_in_cells(tmp_path: Path) -> None:
    lines, rows = [], []
    for n in range(300):
        lines.append(2 + sum(row.count("\n") for row in rows))
        notes = "\n" * (n % 3)
        rows.append(f'Ann,2026-03-02 09:{n % 60:02d},1,Calls {n},"a{notes}b"\n')
    text = "person,started,hours,activity,notes\n" + "".join(rows)
    assert read("time", [written(tmp_path, text)]).table["line"].to_list() == lines
    spoilt = text + "Bob,2026-03-02 09:00,1,Calls,x,y,z\n"
    reading = read("time", [written(tmp_path, spoilt)])
    assert reading.table["line"].to_list() == lines
    assert reading.reports[0].complaints[0].lines == (2 + sum(row.count("\n") for row in rows),)


def test_rows_with_cells_too_many_are_told(tmp_path: Path) -> None:
    content = (
        HEAD
        + ROW
        + "Ann,2026-03-02,10:00,1,5,Calls\n"
        + ROW.replace("09", "11")
        + "Ann,2026-03-02 12:00,1,Calls,,\n"
    )
    reading = read("time", [written(tmp_path, content)])
    (complaint,) = reading.reports[0].complaints
    assert (complaint.rule, complaint.lines, complaint.refused) == ("too_many_cells", (3,), True)
    assert reading.table["line"].to_list() == [2, 4, 5]
    assert (reading.reports[0].rows, reading.reports[0].kept) == (4, 3)


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    first, second = written(tmp_path, "", "a.csv"), written(tmp_path, "x,y\n1,2\n", "b.csv")
    with pytest.raises(InputError) as caught:
        read("time", [first, second])
    assert [problem.code for problem in caught.value.problems] == ["export_empty", "export_unknown"]


def test_sheets_of_another_kind_are_left_out(tmp_path: Path) -> None:
    file = book_of(tmp_path / "all.xlsx", OUR_CALLS.cells())
    book = openpyxl.load_workbook(file)
    book.create_sheet("Notes").append(["some", "words"])
    book.save(file)
    (report,) = read("calls", [file]).reports
    assert [note.params["names"] for note in report.notes if note.code == "sheets_left_out"] == [
        f"{file} [Notes]"
    ]


def test_dates_of_a_workbook_may_be_cells_or_serials(tmp_path: Path) -> None:
    rows = [
        ["deal", "status", "opened", "closed"],
        ["a", "won", 46082, 46112.5],
        ["b", "won", 46083, "31/03/2026"],
    ]
    table = read("deals", [book_of(tmp_path / "deals.xlsx", rows)]).table
    assert [str(day) for day in table["opened"]] == ["2026-03-01", "2026-03-02"]
    assert [str(day) for day in table["closed"]] == ["2026-03-31", "2026-03-31"]


def test_a_row_too_long_is_seen_where_the_last_columns_are_not_ours(tmp_path: Path) -> None:
    content = (
        HEAD.replace("\n", ",colour,shape\n")
        + ROW
        + "Ann,2026-03-02 10:00,1,5,Calls,red,round,x\n"
        + ROW.replace("09", "11")
    )
    report = read("time", [written(tmp_path, content)]).reports[0]
    assert [(one.rule, one.lines) for one in report.complaints] == [("too_many_cells", (3,))]

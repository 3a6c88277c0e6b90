"""Every known format, written as its tool writes it, is read back to the same table."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.calibration.readers import Reading, ReadSettings, read
from simulator.calibration.readers.formats import known_formats
from unit.calibration.exports import (
    CLOCKIFY,
    EXPORTS,
    HARVEST,
    PIPEDRIVE,
    SALESFORCE,
    TOGGL,
    VOCALCOM,
    Export,
    book_of,
    text_of,
)

Write = Callable[[Path, Export], Path]


def as_text(encoding: str, separator: str = ",", newline: str = "\r\n") -> Write:
    def write(folder: Path, export: Export) -> Path:
        file = folder / "export.csv"
        file.write_bytes(text_of(export.cells(), separator, newline).encode(encoding))
        return file

    return write


def as_archive(folder: Path, export: Export) -> Path:
    file = folder / "export.csv.gz"
    file.write_bytes(gzip.compress(text_of(export.cells()).encode("utf-8-sig")))
    return file


def as_workbook(folder: Path, export: Export) -> Path:
    return book_of(folder / "export.xlsx", export.cells())


def under_a_title(folder: Path, export: Export) -> Path:
    cells = [["Report of the quarter"], [], *export.cells()]
    return book_of(folder / "export.xlsx", cells)


WAYS = {
    "utf-8": as_text("utf-8"),
    "bom, semicolon": as_text("utf-8-sig", ";", "\n"),
    "cp1252, semicolon": as_text("cp1252", ";"),
    "utf-16, tab": as_text("utf-16", "\t"),
    "gzip": as_archive,
    "workbook": as_workbook,
    "workbook under a title": under_a_title,
}


def told(export: Export, reading: Reading) -> list[dict[str, object]]:
    return reading.table.select(export.told).to_dicts()


def expected(export: Export) -> list[dict[str, object]]:
    return [{name: row[name] for name in export.told} for row in export.rows]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: f"{export.name} {next(iter(export.columns))}")
def test_written_and_read_back(export: Export, way: Write, tmp_path: Path) -> None:
    reading = read(export.table, [way(tmp_path, export)], ReadSettings(timezone="Europe/Paris"))
    assert told(export, reading) == expected(export)
    (report,) = reading.reports
    assert (report.format, report.rows, report.kept) == (export.name, len(export.rows), len(export.rows))
    assert report.complaints == ()


def test_every_format_is_written_here() -> None:
    assert {form.name for form in known_formats()} == {export.name for export in EXPORTS}


def test_a_format_knows_how_sure_it_is(tmp_path: Path) -> None:
    sure = read("time", [as_workbook(tmp_path, TOGGL)]).reports[0]
    assert (sure.status, sure.notes) == ("verified", sure.notes)
    assert not [note for note in sure.notes if note.code.startswith(("format", "unverified"))]
    unsure = read("calls", [as_workbook(tmp_path, VOCALCOM)]).reports[0]
    assert unsure.status == "partly"
    codes = {note.code: note.said for note in unsure.notes}
    assert "CallType" in codes["unverified_headings"]
    assert "format_partly" in codes


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    for way in (WAYS["utf-8"], WAYS["workbook"]):
        assert read("deals", [way(tmp_path, PIPEDRIVE)]).table["line"].to_list() == [2, 3, 4, 5]
    titled = read("deals", [under_a_title(tmp_path, PIPEDRIVE)]).table["line"].to_list()
    assert titled == [4, 5, 6, 7]


def test_hopes_of_open_deals_are_left_out(tmp_path: Path) -> None:
    report = read("deals", [as_workbook(tmp_path, SALESFORCE)]).reports[0]
    assert [note.params for note in report.notes if note.code == "expected_dates"] == [{"count": 2}]


def test_what_each_stage_was_taken_for_is_told(tmp_path: Path) -> None:
    notes = {
        note.code: note.said for note in read("deals", [as_workbook(tmp_path, SALESFORCE)]).reports[0].notes
    }
    assert notes["stages_read"] == (
        "by their stages, deals are read as won: Closed Won; as lost: Closed Lost; as open: Negotiation"
    )
    codes = [note.code for note in read("deals", [as_workbook(tmp_path, PIPEDRIVE)]).reports[0].notes]
    assert "stages_read" not in codes


@pytest.mark.parametrize(
    ("export", "words"),
    [(TOGGL, "Description"), (CLOCKIFY, "Description"), (HARVEST, "Notes")],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_what_was_typed_is_not_hidden_by_the_project(export: Export, words: str, tmp_path: Path) -> None:
    """The activity is the task, else the words typed, else the project, row by row."""
    cells = export.cells()
    task, typed, project = (cells[0].index(name) for name in ("Task", words, "Project"))
    cells[1][task], cells[1][typed], cells[1][project] = "Appels", "liste de mars", "Vente"
    cells[2][task], cells[2][typed], cells[2][project] = "", "Relance devis", "Vente"
    cells[3][task], cells[3][typed], cells[3][project] = "", "", "Vente"
    reading = read("time", [book_of(tmp_path / "export.xlsx", cells)])
    assert reading.table["activity"].to_list()[:3] == ["Appels", "Relance devis", "Vente"]

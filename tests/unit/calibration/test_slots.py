"""The sheet of half-hour slots, written, filled in as people do, and read back."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from simulator.calibration.readers import read
from simulator.calibration.template import choices_of
from simulator.calibration.template.layout import slot_start
from simulator.errors import InputError
from simulator.presentation.labels import Words
from simulator.presentation.template import default_choices, template_bytes, write_template
from simulator.scenario import load

ROOT = Path(__file__).resolve().parents[3]
MONDAY = dt.date(2027, 1, 4)


@pytest.fixture(params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def filled(file: Path, slots: dict[str, dict[str, str]], *, monday: object = MONDAY) -> Path:
    """Write cells as people do: sheet -> cell -> what they choose."""
    book = openpyxl.load_workbook(file)
    for sheet, cells in slots.items():
        book[sheet]["B4"] = monday
        for cell, text in cells.items():
            book[sheet][cell] = text
    book.save(file)
    return file


def people(file: Path) -> list[str]:
    return openpyxl.load_workbook(file).sheetnames[1:-1]


def test_what_is_filled_in_is_read_back(language: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    choices = choices_of(load(ROOT / "scenarios" / "pilot.toml"))
    write_template(file, 3, language, choices)
    offered = [row[0].value for row in openpyxl.load_workbook(file)["_simulate"].iter_rows(min_row=4)]
    first, _, third = people(file)
    cells = {f"{'BCDEFG'[n % 6]}{7 + n % 26}": label for n, label in enumerate(offered)}
    filled(file, {first: {"B3": "Léa", **cells}, third: {"G32": offered[0]}})
    reading = read("time", [file])
    expected = {(one.activity, one.kind) for one in choices}
    lea = reading.table.filter(reading.table["person"] == "Léa")
    assert set(lea.select("activity", "kind").rows()) == expected
    assert lea.height == len(choices) == len(offered) - 1
    assert set(reading.table["hours"]) == {0.5}
    last = reading.table.row(-1, named=True)
    assert (last["person"], last["started"], last["line"]) == (third, dt.datetime(2027, 1, 9, 19, 30), 32)
    assert [
        report.file.endswith(f"[{name}]")
        for report, name in zip(reading.reports, (first, third), strict=True)
    ] == [True, True]


def test_commitments_have_the_labels_of_the_scenario() -> None:
    scenario = load(ROOT / "scenarios" / "pilot.toml")
    owed = scenario.profiles["rep"].commitments
    assert {name: owed[name].label for name in owed}.items() <= {
        one.activity: one.label for one in choices_of(scenario)
    }.items()
    unlabelled = owed["crm"].model_copy(update={"label": None})
    profile = scenario.profiles["rep"].model_copy(update={"commitments": {"crm_input": unlabelled}})
    bare = scenario.model_copy(update={"profiles": {"rep": profile}})
    assert [one.label for one in choices_of(bare) if one.activity == "crm_input"] == ["Crm input"]


def test_every_slot_has_its_hour(language: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 1, language)
    (person,) = people(file)
    book = openpyxl.load_workbook(file)
    label = book["_simulate"]["A4"].value
    filled(file, {person: {f"{column}{row}": label for column in "BCDEFG" for row in range(7, 33)}})
    table = read("time", [file]).table
    assert table["started"].to_list() == [
        slot_start(MONDAY, day, slot) for day in range(6) for slot in range(26)
    ]
    assert table["started"][0] == dt.datetime(2027, 1, 4, 7)
    assert book[person]["A8"].value == "07:30–08:00"


def test_choices_are_a_list_in_every_cell(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 2, "en")
    for person in people(file):
        rules = openpyxl.load_workbook(file)[person].data_validations.dataValidation
        (choices,) = [rule for rule in rules if rule.type == "list"]
        assert str(choices.sqref) == "B7:G32"
        assert choices.formula1 == f"'_simulate'!$A$4:$A${3 + len(default_choices(Words('en', 'EUR'))) + 1}"


def test_what_is_not_worked_and_what_is_not_offered(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 1, "fr")
    (person,) = people(file)
    filled(
        file,
        {
            person: {
                "B7": "Pause, absence",
                "B8": "appels de prospection : PRÉPARATION",
                "B9": "Salon",
                "B10": " ",
            }
        },
    )
    reading = read("time", [file])
    assert reading.table.select("activity", "kind").rows() == [("call", "prepare"), ("Salon", "contact")]
    notes = {note.code: note.said for note in reading.reports[0].notes}
    assert notes["other_activities"] == "written by hand, not in the list: Salon"


@pytest.mark.parametrize("monday", [dt.datetime(2027, 1, 4), "04/01/2027", "2027-01-04", 46391])
def test_the_monday_in_any_writing(monday: object, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 1, "fr")
    filled(file, {people(file)[0]: {"B7": "Visites : trajet"}}, monday=monday)
    assert read("time", [file]).table["started"].to_list() == [dt.datetime(2027, 1, 4, 7)]


@pytest.mark.parametrize("monday", [None, "next week", dt.date(2027, 1, 5)])
def test_a_week_that_is_not_told(monday: object, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 1, "fr")
    filled(file, {people(file)[0]: {"B7": "Visites : trajet"}}, monday=monday)
    with pytest.raises(InputError, match=r"\[Personne 1\]:4: B4.*this is not the Monday of the week"):
        read("time", [file])


def test_an_empty_sheet(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 2, "en")
    with pytest.raises(InputError, match="no slot is filled in"):
        read("time", [file])


def test_what_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    write_template(file, 1, "en")
    before = file.read_bytes()
    for people_count, name, reason in [
        (1, "sheet.xlsx", "exists already"),
        (0, "b.xlsx", "1 to 200"),
        (1, "c.csv", "ends in .xlsx"),
    ]:
        with pytest.raises(InputError, match=reason):
            write_template(tmp_path / name, people_count, "en")
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.xlsx"]
    assert file.read_bytes() == before
    write_template(file, 1, "fr", force=True)
    assert file.read_bytes() != before


def test_the_same_sheet_twice_is_the_same_file() -> None:
    words = Words("fr", "EUR")
    assert template_bytes(2, words) == template_bytes(2, words)

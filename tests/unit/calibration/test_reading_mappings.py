"""Any other file through a small mapping; the two public data sets are read through those that are shipped."""

import datetime as dt
from pathlib import Path

import pytest

from simulator.calibration.readers import Reading, ReadSettings, read
from simulator.errors import InputError

ROOT = Path(__file__).resolve().parents[3]
MAPPINGS = ROOT / "scenarios" / "mappings"
BANK = (
    '"age";"job";"contact";"duration";"campaign";"pdays";"poutcome";"y"\n'
    '56;"housemaid";"telephone";261;1;999;"nonexistent";"no"\n'
    '37;"services";"cellular";226;3;999;"nonexistent";"yes"\n'
)
CRM = (
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
    "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,{},{},1054\n"
    "Z063OYW0,Darcel Schlecht,GTXPro,,Lost,{},{},0\n"
    "9MIWFW5J,Versie Hillebrand,MG Advanced,,Prospecting,,,\n"
    "ZZZZZZZZ,Versie Hillebrand,MG Advanced,Isdom,Engaging,{},,\n"
)


def through(folder: Path, mapping: str | Path, text: str, table: str = "time") -> Reading:
    file = folder / "export.csv"
    file.write_text(text, encoding="utf-8")
    if isinstance(mapping, str):
        (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
        mapping = folder / "mapping.toml"
    return read(table, [file], ReadSettings(mappings=(mapping,)))


def problems(folder: Path, mapping: str, text: str = "a,b\n1,2\n") -> list[str]:
    with pytest.raises(InputError) as caught:
        through(folder, mapping, text)
    return [str(problem).replace(str(folder) + "/", "") for problem in caught.value.problems]


def test_calls_of_the_bank(tmp_path: Path) -> None:
    table = through(tmp_path, MAPPINGS / "bank-marketing.toml", BANK, "calls").table
    told = table.select("attempt", "attempts", "talk_s", "success", "channel", "answered", "contact").rows()
    assert told == [
        (1, 1, 261.0, False, "telephone", True, None),
        (3, 3, 226.0, True, "cellular", None, None),
    ]


def test_opportunities_in_both_ways_of_writing_dates(tmp_path: Path) -> None:
    days = [
        dt.date(2016, 10, 20),
        dt.date(2017, 3, 1),
        dt.date(2016, 10, 25),
        dt.date(2017, 3, 11),
        dt.date(2017, 1, 2),
    ]
    (tmp_path / "products.csv").write_text(
        "product,series\nGTX Plus Basic,GTX\nGTX Pro,GTX\nMG Advanced,MG\n"
    )
    iso, american = (
        through(tmp_path, MAPPINGS / "crm-opportunities.toml", CRM.format(*written), "deals")
        for written in ([str(day) for day in days], [f"{day.month}/{day.day}/{day.year}" for day in days])
    )
    assert iso.table.equals(american.table)
    assert iso.table["status"].to_list() == ["won", "lost", "open", "open"]
    assert iso.table["opened"].to_list() == [days[0], days[2], None, days[4]]
    (similar,) = iso.reports[0].similar
    assert (similar.written, similar.meant, similar.rows, similar.reference) == (
        "GTXPro",
        "GTX Pro",
        1,
        "products.csv",
    )


EVERYTHING = """
table = "time"
dates = "month-first"
blanks = ["-"]

[columns]
person   = { join = ["First", "Last"] }
started  = { date = "Day", time = "Hour" }
hours    = [{ column = "Minutes", unit = "min" }, { from = "Begin", to = "End" }, { column = "Gross", less = "Pause" }]
activity = { column = "What", values = { call = ["appel*", "phone"] }, otherwise = "other" }
kind     = { constant = "contact" }
billable = { present = "Invoice" }

[headings]
Day = ["Jour", "Date"]
"""


def test_everything_that_a_mapping_can_say(tmp_path: Path) -> None:
    text = (
        "First,Last,Jour,Hour,Minutes,Begin,End,Gross,Pause,What,Invoice\n"
        "Ann,Lee,03/04/2026,9:30,90,,,,,Appel sortant,F12\n"
        "Bob,-,03/04/2026,10:00,-,2026-03-04 10:00,2026-03-04 10:45,,,PHONE,-\n"
        "Cy,Ng,03/04/2026,11:00,,,,3,0:30,Lunch,\n"
    )
    table = through(tmp_path, EVERYTHING, text).table
    assert table.select("person", "started", "hours", "activity", "kind", "billable").rows() == [
        ("Ann Lee", dt.datetime(2026, 3, 4, 9, 30), 1.5, "call", "contact", True),
        ("Bob", dt.datetime(2026, 3, 4, 10), 0.75, "call", "contact", False),
        ("Cy Ng", dt.datetime(2026, 3, 4, 11), 2.5, "other", "contact", False),
    ]


def test_a_cell_that_another_way_makes_up_for_is_not_complained_of(tmp_path: Path) -> None:
    text = (
        "First,Last,Day,Hour,Minutes,Gross,Pause,What,Invoice\n"
        "Ann,Lee,03/04/2026,9:30,all day,3,,x,\n"
        "Ann,Lee,03/05/2026,9:30,all day,,,x,\n"
        "Ann,Lee,03/06/2026,9:30,60,,,x,\n"
    )
    reading = through(tmp_path, EVERYTHING, text)
    assert reading.table["hours"].to_list() == [3.0, 1.0]
    (complaint,) = reading.reports[0].complaints
    assert (complaint.rule, complaint.lines, complaint.example) == ("not_a_duration", (3,), "all day")


def test_one_mapping_builds_on_another(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(EVERYTHING, encoding="utf-8")
    mapping = 'extends = "base.toml"\n[columns]\nactivity = "Invoice"\nhours = "Gross"\nkind = { constant = "travel" }\n'
    text = "First,Last,Day,Hour,Gross,Invoice\nAnn,Lee,03/04/2026,9:30,2,F12\n"
    table = through(tmp_path, mapping, text).table
    assert table.select("hours", "activity", "kind").rows() == [(2.0, "F12", "travel")]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("table = 'hours'", ['mapping.toml:1: table = "hours": must be one of "time", "calls", "deals", "appointments"']),
        ("", ["mapping.toml: table: is missing. Write table =", "mapping.toml: columns: is missing"]),
        ("table = 'time'\ncolums = 3", ["mapping.toml:1: columns: is missing", 'mapping.toml:2: colums = 3: no such key here. Did you mean "columns"?']),
        ("table = 'time'\ncolumns = 3", ["mapping.toml:2: columns = 3: must be a table"]),
        ("table = 'time'\n[columns]\nperson = 'a'", ['mapping.toml:2: columns = { person = "a" }: started, hours, activity must come from']),
        ("table = 'calls'\n[columns]\ntalk = 'a'", ['mapping.toml:3: columns.talk = "a": no such key here. Did you mean "talk_s"?']),
        ("table = 'calls'\n[columns]\ntalk_s = 3", ["mapping.toml:3: columns.talk_s = 3: this does not say where the column comes from"]),
        ("table = 'calls'\n[columns]\ntalk_s = { column = 'a', unit = 'm' }", ['columns.talk_s.unit = "m": must be one of "s", "min", "h", "day", "ms"']),
        ("table = 'calls'\n[columns]\nstarted = { column = 'a', zone = 'Europe/Pari' }", ['columns.started.zone = "Europe/Pari": there is no such time zone. Did you mean "Europe/Paris"?']),
        ("table = 'calls'\n[columns]\ntalk_s = { colum = 'a' }", ['columns.talk_s.colum = "a": no such key here. Did you mean "column"?']),
        ("table = 'calls'\n[columns]\nperson = 'a'\n[headings]\na = 'b'", ['mapping.toml:5: headings.a = "b": must be a list of headings']),
        ("table = 'calls'\n[columns]\nperson = 'a'\n[references]\nperson = 'b'", ["must name a file and one of its columns"]),
        ("table = 'calls'\nrecognised_by = 'a'\n[columns]\nperson = 'a'", ["recognised_by"]),
        ("table = ", ["mapping.toml:1: this is not valid TOML"]),
    ],
)  # fmt: skip
def test_a_mapping_that_is_wrong(mapping: str, said: list[str], tmp_path: Path) -> None:
    told = problems(tmp_path, mapping)
    for words in said:
        assert any(words in one for one in told), told


def test_headings_that_the_file_does_not_have(tmp_path: Path) -> None:
    mapping = 'table = "time"\nrecognised_by = ["who"]\n[columns]\nperson = "who"\nstarted = "when"\nhours = "howlong"\nactivity = "what"\nproject = "client"\n'
    told = problems(tmp_path, mapping, "who,when,how long,what\nAnn,2026-03-02,1,x\n")
    assert [one.split(". ")[0] for one in told] == [
        "export.csv:1: howlong: the file has no such heading, which mapping.toml names",
        "export.csv:1: client: the file has no such heading, which mapping.toml names",
    ]
    assert 'Did you mean "how long"?' in told[0]


def test_a_reference_that_cannot_be_read(tmp_path: Path) -> None:
    mapping = 'table = "time"\n[columns]\nperson = "p"\nstarted = "s"\nhours = "h"\nactivity = "a"\n[references]\nactivity = { file = "list.csv", column = "name" }\n'
    text = "p,s,h,a\nAnn,2026-03-02,1,x\n"
    assert "list.csv: there is no such file" in problems(tmp_path, mapping, text)[0]
    (tmp_path / "list.csv").write_text("names\nx\n")
    assert "list.csv:1: name: the file has no such heading" in problems(tmp_path, mapping, text)[0]

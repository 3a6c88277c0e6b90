"""What the page on exports says is so: its formats, its headings, its mapping."""

import re
from pathlib import Path

import pytest

from documents.blocks import ROOT, blocks
from simulator.calibration.readers import ReadSettings, read
from simulator.calibration.readers.formats import KEYS, known_formats
from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.origins import KEYS as KEYS_OF_ORIGIN, UNITS
from simulator.calibration.readers.slots import FORMAT
from simulator.calibration.tables import SCHEMAS

PAGE = (ROOT / "docs" / "how-to" / "read-your-exports.md").read_text(encoding="utf-8")
OWN = ("time log", "call log", "list of deals", "list of appointments")


def test_every_format_is_listed_with_what_is_known_of_it() -> None:
    listed = dict(re.findall(r"^\| ([^|`]+) \| `--(\w+)` \|", PAGE, re.MULTILINE))
    known = {form.name: form.table for form in known_formats()}
    assert listed == {**known, FORMAT: "time"}
    sure = dict(re.findall(r"^\| ([^|`]+) \| `--\w+` \| (\w+)", PAGE, re.MULTILINE))
    assert {name: sure[name] for name in known if name not in OWN} == {
        form.name: form.status for form in known_formats() if form.name not in OWN
    }


def test_our_own_headings_are_read() -> None:
    rows = re.findall(r"^\| (hours|calls|deals|appointments) \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 4
    for (_, cells), name in zip(rows, OWN, strict=True):
        (form,) = (one for one in known_formats() if one.name == name)
        known = {plain(alias) for head in form.wanted() for alias in (head, *form.headings.get(head, ()))}
        told = re.findall(r"`([\w ]+)`", cells)
        assert {plain(one) for one in told} <= known
        assert set(SCHEMAS[form.table]) - {"file", "line"} <= set(told)
        assert {plain(one) for one in form.recognised_by} <= {
            plain(one) for one in re.findall(r"`([\w ]+)`\\\*", cells)
        }


def test_french_headings_are_read() -> None:
    told = re.search(r"French headings do as well: (.+?)\.", PAGE, re.DOTALL)
    assert told is not None
    known = {
        plain(alias)
        for form in known_formats()
        if form.name in OWN
        for head in form.wanted()
        for alias in form.headings.get(head, ())
    }
    assert {plain(word) for word in re.split(r"[,;]", told[1])} <= known


def test_the_mapping_of_the_page_reads_the_file_of_the_page(tmp_path: Path) -> None:
    for block in blocks(PAGE):
        if block.file is not None:
            (tmp_path / block.file).write_text(block.body.split("\n", 1)[1], encoding="utf-8")
    settings = ReadSettings(mappings=(tmp_path / "dialler.toml",))
    reading = read("calls", [tmp_path / "dialler.csv"], settings)
    told = reading.table.select(
        "person", "contact", "attempt", "talk_s", "ring_s", "answered", "success"
    ).rows()
    assert told == [
        ("Zoé", "4411", 1, 0.0, 14.0, False, False),
        ("Zoé", "4412", 1, 95.0, 6.0, True, False),
        ("Zoé", "4411", 2, 242.0, 9.0, True, True),
    ]
    assert str(reading.table["started"][0]) == "2027-01-05 09:02:10"


@pytest.mark.parametrize("key", sorted({*KEYS, *KEYS_OF_ORIGIN, *UNITS} - {"columns"}))
def test_every_key_of_a_mapping_is_explained(key: str) -> None:
    assert re.search(rf"[`{{\[, ]{key}[`\]\" =]", PAGE), key


@pytest.mark.parametrize(
    "mapping", sorted((ROOT / "scenarios" / "mappings").glob("*.toml")), ids=lambda one: one.stem
)
def test_mappings_that_are_shipped_are_listed(mapping: Path) -> None:
    assert f"mappings/{mapping.name}" in (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")

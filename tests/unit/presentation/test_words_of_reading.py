"""What is said of a file that was read: in one language, in the singular and in the plural."""

from pathlib import Path

import pytest

from simulator.calibration.readers import Complaint, Reading, read
from simulator.presentation.labels import Words
from simulator.presentation.labels.problems import phrase_in
from simulator.presentation.update import list_lines

HEADINGS = "platform;delivered;validated;price;held;outcome\n"
GOOD, BAD = "P;05/01/2027;oui;150;oui;devis\n", "P;33/01/2027;oui;150;oui;devis\n"


def reading(folder: Path, *rows: str) -> Reading:
    file = folder / "list.csv"
    file.write_text(HEADINGS + "".join(rows), encoding="utf-8")
    return read("appointments", [file])


def said(reading: Reading, language: str) -> list[str]:
    lines = list(list_lines(reading.reports[0], Words(language, "EUR")))
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


@pytest.mark.parametrize(
    ("rows", "french", "english"),
    [
        ((GOOD, BAD), "1 ligne lue sur 2 / ligne 3 / laissée", "1 of 2 rows read / line 3 / left out"),
        (
            (GOOD, GOOD, BAD, BAD),
            "2 lignes lues sur 4 / lignes 4, 5 / laissées",
            "2 of 4 rows read / lines 4, 5 / left out",
        ),
    ],
)
def test_a_list_in_both_languages(tmp_path: Path, rows: tuple[str, ...], french: str, english: str) -> None:
    read_rows = reading(tmp_path, *rows)
    for language, parts, name in (
        ("fr", french, "(liste de rendez-vous) : "),
        ("en", english, "(list of appointments): "),
    ):
        first, second = said(read_rows, language)
        count, lines, end = parts.split(" / ")
        assert first.endswith(name + count)
        assert f", {lines} (" in second
        assert end in second


@pytest.mark.parametrize("rule", ["superseded", "repeated"])
def test_rows_left_out_as_another_file_tells_them_are_said(rule: str) -> None:
    phrase = Complaint(rule, "", (2,), "", refused=True).said
    assert phrase_in(phrase, "fr") != phrase

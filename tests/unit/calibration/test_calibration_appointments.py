"""A list of appointments counted as a platform's results."""

from datetime import date
from pathlib import Path

import pytest

from simulator.calibration.readers import read
from simulator.calibration.results import Results, with_appointments
from simulator.calibration.results.model import PlatformResults
from simulator.calibration.results.rules import check_results
from simulator.errors import InputError
from simulator.scenario import Scenario, load
from simulator.scenario.document import Document

ROOT = Path(__file__).resolve().parents[3]
LIST = """platform;delivered;validated;price;held;outcome
Plateforme;05/01/2027;oui;150;oui;devis
phoning;07/01/2027;non;;;
Plateforme;13/01/2027;oui;140;non;
Plateforme;19/01/2027;oui;160;oui;signé
Plateforme;26/01/2027;oui;150;oui;perdu
Plateforme;28/01/2027;;;;
Plateforme;20/03/2027;oui;150;oui;devis
"""


@pytest.fixture(scope="module")
def pilot() -> Scenario:
    return load(ROOT / "scenarios/pilot.toml")


def counted(folder: Path, scenario: Scenario, results: Results, text: str = LIST) -> Results:
    file = folder / "list.csv"
    file.write_text(text, encoding="utf-8")
    return with_appointments(results, read("appointments", [file]).table, scenario)


def test_rows_are_counted_until_the_last_day(tmp_path, pilot) -> None:
    found = counted(tmp_path, pilot, Results(weeks=4, until=date(2027, 1, 31)))
    section = found.platforms["phoning"]
    assert section.model_dump(exclude_none=True) == {
        "delivered": 6, "accepted": 4, "refused": 1, "held": 3, "missed": 1, "quoted": 2, "signed": 1, "price": 150.0,
    }  # fmt: skip
    assert list(check_results(found, pilot, Document({}, "list.csv"))) == []
    assert counted(tmp_path, pilot, Results(weeks=13)).platforms["phoning"].delivered == 7


def test_a_mean_price_is_in_cents(tmp_path, pilot) -> None:
    found = counted(
        tmp_path, pilot, Results(weeks=13), LIST.replace("oui;160", "oui;150,50").replace("140", "150")
    )
    assert found.platforms["phoning"].price == 150.1


def test_what_the_results_file_says_stands(tmp_path, pilot) -> None:
    own = Results(
        weeks=4, until=date(2027, 1, 31), platforms={"phoning": PlatformResults(price=135, values=(5_000,))}
    )
    section = counted(tmp_path, pilot, own).platforms["phoning"]
    assert (section.price, section.values, section.delivered) == (135, (5_000,), 6)


def test_where_an_appointment_signs_at_once_losses_are_settled(tmp_path) -> None:
    scenario = load(ROOT / "scenarios/table.toml")
    (name,) = scenario.platforms
    rows = LIST.replace("Plateforme", name).replace("phoning", name)
    section = counted(tmp_path, scenario, Results(weeks=13), rows).platforms[name]
    assert (section.signed, section.lost, section.quoted) == (1, 1, None)


def test_what_the_list_never_says_is_not_known(tmp_path, pilot) -> None:
    bare = "platform;delivered\nPlateforme;05/01/2027\nPlateforme;25/01/2027\n"
    section = counted(tmp_path, pilot, Results(weeks=13), bare).platforms["phoning"]
    assert section.model_dump(exclude_none=True) == {"delivered": 2}


def test_another_platform_is_refused_with_its_line(tmp_path, pilot) -> None:
    with pytest.raises(InputError) as caught:
        counted(tmp_path, pilot, Results(weeks=13), LIST.replace("phoning", "phonning"))
    (problem,) = caught.value.problems
    assert problem.file.endswith("list.csv:3")
    assert problem.remedy == 'Did you mean "phoning"?'

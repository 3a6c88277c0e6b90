"""A fit in words, tables and pictures, in both languages."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from rich.console import Console

from simulator.calibration.estimators import fit_values
from simulator.calibration.readers import Complaint, Note, ReadReport, Similar
from simulator.fitted import Check, FitFindings
from simulator.presentation.figures.fit import FIGURES, fit_bytes
from simulator.presentation.fit import finding, show_fit, to_fit
from simulator.presentation.labels import Words
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.fit import fitted
from support import exports

START = exports.MONDAY.date()
CHECKS = (
    Check(
        "attempts",
        "calls",
        "count",
        458.9,
        451.3,
        407.0,
        494.1,
        covered=True,
        gap=0.017,
        weeks=12,
        start=START,
    ),
    Check("wins", "", "count", 9.0, 4.5, 3.2, 6.0, covered=False, gap=1.0, weeks=12, start=START),
    Check(
        "revenue",
        "",
        "money",
        36_000.0,
        17_000.0,
        11_000.0,
        24_000.0,
        covered=False,
        gap=1.12,
        weeks=12,
        start=START,
    ),
)
REPORTS = (
    ReadReport(
        "crm.csv",
        "deals",
        "HubSpot",
        "verified",
        216,
        214,
        complaints=(Complaint("not_a_date", "Close Date", (7, 9), "soon", refused=True),),
        notes=(Note("encoding", {"encoding": "Windows-1252"}),),
        similar=(Similar("product", "GTXPro", "GTX Pro", 12, "products.csv"),),
    ),
)


@pytest.fixture(scope="module")
def findings(tmp_path_factory) -> FitFindings:
    words = Words("fr", "EUR")
    tables = {
        "time": exports.time_log(),
        "calls": exports.call_log(),
        "deals": exports.deals(),
        "appointments": exports.appointments(),
    }
    team = fitted(tables, words)
    file: Path = tmp_path_factory.mktemp("fit") / "team.toml"
    file.write_text(team.text(words), encoding="utf-8")
    return team.findings(load(file), REPORTS, CHECKS, Settings(rows=600, scenario_name="team.toml"))


def shown(findings: FitFindings, language: str, width: int = 100) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, no_color=True)
    show_fit(findings, console, Words(language, "EUR"), Path("team-fit"))
    return " ".join(
        stream.getvalue().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split()
    )


def test_a_manager_reads_what_the_files_say(findings) -> None:
    text = shown(findings, "fr")
    for said in (
        "Scénario écrit : team.toml.",
        "ne redonne pas : 2 sur 3.",
        "Affaires signées par semaine : 9,00 observé, de 3,20 à 6,00 simulé ; l’observé s’écarte de +100 %",
        "Exportez à part la période qui vaut encore, ou corrigez activities.deal.success.",
        "Cela suit de l’écart sur « Affaires signées par semaine » et se règle avec lui.",
        "Relevé de temps : 1 260 heures de 3 personnes, 7,0 par jour travaillé (180 jours en tout).",
        "29 % des heures ne sont facturées à personne.",
        "ces 165,5 h ne comptent qu’une fois",
        "elles comptent comme ouvertes, non comme perdues",
        "Phone House : 60 rendez-vous livrés",
        "« GTXPro » (12 lignes) s’écrit « GTX Pro » dans products.csv.",
        "crm.csv : HubSpot (en-têtes vérifiés), 216 lignes, gardées : 214, écartées : 2.",
        "7, 9",
        "aucun fichier ne le dit :",
    ):
        assert said in text, text


def test_english_says_the_same(findings) -> None:
    text = shown(findings, "en")
    for said in (
        "does not reproduce: 2 of 3.",
        "29% of the hours are billed to nobody.",
        'no public holiday is kept; "FR" keeps those of France: Country of the public holidays: none.',
        "GTXPro (12 rows) is spelt GTX Pro in products.csv.",
        "Gross yearly salary (Commerciaux): €34,865 to €41,920",
    ):
        assert said in text, text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [60, 100])
def test_no_message_lacks_a_field(findings, language, width) -> None:
    assert "?" not in shown(findings, language, width)


def test_the_answer_alone(findings) -> None:
    words = Words("en", "EUR")
    assert finding(replace(findings, checks=CHECKS[:1]), words)[1:] == [
        "Simulated over the observed weeks, the scenario reproduces all that was observed (quantities: 1, each within 19 simulations out of 20)."
    ]
    assert finding(replace(findings, rows=0), words)[1].startswith("Nothing was simulated")
    assert len(finding(findings, words)) == 4


def test_pictures_are_drawn_and_the_same_again(findings) -> None:
    words = Words("fr", "EUR")
    drawn = fit_bytes(findings, words)
    assert {name.split(".")[0] for name in drawn} == FIGURES.keys() - {"fatigue"}
    assert all(content[:4] == b"\x89PNG" for name, content in drawn.items() if name.endswith("png"))
    assert fit_bytes(findings, words) == drawn


@pytest.mark.parametrize(
    ("low", "high"), [(800, 1_200), (900, 7_000), (900, 12_000), (20, 90_000)], ids="{}".format
)
def test_an_axis_is_marked_by_numbers_as_the_reader_writes_them(findings, low, high) -> None:
    """Two marks at least, and no formula, however little or much the values span."""
    worth = fit_values(np.geomspace(low, high, 40))
    deals = replace(findings.deals, values=worth)
    figure = FIGURES["values"](replace(findings, deals=deals), Words("en", "EUR"))
    FigureCanvasAgg(figure).draw()
    (axes,) = figure.axes
    left, right = axes.get_xlim()
    ticks = [*axes.xaxis.get_major_ticks(), *axes.xaxis.get_minor_ticks()]
    marks = [tick.label1.get_text() for tick in ticks if left <= tick.get_loc() <= right]
    assert sum(bool(mark) for mark in marks) >= 2
    assert not any("$" in mark for mark in marks)


def test_what_no_file_tells_is_not_drawn(findings) -> None:
    bare = replace(findings, time=None, calls=None, deals=None, checks=())
    assert fit_bytes(bare, Words("en", "EUR")) == {}


def test_the_record_has_plain_values(findings) -> None:
    content = to_fit(findings)
    assert content["double"]["hours"] == pytest.approx(165.5, abs=0.1)
    assert content["reports"][0]["complaints"][0]["lines"] == [7, 9]

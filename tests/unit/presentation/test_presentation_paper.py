"""The style of the report on paper: whatever the names, everything stands on the sheet."""

import re
from importlib import resources
from io import BytesIO

import pypdf
import pytest

from simulator.presentation.report.ink import MarkedWords
from simulator.presentation.report.places import Places

STYLE = resources.files("simulator.presentation.report") / "templates" / "report.css"
LONG = "x" * 200


def printed(body: str) -> pypdf.PdfReader:
    """Return the report's style on a body, as a PDF."""
    weasyprint = pytest.importorskip("weasyprint")
    html = f"<html><style>{STYLE.read_text(encoding='utf-8')}</style><body>{body}</body></html>"
    return pypdf.PdfReader(BytesIO(weasyprint.HTML(string=html).write_pdf()))


def beside_the_sheet(page: pypdf.PageObject) -> list[str]:
    """Texts that start beside the page, as those of a card pushed off it by a wide neighbour do."""
    found: list[str] = []

    def look(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        if text.strip() and not 0.0 <= x <= float(page.mediabox.width):
            found.append(text)

    page.extract_text(visitor_text=look)
    return found


def test_an_option_of_a_command_stays_on_one_line() -> None:
    said = MarkedWords("en", "EUR", Places({})).html("run: simulate x<y>.toml --out a--b --set k=1")
    body = said.partition(" --out")[0]
    assert "&lt;y&gt;" in body
    assert re.findall('<span class="whole">(.*?)</span>', said) == ["--out", "--set"]
    lines = (
        printed(f'<p style="width: 9em">To weigh it: xxxx <code>{said}</code></p>').pages[0].extract_text()
    )
    assert {"--out", "--set"} <= set(lines.split())


def test_a_percentage_stays_on_one_line() -> None:
    words = MarkedWords("fr", "EUR", Places({}))
    said = words.html(f"P10 {words.percent(0.0123, 2)} – {words.percent(0.01, 2)}")
    for width in range(30, 120, 5):
        cell = f'<table style="width: {width / 10}em; table-layout: fixed"><tr><td><span>{said}</span></td></tr></table>'
        lines = printed(cell).pages[0].extract_text().splitlines()
        assert not [line for line in lines if line.strip().startswith("%")]


def test_both_columns_of_a_list_start_level() -> None:
    tops: list[int] = []

    def look(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if "one" in text:
            tops.append(round(tm[5] * cm[3] + cm[5]))

    page = printed(f'<div class="distrust"><ul>{"<li>one</li>" * 4}</ul></div>').pages[0]
    page.extract_text(visitor_text=look)
    assert tops[0] == tops[2]


@pytest.mark.parametrize("name", [LONG, "_".join(["fifty"] * 40)])
@pytest.mark.parametrize(
    "body",
    [
        (
            '<div class="plates"><div class="row of-2"><figure class="plate"><h3>Beyond, “<bdi>{name}</bdi>”</h3></figure>'
            '<figure class="plate"><h3>What drives the difference</h3></figure></div></div>'
        ),
        '<ul class="cards of-5">{0}{0}{0}{0}{0}</ul>'.format("<li><p>Odds of <bdi>{name}</bdi></p></li>"),
        '<ul class="odds">{0}{0}</ul>'.format("<li>Odds of <bdi>{name}</bdi></li>"),
    ],
)
def test_an_endless_name_pushes_nothing_off_the_sheet(body: str, name: str) -> None:
    assert not [
        text for page in printed(body.replace("{name}", name)).pages for text in beside_the_sheet(page)
    ]

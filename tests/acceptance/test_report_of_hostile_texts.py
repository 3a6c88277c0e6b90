"""A scenario whose texts are markup, scripts, formulas and endless names: in what is sent to others they are texts."""

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
import pptx
import pypdf
import pytest

from acceptance.running import PILOT, simulate
from support.browser import VIEWS, browser, looked_at
from support.hostile import TEXTS, hostile
from support.once import made_once

FEW = ("--workers", "1", "--quiet")
#: What a name of 200 characters is cut to on a slide.
ROOM = 40


class Tags(HTMLParser):
    """Names of the elements and attributes of a page, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += " ".join(value or "" for name, value in attrs if name in ("href", "src"))


def planted(folder: Path) -> None:
    """Run the scenario on few rows, its trial and its hours beside."""
    (folder / "hostile.toml").write_text(hostile(Path(PILOT)), encoding="utf-8")
    for words, rows in ((["trial"], "40"), (["hours"], "40"), ([], "60")):
        name = "-".join(["run", *words])
        done = simulate(folder, *words, "hostile.toml", "--replications", rows, "--out", name, *FEW)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "hostile-report", planted) / "run"


def test_the_page_holds_and_runs_nothing(run: Path) -> None:
    page = run / "report.html"
    html = page.read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(html)
    assert not {"script", "svg", "iframe", "object", "form"} & tags.names
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert "javascript:" not in tags.addresses
    with browser() as started:
        for view in VIEWS:
            assert not any(wrong := vars(looked_at(started, page, view)).values()), (view, list(wrong))
        tab = started.new_page()
        tab.goto(page.as_uri())
        text = tab.evaluate("document.body.textContent")
    for one in TEXTS:
        shown = "".join(
            " " if c in "\n\t" else c
            for c in one
            if not "\ue000" <= c <= "\uf8ff" and c not in "\u202e\u202c"
        )
        assert shown in text, one


def test_the_workbook_holds_texts_and_no_formula(run: Path) -> None:
    cells = [
        cell
        for page in openpyxl.load_workbook(run / "workbook.xlsx")
        for row in page.iter_rows()
        for cell in row
    ]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = " ".join(str(cell.value) for cell in cells if cell.data_type == "s")
    for one in TEXTS:
        if one.startswith(("=", "+", "-", "@", "<")):
            assert one in texts, one


def test_the_slides_are_six_and_their_texts_are_short(run: Path) -> None:
    done = simulate(run.parent, "report", "run", "--format", "pptx")
    assert done.returncode == 0, done.stderr
    deck = pptx.Presentation(str(run / "report.pptx"))
    assert len(deck.slides) == 6
    for slide in deck.slides:
        assert slide.has_notes_slide
        for shape in slide.shapes:
            assert not shape.click_action.hyperlink.address
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            if shape.has_text_frame and shape != slide.shapes.title:
                longest = max(map(len, shape.text_frame.text.split()), default=0)
                assert longest <= ROOM


def test_the_pdf_is_tagged_and_asks_for_nothing(run: Path) -> None:
    done = simulate(run.parent, "report", "run", "--format", "pdf")
    if "Pango" in done.stderr:
        pytest.skip("WeasyPrint lacks Pango: sh tools/browser.sh installs it")
    assert done.returncode == 0, done.stderr
    pdf = pypdf.PdfReader(BytesIO((run / "report.pdf").read_bytes()))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "fr"
    told = (
        [mark.title for mark in pdf.outline[1] if not isinstance(mark, list)]
        if isinstance(pdf.outline[1], list)
        else []
    )
    assert {
        "Le verdict",
        "Cinq chiffres",
        "Les hypothèses",
        "La méthode en dix lignes",
    } <= set(told)
    assert {"Quatre images", "Cinq images"} & set(told)  # few rows may place no driver
    assert not [note for page in pdf.pages for note in page.get("/Annots") or []]

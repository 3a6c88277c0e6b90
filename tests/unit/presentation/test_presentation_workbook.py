"""`workbook.xlsx` read back by another library: real numbers equal to the summary's, texts that stay texts."""

import json
import math
from dataclasses import replace
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from simulator.findings import Findings
from simulator.outcomes import Weekly
from simulator.presentation.labels import Words
from simulator.presentation.summary import to_summary
from simulator.presentation.workbook import sheets_of, workbook_bytes
from simulator.presentation.workbook.cells import LONGEST, Figure, drawn, estimate, exact, inert
from simulator.presentation.workbook.formats import number_pattern
from simulator.statistics import Estimate
from unit.presentation.made_up import made_up
from unit.presentation.made_up_weekly import weekly

EN, FR = Words("en", "EUR"), Words("fr", "EUR")
AWKWARD = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted", "_x0041_", "a" * 200, "🙂 équipe 👩🏽‍💼", "فريق المبيعات", "צוות", '<b>&amp;"',
)  # fmt: skip


def book(findings: Findings, words: Words = EN, bands: Weekly | None = None) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook_bytes(findings, bands or weekly(), words)))


@cache
def plain_book() -> Workbook:
    return book(made_up())


def numbers_in(record: object) -> set[float]:
    """Every number of a JSON document."""
    if isinstance(record, dict):
        return {number for part in record.values() for number in numbers_in(part)}
    if isinstance(record, list):
        return {number for part in record for number in numbers_in(part)}
    return {float(record)} if isinstance(record, int | float) and not isinstance(record, bool) else set()


def line_of(page: Worksheet, label: str, column: int = 2) -> list[object]:
    """Values of the row whose cell in a column is the label."""
    return next([c.value for c in row] for row in page.iter_rows() if row[column - 1].value == label)


def test_the_sheets_in_both_languages() -> None:
    english, french = plain_book().sheetnames, book(made_up(), FR).sheetnames
    assert english == [
        "Mixes", "Comparisons", "Channels", "Hours", "Costs", "Weekly", "Weekly charts", "Assumptions", "Provenance",
    ]  # fmt: skip
    assert french[0] == "Options"
    assert len(french) == len(english)
    for name in (*english, *french):
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")


def test_nothing_is_compared_with_a_single_mix() -> None:
    alone = replace(made_up(), mixes={"internal": made_up().mixes["internal"]}, comparisons={}, decision=None)
    assert "Comparisons" not in book(alone, bands=weekly(mixes=("internal",))).sheetnames


def test_every_number_is_one_of_the_summary() -> None:
    findings = made_up()
    known = numbers_in(json.loads(json.dumps(to_summary(findings))))
    derived = {"Share of hours", "Share of cost"}
    seen, read = 0, book(findings)
    for sheet in sheets_of(findings, weekly(), EN):
        if sheet.charts:
            continue
        page, shares = read[sheet.name], [k for k, c in enumerate(sheet.columns) if c.name in derived]
        for row in page.iter_rows(min_row=sheet.head + 1):
            for place, cell in enumerate(row):
                if isinstance(cell.value, int | float) and place not in shares:
                    assert cell.value in known, (sheet.name, cell.coordinate)
                    seen += 1
    assert seen > 400


def test_figures_stand_where_they_belong() -> None:
    findings = made_up()
    read, pilot = book(findings), findings.mixes["pilot"]
    assert line_of(read["Mixes"], "Real hourly value")[8:13] == [
        getattr(pilot.hourly_value, name) for name in ("mean", "se", "p5", "p50", "p95")
    ]
    assert line_of(read["Mixes"], "Worst tenth, per hour (CVaR)")[8:10] == [
        pilot.cvar10.value,
        pilot.cvar10.se,
    ]
    gain = line_of(read["Comparisons"], "Difference in net", 3)
    assert gain[4] == findings.comparisons["pilot"].difference.net.mean
    assert (
        line_of(read["Comparisons"], "What knowing everything before choosing would be worth, at most", 3)[4]
        == 640.0
    )
    assert line_of(read["Costs"], "Platform’s invoices", 1)[3] == pilot.cost_by_category["platform"]
    assert line_of(read["Hours"], "Travel")[6] == pilot.hours_by_kind["travel"]
    platform = line_of(read["Channels"], "Teleprospecting platform")
    assert platform[2] == pilot.channels["phoning"].hours.mean
    assert platform[8] == pilot.channels["phoning"].hourly_value.value


def test_a_total_stands_below_the_channels_of_each_mix() -> None:
    findings = made_up()
    totals = [row for row in book(findings)["Channels"].iter_rows(values_only=True) if row[1] == "Total"]
    assert [row[2] for row in totals] == [mix.hours.mean for mix in findings.mixes.values()]
    assert [row[4] for row in totals] == [mix.cost.mean for mix in findings.mixes.values()]


def test_assumptions_have_range_grade_and_source() -> None:
    page = plain_book()["Assumptions"]
    price = line_of(page, "Price of a validated appointment (Teleprospecting platform)", 1)
    assert price[1] == "Belief"
    assert price[2:7] == [
        "lowest €90, likeliest €140, highest €220",
        112,
        144,
        181,
        "€",
    ]
    assert price[8:10] == ["published without sample", "a claim (published without sample)"]
    hours = line_of(page, "Hours each time: Contact (visible) (call)", 1)
    assert hours[7] == 0.8
    success = line_of(page, "Success rate (call)", 1)
    assert success[10:13] == [0.2, -4.0, 20.0]
    assert line_of(page, "Headcount (Commerciaux)", 1)[3] == 3
    assert line_of(page, "Headcount (Commerciaux), under “Three-month trial” only", 1)[3] == 2


@pytest.mark.parametrize(
    ("figure", "pattern"),
    [
        (Figure(1.0, "money", 2), '"€"#,##0.00'),
        (Figure(1.0, "money/hour", 1), '"€"#,##0.0'),
        (Figure(1.0, "hours", 0), '#,##0" h"'),
        (Figure(0.5, "probability", 1), "0.0%"),
        (Figure(0.5, "share", 0), "0%"),
        (Figure(7.0, "days", 0), "#,##0"),
    ],
)
def test_units_are_in_the_formats(figure: Figure, pattern: str) -> None:
    assert number_pattern(figure, EN) == pattern


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        (FR, '#,##0.0" €"'),
        (Words("en", "GBP"), '"£"#,##0.0'),
        (Words("en", "CHF"), '"CHF "#,##0.0'),
        (Words("fr", "CHF"), '#,##0.0" CHF"'),
    ],
)
def test_a_currency_stands_where_the_language_has_it(words: Words, pattern: str) -> None:
    assert number_pattern(Figure(1.0, "money", 1), words) == pattern


def test_formats_reach_the_cells() -> None:
    page = book(made_up(), FR)["Options"]
    cells = {row[1].value: row[3] for row in page.iter_rows()}
    assert cells["Valeur horaire réelle"].number_format == '#,##0.00" €"'
    assert cells["Heures travaillées"].number_format == '#,##0" h"'
    assert cells["Risque d’être sous 45\N{NO-BREAK SPACE}€ de l’heure"].number_format.endswith("%")


def test_decimals_follow_the_error() -> None:
    value, error = estimate(12.3456, 0.31, "money/hour")
    assert (value.digits, error.digits) == (2, 2)
    assert estimate(12.3456, 4.1, "money/hour")[0].digits == 0
    assert estimate(65_371.2, 320.0, "money")[0].digits == 0
    assert estimate(0.6912, 0.005, "probability")[0].digits == 1
    assert exact(0.0155, "money").digits == 4
    assert exact(0.015, "probability").digits == 1
    assert drawn(0.0335, "hours").digits == 4


def test_what_is_undefined_is_blank() -> None:
    findings = made_up()
    pilot = replace(findings.mixes["pilot"], cvar10=Estimate(math.nan, math.inf), chance_below_target=None)
    read = book(replace(findings, mixes={**findings.mixes, "pilot": pilot}))
    assert line_of(read["Mixes"], "Worst tenth, per hour (CVaR)")[8:13] == [None] * 5
    assert line_of(read["Mixes"], "Chance below €45 an hour")[8] is None


def test_headings_stay_in_sight_and_are_wide_enough() -> None:
    read = plain_book()
    frozen = {page.title: page.freeze_panes for page in read if page.title != "Weekly charts"}
    assert frozen["Mixes"] == "C5"
    assert frozen["Costs"] == "B5"
    assert frozen["Provenance"] == "B4"
    assert all(frozen.values())
    for page in read:
        if page.title != "Weekly charts":
            assert page.auto_filter.ref
            assert all(page.column_dimensions[name].width >= 8 for name in ("A", "B"))


def test_charts_point_to_the_bands() -> None:
    findings, bands = made_up(), weekly()
    read = book(findings)
    page, charts = read["Weekly"], read["Weekly charts"]._charts
    assert len(charts) == 1 + len(findings.mixes)
    medians, *fans = charts
    assert [len(chart.series) for chart in charts] == [2, 5, 5]
    for chart, mix in zip(fans, bands, strict=True):
        for series, band in zip(chart.series, ("p95", "p75", "p50", "p25", "p5"), strict=True):
            values = [cell.value for (cell,) in page[series.val.numRef.f.split("!")[1].replace("$", "")]]
            assert values == pytest.approx(bands[mix]["cumulated_net"][band].tolist(), rel=1e-15)
    called = page[medians.series[1].tx.strRef.f.split("!")[1].replace("$", "")].value
    assert called == "Three-month trial"


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_names_stay_texts(text: str) -> None:
    findings = replace(
        made_up(),
        title=text,
        labels={**made_up().labels, "mixes.pilot": text, "channels.calls": text, "profiles.rep": text},
        assumptions=tuple(replace(one, source=text) for one in made_up().assumptions),
    )
    read = book(findings, bands=weekly(3))
    found = {cell.value for page in read for row in page.iter_rows() for cell in row if cell.data_type == "s"}
    assert text in found
    assert not any(cell.data_type == "f" for page in read for row in page.iter_rows() for cell in row)
    quoted = [row[0] for row in read["Channels"].iter_rows(min_row=4) if row[0].value == text]
    assert quoted
    assert all(cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t", "'")) for cell in quoted)


def test_what_xml_forbids_is_taken_away() -> None:
    findings = replace(made_up(), labels={**made_up().labels, "mixes.pilot": "a\x00b\x1b[31m\ud800\uffffc"})
    assert line_of(book(findings, bands=weekly(3))["Channels"], "ab[31mc", 1)


@given(st.text(st.characters()))
def test_any_text_is_a_legal_cell(text: str) -> None:
    clean = inert(text)
    escaped = clean.replace("&", "&amp;").replace("<", "&lt;")
    ElementTree.fromstring(f"<t>{escaped}</t>")  # noqa: S314 - our own text
    assert inert(clean) == clean


def test_a_text_longer_than_a_cell_is_cut() -> None:
    clean = inert("👩" * LONGEST)
    assert len(clean.encode("utf-16-le")) // 2 <= LONGEST
    assert clean.endswith("👩…")
    assert inert("a" * LONGEST) == "a" * LONGEST


def test_the_same_findings_give_the_same_bytes() -> None:
    assert workbook_bytes(made_up(), weekly(), EN) == workbook_bytes(made_up(), weekly(), EN)


def test_many_weeks_and_many_mixes() -> None:
    findings = made_up()
    many = {f"mix {k}": findings.mixes["internal"] for k in range(20)}
    read = book(replace(findings, mixes=many), bands=weekly(1560, tuple(many)[:1]))
    assert read["Mixes"].max_column == 3 + 5 * 20
    assert read["Weekly"].max_row == 4 + 1560

"""The report of the pilot, as every run writes it: read in a browser, on paper, and number by number."""

import math
import re
import shutil
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from acceptance.running import PILOT, simulate
from support.browser import VIEWS, browser, looked_at, printed
from support.once import made_once
from support.shown import DONE, Files, figure, page_of

#: Two-sided 95 % quantile of the normal law, as the report rounds it.
Z95 = 1.96
LANGUAGES = ("fr", "en")
#: Digits in the page's own words: quantiles, the worst tenth, the keys of a belief in an example.
OWN_DIGITS = r"P(5|10|25|50|75|90|95)\b|\b(10|95) ?%|SHA-256|p10 = 0\.3|p90 = 0\.6|cv = 0\.5"


def pilot(folder: Path) -> None:
    """Run the pilot, its trial and its hours on few rows; the report as the run wrote it, and told again in English."""
    for words, rows in ((["trial", "--no-report"], "60"), (["hours", "--no-report"], "60"), ([], "400")):
        name = "-".join(["run", *words[:1]])
        done = simulate(folder, *words, PILOT, "--replications", rows, "--workers", "1", "--out", name)
        assert done.returncode == 0, done.stderr
    shutil.copy(folder / "run" / "report.html", folder / "fr.html")
    done = simulate(folder, "report", "run", "--lang", "en", "--out", "en.html")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "pilot-report", pilot) / "run"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_it_in_a_browser(run: Path, language: str) -> None:
    page = run.with_name(f"{language}.html")
    with browser() as started:
        for view in VIEWS:
            assert not any(wrong := vars(looked_at(started, page, view)).values()), (view, list(wrong))
        assert len(pypdf.PdfReader(BytesIO(printed(started, page))).pages) in (3, 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_pdf_of_three_or_four_pages_too(run: Path, language: str) -> None:
    pytest.importorskip("weasyprint")
    name = f"{language}.pdf"
    done = simulate(run.parent, "report", "run", "--lang", language, "--format", "pdf", "--out", name)
    assert done.returncode == 0, done.stderr
    read = pypdf.PdfReader(run.with_name(name))
    assert len(read.pages) in (3, 4)
    assert len(read.outline) > 0


def test_a_run_shows_the_worth_of_the_trial_and_of_the_last_hours(tmp_path: Path) -> None:
    done = simulate(tmp_path, PILOT, "--replications", "1000", "--out", "run", "--lang", "en", "--quiet")
    assert done.returncode == 0, done.stderr
    page = page_of((tmp_path / "run" / "report.html").read_text(encoding="utf-8"))
    files = Files(tmp_path / "run")
    from_files = {one.file for one in page.numbers}
    assert {"trial.json", "hours.json"} <= from_files
    assert [one["weeks"] for one in files.trial["lengths"]] == [6, 13]
    cards = (tmp_path / "run" / "report.html").read_text(encoding="utf-8").count('<li id="card-')
    assert cards == 5
    assert sum(one.file == "hours.json" for one in page.numbers) >= 2 * len(files.hours["uses"]) // 3
    assert {"trial.svg", "trial.png"} <= {file.name for file in (tmp_path / "run" / "figures").iterdir()}


def test_a_browser_sees_what_is_wrong(tmp_path: Path) -> None:
    """The checks above can fail: each fault of this page is seen."""
    page = tmp_path / "wrong.html"
    page.write_text(
        '<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1><img src="gone.png" alt="gone">'
        '<p style="width: 2000px">wide</p><p style="color: #ddd; background: #fff">pale</p>'
        "<script>console.error('said')</script></main></body></html>",
        encoding="utf-8",
    )
    with browser() as started:
        seen = looked_at(started, page, "phone")
    assert "said" in seen.said
    assert [Path(url).name for url in seen.asked_for] == ["gone.png"]
    assert seen.broken == ["gone"]
    assert any("wide" in one for one in seen.clipped)
    assert {one.partition(":")[0] for one in seen.inaccessible} >= {"color-contrast", "html-has-lang"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_that_of_a_file_after_rounding(run: Path, language: str) -> None:
    page, files = page_of(run.with_name(f"{language}.html").read_text(encoding="utf-8")), Files(run)
    assert len(page.numbers) > 400
    worked_out = [*derived(files.summary), *reached(files.trial)]
    for one in page.numbers:
        assert abs(figure(one.text, language) - one.value) <= 0.5000001 * 10.0**-one.digits, one
        if one.file:
            times, plus = DONE[one.operation]
            found = times * files.at(one.file, one.pointer) + plus
            assert one.value == pytest.approx(found, rel=1e-11, abs=1e-12), one
        else:
            assert any(one.value == pytest.approx(known, rel=1e-9) for known in worked_out), one
    from_summary = sum(one.file == "summary.json" for one in page.numbers)
    assert from_summary > len(page.numbers) / 2


def written_by_others(summary: dict) -> set[str]:
    """Texts of the scenario and of publications, and what made the run."""
    made, texts = summary["provenance"], [one["source"] for one in summary["assumptions"]]
    texts += [
        str(said) for one in summary["advice"] for said in one["params"].values() if isinstance(said, str)
    ]
    return {text for text in (*texts, made["scenario_sha256"][:12], made["version"]) if len(text) > 4}


def derived(summary: dict) -> list[float]:
    """What the report works out from several numbers of the summary: half-widths and bounds in %, shares, prices, counts."""
    evpi = summary["decision"]["evpi"]
    found: list[float] = [max(evpi["value"], 0.0) + 2.0 * evpi["se"]]
    for share in estimates(summary):
        reach = Z95 * share["se"]
        found += [100.0 * reach]
        for bound in (share["value"] - reach, share["value"] + reach):
            found += [
                rounding(100.0 * scale * bound) / scale
                for scale in (1.0, 10.0)
                for rounding in (math.floor, math.ceil)
            ]
        found += [100.0 - one for one in found[-5:]]
    for mix in summary["mixes"].values():
        hours = mix["hours_by_kind"]
        found.append(100.0 * (1.0 - hours["contact"] / sum(hours.values())))
        found += [
            p["invoiced"]["mean"] / p["accepted"]["mean"]
            for p in mix["platforms"].values()
            if p["accepted"]["mean"]
        ]
    kinds = [one["kind"] for one in summary["assumptions"]]
    grades = [one["grade"] for one in summary["assumptions"] if one["kind"] == "belief"]
    found += [
        kinds.count("constant") + kinds.count("setting"),
        kinds.count("constant"),
        kinds.count("setting"),
    ]
    return [*found, *map(grades.count, set(grades))]


def reached(trial: dict) -> list[float]:
    """Ends of the intervals of what a trial brings, and half-widths of what it leaves unweighed."""
    nets = [one["net"] for one in trial["lengths"]]
    ends = [net["value"] + side * Z95 * net["se"] for net in nets for side in (-1.0, 1.0)]
    return ends + [Z95 * one["ahead"]["se"] for one in trial.get("unweighed", ())]


def estimates(summary: dict) -> list[dict[str, float]]:
    """Every chance and share of the summary that has an error."""
    found = [*summary["ignorance_share"].values()]
    found += [
        one[name]
        for one in summary["comparisons"].values()
        for name in ("probability_better", "probability_better_on_average")
    ]
    found += [mix["chance_below_target"] for mix in summary["mixes"].values()]
    return [one for one in found if one["value"] is not None and one["se"] is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_stands_unmarked(run: Path, language: str) -> None:
    """Outside of what the scenario wrote, every digit is a number whose place in the files is known."""
    html = run.with_name(f"{language}.html").read_text(encoding="utf-8")
    html = re.sub(r"<dl>.*?</dl>", "", html, flags=re.DOTALL)
    for written in sorted(written_by_others(Files(run).summary), key=len, reverse=True):
        html = html.replace(written.replace("&", "&amp;").replace("'", "&#39;"), "")
    left = [re.sub(OWN_DIGITS, "", text.replace("\xa0", " ")) for text in page_of(html).others]
    assert [text for text in left if re.search(r"\d", text)] == []

"""Pictures: the same bytes each time, all or none, and no label can break them."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from simulator.findings import Findings
from simulator.presentation.figures import FIGURES, drawing, figure_bytes
from simulator.presentation.figures.agenda import draw_agenda
from simulator.presentation.figures.folding import wrapped
from simulator.presentation.figures.names import short_names
from simulator.presentation.figures.quiet import errors_only
from simulator.presentation.figures.style import NARROW, WIDTH, balanced, folded, look, whole
from simulator.presentation.labels import Words
from simulator.presentation.pictures import (
    REPORT,
    draw_all,
    report_page,
)
from simulator.statistics import cumulative_curve, histogram
from unit.presentation.made_up import START, account, made_up, with_third_mix
from unit.presentation.made_up_diary import diary

EN = Words("en", "EUR")


def test_draw_all_writes_each_twice(tmp_path: Path, here: Mapping[str, bytes]) -> None:
    written = draw_all(account(), tmp_path, lambda _: here)
    pictures = {p.name for p in (tmp_path / "figures").iterdir()}
    assert pictures == {f"{n}.{k}" for n in FIGURES for k in ("svg", "png")}
    assert {p.name for p in tmp_path.iterdir()} == {"figures", REPORT}
    assert all(p.stat().st_size > 5_000 for p in written)


def test_bytes_are_the_same_each_time(here: Mapping[str, bytes]) -> None:
    again = figure_bytes(made_up(), EN)
    assert again == {name: here[f"figures/{name}"] for name in again}
    assert len(again) == 2 * len(FIGURES)


def test_the_page_alone_is_that_of_the_run_and_no_png_is_drawn_for_it(
    monkeypatch: pytest.MonkeyPatch, here: Mapping[str, bytes]
) -> None:
    monkeypatch.setattr("simulator.presentation.figures.pens.Image", None)  # what writes a png
    assert report_page(account()) == here[REPORT]


def test_odd_labels(tmp_path: Path) -> None:
    odd = {"mixes.pilot": r"$\frac{ 5% $ " + "very long label " * 12, "channels.calls": "<b>&" + "x" * 90}
    found = replace(made_up(), labels={**made_up().labels, **odd})
    drawn = draw_all(account(found, "fr"), tmp_path)
    assert len(drawn) == 2 * len(FIGURES) + 1
    assert all(path.stat().st_size > 0 for path in drawn)


def test_titles_state_the_finding() -> None:
    titles = {}
    for name, draw in FIGURES.items():
        with look():
            figure = draw(made_up(), EN)
        assert figure is not None
        texts = [figure.get_suptitle(), *(axes.get_title(loc="left") for axes in figure.axes)]
        titles[name] = " ".join(" ".join(texts).replace("\xa0", " ").split())
    assert "Three-month trial reaches €45 an hour in 20% of quarters" in titles["cumulative"]
    assert "better in 63% of quarters, +€3.1 an hour on average" in titles["difference"]
    assert "one quarter in two has paid for itself by week 17" in titles["weekly"]
    assert "54% of the hours are not spent in front of a customer" in titles["hours"]


def drawn(name: str, found: Findings) -> Figure:
    with look():
        figure = FIGURES[name](found, EN)
    assert figure is not None
    return figure


def test_every_mix_has_its_weeks_on_the_same_marked_scales_and_none_its_colour_in_the_legend() -> None:
    found = with_third_mix(made_up())
    shown = replace(found, pictures={**found.pictures, "lean": found.pictures["pilot"]})
    figure = drawn("weekly", shown)
    figure.canvas.draw()
    assert len(figure.axes) == 3
    for axes in figure.axes:
        assert axes.get_visible()
        assert len([tick for tick in axes.get_xticklabels() if tick.get_visible() and tick.get_text()]) > 3
    (legend,) = figure.legends
    colours = [patch.get_facecolor()[:3] for patch in legend.get_patches()]
    assert len(colours) == 2
    assert all(len({*colour}) == 1 for colour in colours), "grey"


def test_every_mix_has_its_finding_over_its_hours_and_bars_have_room() -> None:
    found = with_third_mix(made_up())
    figure = drawn("hours", replace(found, pictures={**found.pictures, "lean": found.pictures["pilot"]}))
    titles = [" ".join(axes.get_title(loc="left").split()) for axes in figure.axes]
    assert [title.split(":")[0].replace("\xa0", " ") for title in titles] == [
        "Everything in house",
        "Three-month trial",
        "Fewer visits",
    ]
    assert all("of the hours are not spent" in title for title in titles)
    bars = [bar for axes in figure.axes for alike in axes.collections for bar in alike.get_paths()]
    longest = max(bar.get_extents().x1 for bar in bars)
    assert figure.axes[0].get_xlim()[1] > 1.02 * longest


def test_a_title_is_broken_into_even_lines_and_never_inside_a_name() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    with look():
        assert folded(text, 50).splitlines()[-1] == "eleven"
        lines = balanced(text, 50).splitlines()
    assert len(lines) == 2
    assert min(map(len, lines)) > 20
    kept = whole("the long name and then a very long name that no line has room for", ["long name", "x" * 40])
    assert kept.replace("\xa0", "_") == "the long_name and then a very long_name that no line has room for"


def cut_off(figure: Figure) -> list[str]:
    """Texts of a picture that go beyond its edges; marks of an axis are left out, its unseen ones being anywhere."""
    FigureCanvasAgg(figure).draw()
    marks = {mark for axes in figure.axes for mark in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    edge, found = figure.bbox, []
    for text in figure.findobj(Text):
        if text.get_text().strip() and text not in marks:
            box = text.get_window_extent()
            if min(box.x0, box.y0) < -1.0 or box.x1 > edge.width + 1.0 or box.y1 > edge.height + 1.0:
                found.append(text.get_text())
    return found


@pytest.mark.parametrize("width", [WIDTH, NARROW])
def test_forty_capitals_stay_inside_every_picture(width: float) -> None:
    found = with_third_mix(made_up())
    pictures = {**found.pictures, "lean": found.pictures["pilot"]}
    labels = dict.fromkeys(found.labels, "W" * 40) | {"mixes.pilot": "M" * 40}
    wide = replace(found, pictures=pictures, labels=short_names(labels))
    for name, draw in FIGURES.items():
        with look(width):
            figure = draw(wide, Words("fr", "EUR"))
            assert figure is not None
            assert not cut_off(figure), name


@pytest.mark.parametrize("width", [WIDTH, NARROW])
@pytest.mark.parametrize("name", ["hours", "drivers"])
def test_long_labels_of_rows_leave_each_other_room(name: str, width: float) -> None:
    found = made_up()
    with look(width):
        figure = FIGURES[name](replace(found, labels=short_names(dict.fromkeys(found.labels, "W" * 40))), EN)
        assert figure is not None
        FigureCanvasAgg(figure).draw()
    for axes in figure.axes:
        boxes = [mark.get_window_extent() for mark in axes.get_yticklabels() if mark.get_text()]
        boxes.sort(key=lambda box: -box.y0)
        assert all(above.y0 > below.y1 - 1.0 for above, below in pairwise(boxes))


def test_the_line_and_the_tick_at_all_of_it_are_whole() -> None:
    for axes in drawn("price", made_up()).axes:
        low, high = axes.get_ylim()
        assert low < 0.0
        assert high > 100.0
        assert axes.get_yticks().tolist() == [0, 20, 40, 60, 80, 100]


def test_what_is_cut_off_is_seen() -> None:
    with look():
        figure = Figure()
        figure.suptitle("W" * 80)
        assert cut_off(figure) == ["W" * 80]


def test_a_line_has_room_for_more_thin_letters_than_wide_ones() -> None:
    assert len(wrapped("W" * 40, 50)) == 2
    assert len(wrapped("i" * 80, 50)) == 1
    assert wrapped("a\xa0b  c", 4) == ["a\xa0b", "c"]
    assert wrapped("", 10) == []
    assert wrapped("ab", 0) == ["a", "b"]


def test_nothing_to_draw() -> None:
    assert figure_bytes(replace(made_up(), pictures={}, differences={}, decision=None), EN) == {}


def test_undefined_and_constant_rows() -> None:
    found = made_up()
    curve = cumulative_curve(np.array([2.0, 2.0, np.nan]))
    flat = {mix: replace(p, curve=curve) for mix, p in found.pictures.items()}
    drawn = figure_bytes(replace(found, pictures=flat, differences={"pilot": histogram(np.zeros(5))}), EN)
    assert "difference.svg" in drawn
    none = np.array([np.nan])
    empty = {mix: replace(p, curve=cumulative_curve(none)) for mix, p in found.pictures.items()}
    drawn = figure_bytes(
        replace(found, pictures=empty, differences={"pilot": histogram(none)}, decision=None), EN
    )
    assert {name.split(".")[0] for name in drawn} == {"weekly", "hours"}


def test_many_mixes() -> None:
    found = made_up()
    names = [f"mix {k}" for k in range(9)]
    many = replace(
        found,
        trial=None,
        mixes=dict.fromkeys(names, found.mixes["pilot"]),
        comparisons=dict.fromkeys(names[1:], found.comparisons["pilot"]),
        pictures=dict.fromkeys(names, found.pictures["pilot"]),
        differences=dict.fromkeys(names[1:], found.differences["pilot"]),
        baseline=names[0],
    )
    many = replace(
        many,
        decision=replace(many.decision, drivers=dict.fromkeys(names[1:], many.decision.drivers["pilot"])),
    )
    for draw in FIGURES.values():
        with look():
            assert draw(many, EN) is not None


def test_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(drawing, "FIGURES", {**FIGURES, "last": fails})
    with pytest.raises(MemoryError):
        draw_all(account(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_agenda(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    for path in (first, second):
        draw_agenda(diary(), START, path, EN, made_up().labels)
    assert first.read_bytes() == second.read_bytes()


def test_agenda_of_nothing(tmp_path: Path) -> None:
    draw_agenda([], START, tmp_path / "a.png", EN, {})
    assert (tmp_path / "a.png").exists()


def test_matplotlib_is_asked_for_errors_alone_only_while_it_is_loaded(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = logging.getLogger("matplotlib.font_manager")
    assert logger.isEnabledFor(logging.WARNING)
    with errors_only("matplotlib"):
        logger.warning("the folder is not writable")
        logger.error("no folder at all")
    logger.warning("the font is missing")
    assert [record.message for record in caplog.records] == ["no folder at all", "the font is missing"]

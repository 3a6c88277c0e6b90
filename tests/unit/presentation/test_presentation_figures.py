"""Pictures: the same bytes each time, all or none, and no label can break them."""

import datetime as dt
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.presentation.figures import FIGURES, draw_agenda, drawing, figure_bytes
from simulator.presentation.figures.style import look
from simulator.presentation.labels import Words
from simulator.presentation.pictures import apart, draw_all
from simulator.statistics import cumulative_curve, histogram
from unit.presentation.made_up import made_up
from unit.presentation.made_up_diary import diary

EN = Words("en", "EUR")
START = dt.date(2027, 1, 4)


def test_draw_all_writes_each_twice(tmp_path: Path) -> None:
    written = draw_all(made_up(), tmp_path, EN)
    assert {p.name for p in tmp_path.iterdir()} == {f"{n}.{k}" for n in FIGURES for k in ("svg", "png")}
    assert all(p.stat().st_size > 5_000 for p in written)


def test_bytes_are_the_same_each_time() -> None:
    assert figure_bytes(made_up(), EN) == figure_bytes(made_up(), EN)


def test_a_second_process_draws_the_same_and_its_death_is_no_harm() -> None:
    here = figure_bytes(made_up(), EN)
    with apart() as draw:
        assert draw(made_up(), EN) == here
        assert draw._process.returncode == 0
    with apart() as draw:
        draw._process.kill()
        draw._process.wait()
        assert draw(made_up(), EN) == here
        assert draw._process.returncode == -signal.SIGKILL


def test_odd_labels(tmp_path: Path) -> None:
    odd = {"mixes.pilot": r"$\frac{ 5% $ " + "very long label " * 12, "channels.calls": "<b>&" + "x" * 90}
    found = replace(made_up(), labels={**made_up().labels, **odd})
    drawn = draw_all(found, tmp_path, Words("fr", "EUR"))
    assert len(drawn) == 2 * len(FIGURES)
    assert all(path.stat().st_size > 0 for path in drawn)


def test_titles_state_the_finding() -> None:
    titles = {}
    for name, draw in FIGURES.items():
        with look():
            figure = draw(made_up(), EN)
        assert figure is not None
        texts = [figure.get_suptitle(), *(axes.get_title(loc="left") for axes in figure.axes)]
        titles[name] = " ".join(" ".join(texts).replace("\xa0", " ").split())
    assert "Three-month trial reaches 45 EUR an hour in 20 % of quarters" in titles["cumulative"]
    assert "better in 63 % of quarters, +3.1 EUR an hour on average" in titles["difference"]
    assert "one quarter in two has paid for itself by week 17" in titles["weekly"]
    assert "54 % of the hours are not spent in front of a customer" in titles["hours"]


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
        draw_all(made_up(), tmp_path, EN)
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

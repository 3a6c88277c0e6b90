"""`simulate hours`: each change set against the same one written by hand in a mix, row by row, on the same luck."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.presentation.figures.margins import margins, span
from simulator.presentation.labels import Words
from simulator.presentation.varied import hours_sentences
from simulator.scenario import load
from simulator.statistics import Estimate
from simulator.study import Settings, conduct
from simulator.study.run import run
from simulator.study.varied import hours
from simulator.study.varied.variants import unused

TEAM = """
title = "Two who call and one who closes"
language = "en"

[horizon]
start = 2027-01-04
weeks = 4
run_off_weeks = 6

[opening]
start = "steady"

[calendar]
country = "none"
days = ["mon", "tue", "wed", "thu", "fri"]
windows = ["09:00-12:00", "14:00-18:00"]

[profiles.rep]
headcount = 2
hourly_cost = 30
[profiles.rep.commitments]
crm = { kind = "report", hours = 0.5, every = "day" }
course = { kind = "training", hours = 1.0, every = "week" }

[profiles.closer]
headcount = 1
hourly_cost = 50

[activities.call]
by = "rep"
hours = { prepare = 0.05, contact = 0.2, report = 0.05 }
success = 0.1
next = "meeting"
after_days = 4

[activities.meeting]
by = "closer"
hours = { prepare = 0.5, contact = 1.5, report = 0.5 }
success = { p10 = 0.2, p90 = 0.3 }
next = "signed"
expires_after_days = 10

[deal]
value = 3_000
margin_rate = 0.5

[channels.calls]
attempt = "call"

[channels.others]
attempt = "call"

[mixes.now]
prospecting.rep = { calls = 0.9, others = 0.1 }

[mixes.lighter]
prospecting.rep = { calls = 0.9, others = 0.1 }
set = { "profiles.rep.commitments.crm.hours" = 0.3, "profiles.rep.headcount" = 3 }

[decision]
baseline = "now"
trial = "lighter"
"""
DAYS, OPEN = 20, 7.0
SETTINGS = Settings(engine="compiled", rows=60)
#: The changes of the second mix.
LIGHTER = {"profiles.rep.commitments.crm.hours": 0.3, "profiles.rep.headcount": 3}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("team")


@pytest.fixture(scope="module")
def found(folder):
    file = folder / "team.toml"
    file.write_text(TEAM, encoding="utf-8")
    return hours(load(str(file)), ("now", "lighter"), CompiledEngine(), SETTINGS)


def by_hand(folder: Path, mix: str, changes: dict[str, object]) -> np.ndarray:
    """Net of the same mix with more in its `set`, less that of the mix, in a run of the main job."""
    sets = ", ".join(f'"{path}" = {value}' for path, value in changes.items())
    table = (
        f"[mixes.hand]\nprospecting.rep = {{ calls = 0.9, others = 0.1 }}\nset = {{ {sets} }}\n\n[decision]"
    )
    file = folder / "hand.toml"
    file.write_text(TEAM.replace("[decision]", table), encoding="utf-8")
    made = run(load(str(file)), CompiledEngine(), SETTINGS)
    assert made is not None
    before, after = ({name: made.outcomes.of(one, name) for name in COLUMNS} for one in (mix, "hand"))
    return np.array([after[name] - before[name] for name in COLUMNS])


COLUMNS = ("net", "opening/net")


def lever(found, mix, what, name):
    return next(one for one in found.levers if (one.mix, one.what, one.name) == (mix, what, name))


def use_of(found, mix, name):
    return next(one for one in found.uses if (one.mix, one.name) == (mix, name))


@pytest.mark.parametrize(("mix", "own"), [("now", {}), ("lighter", LIGHTER)])
def test_one_more_person_inherits_what_the_others_do(folder, found, mix, own):
    """Whoever joins on the first day has opened nothing before it: the steady opening is that of the baseline as it is."""
    people = own.get("profiles.rep.headcount", 2) + 1
    net, inherited = by_hand(folder, mix, own | {"profiles.rep.headcount": people})
    one = lever(found, mix, "hire", "rep")
    assert one.net.value == pytest.approx(float(np.mean(net + inherited)))
    assert one.units == pytest.approx(DAYS * OPEN)


def test_changing_what_the_mixes_share_would_change_what_is_inherited(folder):
    """The negative control: with the change in the profile itself, others open what is inherited."""
    fewer, same = folder / "fewer.toml", folder / "same.toml"
    same.write_text(TEAM, encoding="utf-8")
    fewer.write_text(TEAM.replace("headcount = 2", "headcount = 1"), encoding="utf-8")
    first, other = (run(load(str(file)), CompiledEngine(), SETTINGS) for file in (same, fewer))
    assert first is not None
    assert other is not None
    left, whole = (np.mean(one.outcomes.of("now", "opening/margin")) for one in (other, first))
    assert left < 0.9 * whole


@pytest.mark.parametrize(("mix", "own", "lasts"), [("now", {}, 0.5), ("lighter", LIGHTER, 0.3)])
def test_halving_goes_over_what_the_mix_itself_sets(folder, found, mix, own, lasts):
    gain = by_hand(folder, mix, own | {"profiles.rep.commitments.crm.hours": lasts / 2}).sum(0)
    assert np.any(gain != 0.0)
    assert lever(found, mix, "shorten", "crm").net.value == pytest.approx(float(np.mean(gain)))


@pytest.mark.parametrize(("mix", "people", "lasts"), [("now", 2, 0.5), ("lighter", 3, 0.3)])
def test_hours_of_a_commitment_are_those_owed(found, mix, people, lasts):
    """People x days x hours, though calls and meetings spend hours of the same kind; half of it is freed."""
    owed = people * DAYS * lasts
    assert use_of(found, mix, "crm").hours == pytest.approx(owed)
    assert lever(found, mix, "shorten", "crm").units == pytest.approx(owed / 2)
    assert use_of(found, mix, "course").hours == pytest.approx(people * 4 * 1.0)


def test_the_last_hour_of_a_commitment_is_what_a_tenth_less_of_it_loses(folder, found):
    gain = float(np.mean(by_hand(folder, "now", {"profiles.rep.commitments.crm.hours": 0.45}).sum(0)))
    assert use_of(found, "now", "crm").marginal.value == pytest.approx(-gain / (0.05 * 2 * DAYS) - 30.0)


def test_who_has_no_channel_has_a_row(folder, found):
    one = use_of(found, "now", "closer")
    assert one.what == "profile"
    record = conduct(load(str(folder / "team.toml")), CompiledEngine(), SETTINGS).findings.mixes["now"]
    assert one.average == record.profiles["closer"].hourly_value
    away = '{ away = { kind = "meeting", hours = 0.7, every = "day" } }'
    loss = float(np.mean(by_hand(folder, "now", {"profiles.closer.commitments": away}).sum(0)))
    assert one.marginal.value == pytest.approx(-loss / (0.7 * DAYS) - 50.0, rel=1e-4)
    assert [each.name for each in found.uses if each.mix == "now" and each.what == "profile"] == ["closer"]


def test_with_too_few_rows_nobody_is_accused(folder, found):
    few = hours(
        load(str(folder / "team.toml")), ("now",), CompiledEngine(), Settings(engine="compiled", rows=2)
    )
    assert not any(one.cheap for one in few.uses)
    assert not any(one.what == "move" for one in few.levers)
    (said,) = hours_sentences(few, Words("en", "EUR"))
    assert "too few simulated quarters" in said
    assert "too few simulated quarters" not in " ".join(hours_sentences(found, Words("en", "EUR")))
    margins(few, Words("fr", "EUR"))


def test_a_bar_that_is_hardly_known_does_not_hide_the_others():
    known = [Estimate(20.0, 2.0), Estimate(-30.0, 3.0), Estimate(10.0, 8.0)]
    low, high = span([*known, Estimate(9_000.0, 40_000.0), Estimate(5.0, float("nan"))])
    assert -110.0 < low < -33.0
    assert 22.0 < high < 110.0
    low, high = span(known)
    assert low < -33.0
    assert 22.0 < high < 30.0
    assert span([*known, Estimate(9_000.0, 40.0)])[1] > 9_000.0
    assert span([Estimate(0.0, 0.0)]) == (-1.0, 1.0)


def test_an_arrow_marks_the_bar_that_passes_the_axis(found):
    calm = [replace(use, average=None, marginal=Estimate(-20.0, 2.0)) for use in found.uses]
    wild = [*calm[:-1], replace(calm[-1], marginal=Estimate(-1e6, 9e6))]
    figure = margins(replace(found, uses=tuple(wild)), Words("en", "EUR"))
    assert abs(figure.axes[0].get_xlim()[0]) < 1e4
    (legend,) = figure.legends
    assert "beyond the axis, too uncertain" in [text.get_text() for text in legend.get_texts()]
    (before,) = margins(replace(found, uses=tuple(calm)), Words("en", "EUR")).legends
    assert len(before.get_texts()) == 2


def test_a_free_name():
    assert unused("changed", {"now"}) == "changed"
    assert unused("changed", {"changed", "changed_"}) == "changed__"

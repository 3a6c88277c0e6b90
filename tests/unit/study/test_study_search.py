"""A search compares as the main job does, simulates what may be the best, and keeps what is known when it is stopped."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.execution import way
from simulator.scenario import read_search, wanted_search
from simulator.statistics import Design, cvar, cvar_difference, mean_estimate
from simulator.study import Settings
from simulator.study.compare import Pair, chance_of_winning
from simulator.study.run import run
from simulator.study.search import conduct, search
from simulator.study.search.candidates import Runner

TABLE = Path(__file__).resolve().parents[3] / "scenarios" / "table.toml"
SHORT = [
    "horizon.weeks=4",
    "horizon.run_off_weeks=4",
    "opening.start=steady",
    "activities.visits.after_days=10",
    "activities.calls.next=visits",
    "activities.calls.after_days=5",
    "activities.visits.cools_per_day=0.1",
    "profiles.rep.headcount=1",
]
ROWS = 128


@pytest.fixture(autouse=True)
def few_rows(monkeypatch) -> None:
    monkeypatch.setattr(conduct, "ROWS_AT_ONCE", ROWS)


#: Appointments that cost next to nothing pay for themselves.
CHEAP = "platforms.phoning.price=1"


def read(folder: Path, over: str, *more: str):
    file = folder / "searching.toml"
    asked = f"\n[search]\nover = {{ {over} }}\nindifference = 500\n"
    file.write_text(TABLE.read_text(encoding="utf-8") + asked, encoding="utf-8")
    return read_search(str(file), [*SHORT, *more])


@pytest.fixture
def grid(tmp_path):
    return read(tmp_path, '"mixes.pilot.orders.phoning.per_week" = [0, 2.5, 5]')


@pytest.fixture
def near(tmp_path):
    """Shares of time of which two are worth much the same."""
    return read(tmp_path, '"mixes.pilot.rep.visits -> video" = [0.3, 0.5, 0.7]')


def searched(grid, indifference=3_000.0, confidence=0.9, **settings):
    wanted = wanted_search(grid.base, confidence, indifference)
    asked = {"engine": "compiled", "rows": ROWS, "most_rows": 8 * ROWS, **settings}
    return search(grid, wanted, CompiledEngine(), Settings(**asked))


def test_a_candidate_is_compared_as_the_main_job_compares_its_mix(grid) -> None:
    found = searched(grid, seed=3).findings
    own = found.candidates[3]
    assert own.values == (5.0,)
    settings = Settings(engine="compiled", seed=3, rows=own.rows)
    outcomes = run(grid.base, CompiledEngine(), settings).outcomes
    pair, design = Pair(outcomes, "pilot", "internal"), Design.plain(own.rows)
    assert abs(pair.opening_net).max() > 0.0
    assert own.gain == mean_estimate(pair.net_difference, design)
    assert own.probability_better == chance_of_winning(pair.net_difference, design)
    assert (own.net, own.cvar10) == (mean_estimate(pair.net, design), cvar(pair.net, 0.1, design))
    baseline = outcomes.of("internal", "net")
    assert own.cvar10_gain == cvar_difference(pair.net, baseline, 0.1, design)
    assert found.candidates[0].gain is None


def test_the_answer_does_not_depend_on_who_works(grid) -> None:
    alone, together = (searched(grid, workers=workers).findings for workers in (1, 2))
    assert alone.candidates == together.candidates
    assert alone.best == together.best


def test_what_cannot_be_the_best_is_simulated_no_further_but_the_baseline_is(near) -> None:
    found = searched(near, indifference=1.0).findings
    rows = [one.rows for one in found.candidates]
    assert found.candidates[0].status == "eliminated"
    assert rows[0] == max(rows)
    assert ROWS <= min(rows) < max(rows)
    assert found.quarters == sum(rows)


def test_every_candidate_gets_the_rows_asked_for(grid) -> None:
    found = searched(grid, rows=3 * ROWS - 10).findings
    assert {one.rows for one in found.candidates} == {3 * ROWS}


def test_what_the_budget_does_not_part_is_tied(near) -> None:
    found = searched(near, indifference=1.0, most_rows=2 * ROWS).findings
    tied = [one for one in found.candidates if one.status == "tied"]
    assert not found.settled
    assert len(tied) > 1
    assert found.candidates[found.best] in tied
    assert {one.rows for one in tied} == {2 * ROWS}


def test_who_is_less_than_the_indifference_behind_is_as_good(grid) -> None:
    found = searched(grid, indifference=1e6).findings
    assert {one.status for one in found.candidates} == {"selected", "close"}


def test_behind_is_measured_from_the_best(near) -> None:
    found = searched(near, indifference=1.0).findings
    best = found.candidates[found.best]
    assert best.behind.value == best.behind.se == 0.0
    full = [one for one in found.candidates if one.rows == best.rows and one.gain is not None]
    for one in full:
        assert one.behind.value == pytest.approx(best.gain.value - one.gain.value)


def stop_after(calls: int):
    told = []

    def progress(done: int, wanted: int) -> None:
        assert 0 <= done <= wanted
        told.append(done)
        if len(told) > calls:
            raise KeyboardInterrupt

    return progress


def test_what_is_known_when_the_user_stops_is_kept(near) -> None:
    count = len(near.points) + 1
    stopped = searched(near, indifference=1.0, progress=stop_after(2 * count + 1))
    assert stopped.interrupted
    assert not stopped.findings.settled
    rows = [one.rows for one in stopped.findings.candidates]
    assert min(rows) == ROWS
    assert rows[0] == max(rows)


def test_stopped_before_every_candidate_has_rows_there_is_nothing_to_say(grid) -> None:
    assert searched(grid, progress=stop_after(3)) is None


def test_a_candidate_keeps_two_columns_and_no_week(grid) -> None:
    one = Runner(grid.points[0], "pilot", (0.0,))
    settings = Settings(engine="compiled")
    with_workers = way(1, "threads")
    assert one.extend(100, CompiledEngine(), settings, with_workers)
    assert one.extend(160, CompiledEngine(), settings, with_workers)
    with_workers.close()
    assert one.rows == 160
    assert set(one.done.outcomes.units) == {"net", "opening/net"}
    assert one.done.outcomes.weeks == 0
    whole = run(grid.points[0], CompiledEngine(), replace(settings, rows=160, mixes=("pilot",))).outcomes
    for name in ("net", "opening/net"):
        assert (one.column(name) == whole.of("pilot", name)).all()


def test_the_mix_as_it_is_written_is_compared_too_unless_a_point_is_the_same(tmp_path, grid) -> None:
    assert searched(grid).findings.unweighed == (), "5 a week is one of the points"
    less = read(tmp_path, '"mixes.pilot.orders.phoning.per_week" = [0, 2.5]', CHEAP)
    found = searched(less).findings
    (written,) = found.unweighed
    assert (written.mix, written.against) == ("pilot", "pilot")
    assert found.candidates[found.best].values == (2.5,)
    assert written.told == "better", "twice the order pays twice"
    assert written.rows >= ROWS
    assert found.quarters == sum(one.rows for one in found.candidates)


def test_mixes_beside_the_candidates_meet_the_same_luck(tmp_path, monkeypatch) -> None:
    """One that is the best candidate, under another name, is ahead by nothing, and told so from the first rows."""
    grid = read(tmp_path, '"mixes.pilot.orders.phoning.per_week" = [0, 5]', CHEAP)
    monkeypatch.setattr(conduct, "others_of", lambda field, *_: [Runner(grid.base, "pilot", ())])
    found = searched(grid).findings
    (same,) = found.unweighed
    assert found.candidates[found.best].values == (5.0,)
    assert (same.ahead.value, same.ahead.se) == (0.0, 0.0)
    assert same.told == "not_better"

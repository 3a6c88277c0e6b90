"""A run's glance at its trial and at its last hours, on few rows."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.answered import Answers
from simulator.engine.compiled import CompiledEngine
from simulator.outcomes import BlocksInMemory
from simulator.sampling import Excerpt
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.glance import FOLLOWING, LEAST, PART, PART_OF_HOURS, glance
from simulator.study.run import run
from simulator.study.trial import plan_of, try_out
from simulator.study.underway import Underway
from simulator.study.varied import hours
from support import studies
from support.trials import platform_scenario

ENOUGH = Settings(engine="compiled", rows=PART * LEAST)
ENGINE = CompiledEngine()
PILOT = str(Path(__file__).parents[3] / "scenarios" / "pilot.toml")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> tuple[object, Answers]:
    scenario = platform_scenario(tmp_path_factory.mktemp("platform"))
    return scenario, glance(scenario, ENGINE, ENOUGH)


def test_it_is_what_the_commands_find_on_as_many_rows(found) -> None:
    scenario, seen = found
    weeks = [one.weeks for one in seen.trial.lengths]
    assert weeks[-1] == scenario.horizon.weeks
    again = try_out(plan_of(scenario, "", weeks, 0), ENGINE, replace(ENOUGH, rows=LEAST), FOLLOWING)
    assert seen.trial == again.findings
    rows = seen.hours.provenance.replications
    whole = hours(scenario, tuple(scenario.mixes), ENGINE, replace(ENOUGH, rows=rows))
    channels = [replace(use, cheap=False, cheap_hours=0.0) for use in whole.uses if use.what == "channel"]
    assert list(seen.hours.uses) == channels
    assert seen.hours.levers == ()


def test_it_is_long_enough_to_tell_what_the_shipped_trial_is_worth() -> None:
    """Fewer rows, and the report of the scenario that everybody runs first has no verdict on its trial."""
    seen = glance(load(PILOT), ENGINE, Settings(engine="compiled"))
    assert seen.trial.verdict != "undecided"


def test_it_costs_a_part_of_the_run(found) -> None:
    scenario, _ = found
    settings = replace(ENOUGH, rows=PART_OF_HOURS * 5 * LEAST)
    seen = glance(scenario, ENGINE, settings)
    assert seen.hours.quarters <= settings.rows * len(scenario.mixes) // PART_OF_HOURS
    assert seen.trial.simulated <= settings.rows * len(scenario.mixes)


@pytest.mark.parametrize(
    "settings", [replace(ENOUGH, rows=PART * LEAST - 1), replace(ENOUGH, engine="simpy")]
)
def test_few_rows_and_the_slow_engine_leave_it_out(found, settings) -> None:
    assert glance(found[0], ENGINE, settings) == Answers()


def test_where_a_run_stops_at_a_precision_it_is_a_part_of_its_first_look(found) -> None:
    seen = glance(found[0], ENGINE, replace(ENOUGH, rows=10_000, precision=0.1))
    assert seen.trial.provenance.replications == 1024 // PART


def test_where_a_run_stops_before_its_first_look_nothing_is_waited_for(found) -> None:
    scenario, _ = found
    stopped = replace(ENOUGH, precision=0.5, most_rows=PART * LEAST - 2)
    assert (
        glance(scenario, ENGINE, replace(stopped, underway=Underway(scenario, (), BlocksInMemory())))
        == Answers()
    )


def test_a_trial_found_before_the_run_ended_is_kept(found) -> None:
    scenario, seen = found
    blocks = Underway(scenario, (), BlocksInMemory())
    assert run(scenario, ENGINE, replace(ENOUGH, rows=PART * LEAST // 2, blocks=blocks)) is not None
    blocks.end()
    assert glance(scenario, ENGINE, replace(ENOUGH, underway=blocks)) == replace(seen, hours=None)


def test_a_trial_is_looked_at_only_with_the_mixes_that_it_leads_to(found, tmp_path) -> None:
    scenario, _ = found
    one = glance(scenario, ENGINE, replace(ENOUGH, mixes=(scenario.decision.baseline,)))
    assert one.trial is None
    assert one.hours.mixes == (scenario.decision.baseline,)
    three = studies.TEXT + "[mixes.other]\nrep = { calls = 0.5, visits = 0.5 }\n"
    untold = studies.scenario(tmp_path, text=three)
    assert glance(untold, ENGINE, ENOUGH).trial is None


def test_it_ends_when_nobody_waits_for_it(found) -> None:
    def stop(done: int, rows: int) -> None:
        raise KeyboardInterrupt

    assert glance(found[0], ENGINE, replace(ENOUGH, progress=stop)) == Answers()


def test_rows_of_the_run_under_way_are_not_simulated_again(found, monkeypatch) -> None:
    scenario, seen = found
    blocks = Underway(scenario, (), BlocksInMemory())
    assert run(scenario, ENGINE, replace(ENOUGH, blocks=blocks)) is not None
    simulated: list[tuple[str, int]] = []
    simulate = CompiledEngine.run

    def counted(self, parameters, rows):
        simulated.extend((mix.name, len(rows)) for mix in parameters.mixes)
        return simulate(self, parameters, rows)

    monkeypatch.setattr(CompiledEngine, "run", counted)
    assert glance(scenario, ENGINE, replace(ENOUGH, underway=blocks)) == seen
    # A mix that stays as it is runs in the shorter trial only; the platform's, also while it is running and as it is seen.
    assert sum(rows for name, rows in simulated if name == "now") == LEAST
    assert sum(rows for name, rows in simulated if name == "trial") == (FOLLOWING + 1 + 2) * LEAST


def test_the_trial_is_told_before_the_last_hours_are_looked_at(found, monkeypatch) -> None:
    scenario, seen = found
    told: list[object] = []
    simulate = CompiledEngine.run

    def counted(self, parameters, rows):
        told.append("simulated")
        return simulate(self, parameters, rows)

    monkeypatch.setattr(CompiledEngine, "run", counted)
    assert glance(scenario, ENGINE, ENOUGH, told.append) == seen
    assert [one for one in told if one != "simulated"] == [seen.trial]
    assert told[0] == told[-1] == "simulated"


def test_who_waits_for_rows_is_let_go_when_the_run_ends(found) -> None:
    scenario, _ = found
    blocks = Underway(scenario, (), BlocksInMemory())
    with ThreadPoolExecutor(1) as aside:
        waiting = aside.submit(blocks.first, 10)
        blocks.end()
        with pytest.raises(KeyboardInterrupt):
            waiting.result()


def test_a_mix_feels_an_excerpt_that_changes_its_weeks_its_orders_or_its_luck(found) -> None:
    scenario, _ = found
    weeks, run_off = scenario.horizon.weeks, scenario.horizon.run_off_weeks
    whole = Excerpt(weeks, weeks, run_off, weeks, "trial")
    assert whole.is_whole(scenario, "now")
    assert whole.is_whole(scenario, "trial")
    running = replace(whole, running=frozenset({"phoning"}))
    assert running.is_whole(scenario, "now")
    assert not running.is_whole(scenario, "trial")
    for other in (
        {"weeks": weeks - 1},
        {"run_off_weeks": run_off + 1},
        {"ordered_until": weeks + 1},
        {"luck": "trial"},
    ):
        assert not replace(whole, **other).is_whole(scenario, "now")

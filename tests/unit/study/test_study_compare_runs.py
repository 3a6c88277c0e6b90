"""Two runs side by side: paired changes against what is known of them, pairing only where luck is shared."""

import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.cli.glancing import nothing_found
from simulator.cli.run_folder import write_run
from simulator.cli.run_report import RunReport
from simulator.compared import ComparedFindings, FigureChange
from simulator.engine.interface import Engine
from simulator.errors import InputError
from simulator.scenario import Scenario
from simulator.statistics import Design, Estimate
from simulator.study import Settings, about, conduct, identity_of
from simulator.study.compare_runs import compare_runs
from simulator.study.compare_runs.assumptions import changed_assumptions, changed_texts
from simulator.study.compare_runs.changes import independent_change, paired_change
from simulator.study.reopen import reopen
from support import studies

PLATFORM = """
phoning = 3

[platforms]
phoning = { price = 120, can_deliver_per_week = 5, hours = 0.3, success = 0.10, value = 3_000 }
"""
TEXT = studies.TEXT.replace("p90 = 45 }", 'p90 = 45, source = "payroll (measured)" }') + PLATFORM
SMALL = Settings(engine="compiled", rows=256)


def scenario(folder: Path, *changes: str) -> Scenario:
    return studies.scenario(folder, *changes, text=TEXT)


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine that simulates for good: what is shared must be real."""
    from simulator.engine.compiled import CompiledEngine

    return CompiledEngine()


@pytest.fixture
def ran(tmp_path: Path, engine: Engine):
    """Run the small scenario, changed, into a folder of that name."""

    def run(name: str, *changes: str, settings: Settings = SMALL) -> Path:
        some = scenario(tmp_path, *changes)
        done = conduct(some, engine, settings)
        assert done is not None
        told = about(identity_of(some, engine, settings), settings, done)
        report = RunReport(tmp_path / name, done.findings, None, None, nothing_found())
        write_run(tmp_path / name, some, done, told, report)
        return tmp_path / name

    return run


def figure(findings: ComparedFindings, mix: str, name: str, against: str = "") -> FigureChange:
    return next(one for one in findings.figures if (one.mix, one.figure, one.against) == (mix, name, against))


def test_a_run_beside_itself_is_the_same_to_the_last_bit(ran) -> None:
    same = compare_runs(ran("a"), ran("b"))
    assert same.paired
    assert not same.assumptions
    assert not same.texts
    paired = [one for one in same.figures if one.paired]
    assert {one.figure for one in same.figures if not one.paired} == {
        "probability_better_on_average",
        "break_even_price/phoning",
    }
    assert all(one.change.value == 0.0 for one in paired)
    assert all(one.change.se == 0.0 for one in paired if one.unit != "probability")
    assert math.isnan(same.sharper)


def test_a_dearer_hour_lowers_the_value_by_exactly_that_in_every_row(ran) -> None:
    # without belief on the cost the change is the same constant in every row: 40 to 43 an hour
    before = ran("a", "profiles.rep.hourly_cost=40")
    after = ran("b", "profiles.rep.hourly_cost=43")
    found = figure(compare_runs(before, after), "now", "cost_per_hour")
    assert found.paired
    assert found.change.value == pytest.approx(3.0 * found.before.value / 40.0, rel=1e-9)
    value = figure(compare_runs(before, after), "now", "hourly_value")
    assert value.change.value == pytest.approx(-found.change.value, rel=1e-9)
    assert value.change.se < value.before.se / 50.0


def test_before_and_after_are_those_of_the_summaries(ran) -> None:
    folders = ran("a"), ran("b", "platforms.phoning.price=180")
    findings = compare_runs(*folders)
    summaries = [json.loads((folder / "summary.json").read_text(encoding="utf-8")) for folder in folders]
    for side, summary in zip(("before", "after"), summaries, strict=True):
        mix = summary["mixes"]["trial"]
        assert getattr(figure(findings, "trial", "net"), side).value == pytest.approx(
            mix["net"]["mean"], rel=1e-12
        )
        assert getattr(figure(findings, "trial", "net"), side).se == pytest.approx(mix["net"]["se"], rel=1e-9)
        gain = summary["comparisons"]["trial"]["difference"]["net"]
        told = getattr(figure(findings, "trial", "net", "now"), side)
        assert (told.value, told.se) == pytest.approx((gain["mean"], gain["se"]), rel=1e-9)
        better = summary["comparisons"]["trial"]["probability_better"]["value"]
        assert getattr(figure(findings, "trial", "probability_better", "now"), side).value == better


def test_a_price_moves_the_trial_by_what_is_invoiced_and_nothing_else(ran) -> None:
    folder = ran("a")
    findings = compare_runs(folder, ran("b", "platforms.phoning.price=180"))
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    invoiced = summary["mixes"]["trial"]["platforms"]["phoning"]["invoiced"]["mean"]
    assert figure(findings, "trial", "net").change.value == pytest.approx(-invoiced * 60 / 120, rel=1e-9)
    assert figure(findings, "trial", "hours").change == Estimate(0.0, 0.0)
    assert figure(findings, "now", "net").change == Estimate(0.0, 0.0)
    assert findings.sharper > 3.0


def test_other_luck_is_not_paired_and_says_why(ran) -> None:
    one = ran("a")
    other = ran("b", settings=replace(SMALL, seed=2))
    found = compare_runs(one, other)
    assert (found.paired, found.unpaired_because) == (False, "seed")
    net = figure(found, "now", "net")
    assert not net.paired
    assert net.change.se == pytest.approx(math.hypot(net.before.se, net.after.se), rel=1e-12)
    assert net.change.value == pytest.approx(net.after.value - net.before.value, rel=1e-12)
    even = ran("c", settings=replace(SMALL, sampling="sobol"))
    assert compare_runs(one, even).unpaired_because == "sampling"
    larger = ran("d", settings=replace(SMALL, sampling="sobol", rows=512))
    assert compare_runs(even, larger).unpaired_because == "design"
    assert compare_runs(even, ran("e", settings=replace(SMALL, sampling="sobol"))).paired


def test_a_shorter_run_is_the_beginning_of_a_longer_one(ran) -> None:
    found = compare_runs(ran("a"), ran("b", settings=replace(SMALL, rows=101)))
    assert found.paired
    assert found.rows == 101
    assert figure(found, "now", "net").change == Estimate(0.0, 0.0)


def test_another_version_may_deal_luck_otherwise(ran) -> None:
    before, after = ran("a"), ran("b")
    changed(after / "summary.json", lambda told: told["provenance"].update(version="9.9.9"))
    assert compare_runs(before, after).unpaired_because == "version"


def test_paired_errors_are_right() -> None:
    """Rows that share all but a part: the error of the change is that of the part, at its stated rate.

    The z-score of 400 changes around the truth has variance 1; its mean square lies in 1 ± 3.3 x sqrt(2 / 400) but once
    in a thousand.
    """
    chance, design, scores = np.random.default_rng(5), Design.plain(200), []
    for _ in range(400):
        shared = np.repeat(chance.normal(0.0, 10.0, 100), 2) + chance.normal(0.0, 5.0, 200)
        after = shared + 1.0 + np.repeat(chance.normal(0.0, 0.3, 100), 2) + chance.normal(0.0, 0.4, 200)
        change = paired_change(shared, after, design, share=False)[2]
        scores.append((change.value - 1.0) / change.se)
        assert change.se < 0.1
    assert abs(float(np.mean(np.square(scores))) - 1.0) < 3.3 * math.sqrt(2 / 400)


def test_rows_that_all_agree_prove_no_certainty() -> None:
    rows = np.ones(200)
    change = paired_change(rows, rows, Design.plain(200), share=True)[2]
    assert change.value == 0.0
    assert 0.01 < change.se < 0.02


def test_a_row_undefined_in_one_run_is_left_out_of_both() -> None:
    before, after = np.array([1.0, np.nan, 3.0, 4.0]), np.array([2.0, 5.0, np.nan, 5.0])
    one, other, change = paired_change(before, after, Design.plain(4), share=False)
    assert (one.value, other.value, change.value) == (2.5, 3.5, 1.0)
    assert math.isnan(independent_change(Estimate(math.nan, math.nan), Estimate(1.0, 0.1))[2].value)


def test_assumptions_by_path_and_mix(tmp_path: Path) -> None:
    before = scenario(tmp_path)
    after = scenario(
        tmp_path,
        "activities.visits.success={ successes = 30, trials = 120, source = 'CRM (measured)' }",
        "profiles.rep.hourly_cost={ p10 = 35, p90 = 45, source = 'payroll, 2027 (measured)' }",
        "activities.visits.expires_after_days=10",
        "profiles.rep.headcount=2",
        "calendar.country='FR'",
    )
    found = {one.path: one for one in changed_assumptions(before, after)}
    assert {path: one.change for path, one in found.items()} == {
        "activities.visits.success": "changed",
        "profiles.rep.hourly_cost": "source",
        "activities.visits.expires_after_days": "added",
        "profiles.rep.headcount": "changed",
    }
    assert found["activities.visits.success"].before.shape == "quantiles"
    assert found["activities.visits.success"].after.grade == "measured"
    assert found["activities.visits.expires_after_days"].before is None
    back = {one.path: one.change for one in changed_assumptions(after, before)}
    assert back["activities.visits.expires_after_days"] == "removed"
    (text,) = changed_texts(before, after)
    assert (text.path, text.before, text.after) == ("calendar.country", '"none"', '"FR"')


def test_what_a_mix_alone_changes_is_seen(tmp_path: Path) -> None:
    before = scenario(tmp_path)
    after = scenario(
        tmp_path, "mixes.trial.set={ 'activities.visits.priority' = 2, 'calendar.days' = ['mon', 'tue'] }"
    )
    (number,) = changed_assumptions(before, after)
    assert (number.path, number.mix, number.change) == ("activities.visits.priority", "trial", "added")
    (text,) = changed_texts(before, after)
    assert (text.path, text.mix, text.before) == ("calendar.days", "trial", "")


def test_names_are_no_assumption(tmp_path: Path) -> None:
    before, after = scenario(tmp_path), scenario(tmp_path, "title='Other words'", "mixes.trial.label='Essai'")
    assert not changed_assumptions(before, after)
    assert not changed_texts(before, after)


def test_mixes_that_only_one_run_has(ran) -> None:
    found = compare_runs(ran("a"), ran("b", settings=replace(SMALL, mixes=("now",))))
    assert found.mixes == ("now",)
    assert found.only_before == ("trial",)
    assert not found.verdicts


def changed(file: Path, change) -> None:
    """Change a JSON file in place."""
    told = json.loads(file.read_text(encoding="utf-8"))
    change(told)
    file.write_text(json.dumps(told), encoding="utf-8")


def refusal(before: Path, after: Path) -> list[str]:
    with pytest.raises(InputError) as wrong:
        compare_runs(before, after)
    return [problem.code for problem in wrong.value.problems]


def test_wrong_folders_are_refused(ran, tmp_path: Path) -> None:
    good = ran("good")
    assert refusal(good, tmp_path / "nowhere") == ["run_none"]
    assert refusal(tmp_path, good) == ["run_none"]
    assert refusal(good, good / "summary.json") == ["run_none"]
    for name, damage, code in (
        ("not-json", lambda at: (at / "summary.json").write_text("{", encoding="utf-8"), "run_damaged"),
        ("a-list", lambda at: (at / "summary.json").write_text("[]", encoding="utf-8"), "run_damaged"),
        (
            "other-form",
            lambda at: changed(at / "summary.json", lambda told: told.update(schema_version=2)),
            "run_version",
        ),
        (
            "no-seed",
            lambda at: changed(at / "summary.json", lambda told: told["provenance"].pop("seed")),
            "run_damaged",
        ),
        ("no-mixes", lambda at: changed(at / "summary.json", lambda told: told.pop("mixes")), "run_damaged"),
        (
            "cut",
            lambda at: (at / "outcomes.parquet").write_bytes((good / "outcomes.parquet").read_bytes()[:5000]),
            "run_damaged",
        ),
        ("no-rows", lambda at: (at / "outcomes.parquet").unlink(), "run_damaged"),
        ("no-scenario", lambda at: (at / "scenario.resolved.toml").unlink(), "file_missing"),
        (
            "no-toml",
            lambda at: (at / "scenario.resolved.toml").write_text("= 1", encoding="utf-8"),
            "toml_syntax",
        ),
    ):
        folder = tmp_path / name
        shutil.copytree(good, folder)
        damage(folder)
        assert refusal(good, folder) == [code], name


def test_the_files_of_two_runs_are_not_one_run(ran, tmp_path: Path) -> None:
    good, other = ran("good"), ran("other", "profiles.rep.headcount=2")
    for file in ("scenario.resolved.toml", "outcomes.parquet"):
        folder = tmp_path / f"mixed-{file}"
        shutil.copytree(good, folder)
        shutil.copy(other / file, folder / file)
        assert refusal(good, folder) == ["run_mixed"]


@pytest.mark.parametrize("later", [{"seed": SMALL.seed + 8}, {"rows": SMALL.rows - 2}])
def test_a_run_that_was_stopped_over_another_is_not_the_other(ran, tmp_path: Path, later) -> None:
    good, stopped = ran("good"), ran("stopped", settings=replace(SMALL, **later))
    folder = tmp_path / "stopped-over-good"
    shutil.copytree(good, folder)
    for file in ("outcomes.parquet", "weekly.parquet"):
        shutil.copy(stopped / file, folder / file)
    assert refusal(good, folder) == ["run_mixed"]
    with pytest.raises(InputError, match=r"outcomes\.parquet"):
        reopen(folder)
    assert reopen(good).conducted.outcomes.rows == SMALL.rows


def test_runs_without_a_mix_or_a_currency_in_common(ran) -> None:
    now = ran("now", settings=replace(SMALL, mixes=("now",)))
    trial = ran("trial", settings=replace(SMALL, mixes=("trial",)))
    assert refusal(now, trial) == ["compare_mixes"]
    assert refusal(now, ran("francs", "currency='CHF'")) == ["compare_currency"]

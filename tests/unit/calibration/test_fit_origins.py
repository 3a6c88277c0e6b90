"""Origins that the CRM names become channels, each with its own share won; few deals, calls and platforms do not."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.observed import observed_of
from simulator.calibration.fit.origins import LEAST_OPENED
from simulator.calibration.fit.plan import Plan, plan_of
from simulator.calibration.fit.taken import LAG
from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.scenario import advise, load
from simulator.study import Settings
from simulator.study.fit import fitted
from support import exports

WORDS = Words("fr", "EUR")


def deals(**counts: int) -> pl.DataFrame:
    """Deals of each origin: those of the fair are won three times in four, the others one in four."""
    names = np.repeat([name.replace("_", " ") for name in counts], list(counts.values()))
    rows = exports.deals(weekly=len(names) / 12, cut=False)
    random = np.random.default_rng(4)
    names = random.permutation(names[: rows.height])
    won = random.random(rows.height) < np.where(names == "Salon", 0.75, 0.25)
    return rows.with_columns(
        channel=pl.Series(names), status=pl.Series(np.where(won, "won", "lost")), closed=pl.col("closed")
    )


@cache
def planned(**tables_of: int) -> Plan:
    return plan_of(facts_of({"deals": deals(**tables_of)}))


def channels(plan: Plan) -> dict[str, float]:
    return {one.channel: one.weekly for one in plan.attempts}


def test_each_origin_has_its_deals() -> None:
    found = channels(planned(Salon=80, Site_web=60, Parrainage=10))
    total = sum(found.values())
    assert list(found) == ["salon", "site_web", "other_origins"]
    assert found["salon"] / total == pytest.approx(80 / 150)
    assert found["other_origins"] / total == pytest.approx(10 / 150)


def test_each_origin_has_its_share_won() -> None:
    plan = planned(Salon=80, Site_web=60, Parrainage=10)
    fair, web = (plan.deals[f"deal_{name}"][1] for name in ("salon", "site_web"))
    assert fair.value["p10"] > web.value["p90"]
    assert (fair.origin.rows, fair.note) == (80, "by_origin")


def test_a_handful_at_most_and_none_alone() -> None:
    names = {f"Origine_{k}": LEAST_OPENED + k for k in range(8)}
    assert len(channels(planned(**names))) == 5 + 1
    assert list(channels(planned(Salon=80, Site_web=LEAST_OPENED - 1))) == ["other_origins"]


def test_deals_of_calls_and_platforms_are_theirs() -> None:
    """Calls are counted in their own log, a platform in its list: the CRM's names for them are no other origins."""
    tables = {
        "deals": deals(Salon=200, Site_web=150, Appels=60, Phone_House=60),
        "calls": exports.call_log(exports.Truth(call_success=0.005)),
        "appointments": exports.appointments(),
    }
    found = channels(plan_of(facts_of(tables)))
    assert {"salon", "site_web"} < set(found)
    assert not {"appels", "phone_house"} & set(found)
    assert found["salon"] / found["site_web"] == pytest.approx(200 / 150)


def test_the_written_scenario_is_valid_and_covers_what_was_seen(tmp_path) -> None:
    team = fitted({"deals": deals(Salon=80, Appels=60)}, WORDS)
    file = tmp_path / "team.toml"
    file.write_text(team.text(WORDS), encoding="utf-8")
    scenario = load(file)
    assert scenario.channels["salon"].label == "Salon"
    assert scenario.activities["deal_salon"].label == "Suivi de l’affaire, Salon"
    assert not [one for one in advise(scenario) if one.params.get("quantity", "").startswith("dial")]
    settings = Settings(seed=3, rows=400, engine="compiled", workers=1, scenario_name="team.toml")
    checks = team.checked(scenario, CompiledEngine(), settings)
    assert {one.quantity for one in checks} == {"opened", "wins", "revenue"}
    assert all(one.covered for one in checks)


def of_calls() -> Plan:
    """Calls whose deals the CRM names: won one time in four as all are but those of the fair."""
    return plan_of(
        facts_of(
            {
                "deals": deals(Salon=150, Appels=60, Site_web=40),
                "calls": exports.call_log(exports.Truth(call_success=0.08)),
            }
        )
    )


def test_deals_that_the_crm_names_for_calls_are_what_appointments_become() -> None:
    plan = of_calls()
    taken = plan.facts.taken
    days = (pl.col("opened") - LAG).is_between(taken.evidence.first, taken.evidence.last)
    rows = deals(Salon=150, Appels=60, Site_web=40).filter(days)
    assert taken.opened == (rows["channel"] == "Appels").sum()
    assert plan.becoming.success.value == {"successes": taken.opened, "trials": taken.appointments}


def test_deals_of_calls_have_their_own_share_won() -> None:
    plan = of_calls()
    label, theirs = plan.deals[plan.after_appointment]
    assert (label, theirs.note) == ("Appels", "by_origin")
    assert theirs.value["p90"] < plan.deals["deal_salon"][1].value["p10"]


def test_calls_whose_deals_no_origin_names_share_the_common_ones() -> None:
    calls = exports.call_log(exports.Truth(call_success=0.08))
    plan = plan_of(facts_of({"deals": deals(Salon=80, Site_web=60), "calls": calls}))
    assert plan.after_appointment == "deal"


def test_a_silent_platform_s_deals_are_those_that_the_crm_names_for_it() -> None:
    """Nothing is assumed of what its appointments become, nor is the share won that of all deals."""
    silent = exports.appointments().with_columns(pl.lit(None, dtype=pl.String).alias("outcome"))
    rows = deals(Salon=200, Site_web=150, Phone_House=25)
    plan = plan_of(facts_of({"deals": rows, "appointments": silent}))
    period = plan.facts.taken.evidence
    theirs = rows.filter(
        (pl.col("channel") == "Phone House") & (pl.col("opened") - LAG).is_between(period.first, period.last)
    )
    assert plan.becoming.success.value["successes"] == theirs.height
    label, won = plan.deals[plan.after_appointment]
    assert (label, won.origin.rows) == ("Phone House", (rows["channel"] == "Phone House").sum())
    assert won.value["p90"] < plan.deals["deal_salon"][1].value["p10"]


def test_what_was_won_is_checked_by_origin() -> None:
    plan = of_calls()
    rows = deals(Salon=150, Appels=60, Site_web=40)
    won = rows.filter(pl.col("status") == "won")["channel"].value_counts()
    counts = dict(won.iter_rows())
    checked = {one.of: one for one in observed_of(plan) if one.quantity == "wins" and one.of}
    names = {"salon": "Salon", "site_web": "Site web", "calls": "Appels"}
    weeks = plan.facts.deal_weeks
    assert {key: one.value for key, one in checked.items()} == pytest.approx(
        {key: counts[name] / weeks for key, name in names.items()}
    )
    assert {one.columns for one in checked.values()} == {(f"channels/{key}/signed",) for key in names}

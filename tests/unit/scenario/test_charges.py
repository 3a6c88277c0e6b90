"""How employer charges are written, overridden, swept and advised upon."""

from pathlib import Path

import jsonschema
import numpy as np
import pytest

from simulator.errors import InputError
from simulator.scenario import advise, load, read_grid, schema, settings, to_toml
from simulator.scenario.charges import Scheme
from simulator.scenario.variants import effective
from simulator.study.assumptions import assumptions_of

PILOT = Path(__file__).parents[2] / "conformance" / "valid" / "pilot.toml"
AT = "profiles.rep.employer_charges"


def charges(*options):
    return load(PILOT, options).profiles["rep"].employer_charges


def given(code, *options):
    return [advice for advice in advise(load(PILOT, options)) if advice.code == code]


def test_the_name_alone_takes_the_defaults():
    assert charges(f"{AT}=FR-2026") == Scheme(scheme="FR-2026", staff=10, executive=False)
    assert charges(f'{AT}={{ scheme = "FR-2026" }}') == Scheme(scheme="FR-2026")


def test_a_named_scheme_of_the_file_can_be_set_inside(tmp_path):
    text = PILOT.read_text(encoding="utf-8")
    (line,) = [one for one in text.splitlines() if one.startswith("employer_charges")]
    (tmp_path / "named.toml").write_text(text.replace(line, 'employer_charges = "FR-2026"'), encoding="utf-8")
    scenario = load(tmp_path / "named.toml", [f"{AT}.staff=60", f"{AT}.executive=true"])
    assert scenario.profiles["rep"].employer_charges == Scheme(scheme="FR-2026", staff=60, executive=True)
    (tmp_path / "more.toml").write_text(
        'extends = "named.toml"\n[profiles.rep.employer_charges]\nstaff = 30\n', encoding="utf-8"
    )
    assert load(tmp_path / "more.toml").profiles["rep"].employer_charges.staff == 30


def test_a_scheme_set_by_name_can_be_set_inside_too():
    assert charges(f"{AT}=FR-2026", f"{AT}.staff=60").staff == 60
    scenario = load(PILOT, [f'mixes.pilot.set={{ "{AT}" = "FR-2026", "{AT}.staff" = 60 }}'])
    assert effective(scenario, "pilot").profiles["rep"].employer_charges == Scheme(scheme="FR-2026", staff=60)


def test_a_mix_may_grow_the_company():
    scenario = load(PILOT, [f"{AT}=FR-2026", f'mixes.pilot.set={{ "{AT}.staff" = 60 }}'])
    assert effective(scenario, "pilot").profiles["rep"].employer_charges.staff == 60
    assert scenario.profiles["rep"].employer_charges.staff == 10


@pytest.mark.parametrize(
    "over", ["profiles.rep.gross_salary=24_000,48_000", f"{AT}.staff=10,15,60", f"{AT}=0.3,0.4"]
)
def test_pay_staff_and_the_share_itself_can_be_swept(over):
    grid = read_grid(PILOT, [f"{AT}=FR-2026"], [over.replace("_000", "000")])
    written = {to_toml(one) for one in grid.points}
    assert len(written) == len(grid.axes[0].values)


def test_editors_know_both_forms():
    validator = jsonschema.Draft202012Validator(schema())
    profile = {"headcount": 1, "gross_salary": 30_000}
    base = {"title": "x", "mixes": {"a": {}}}
    for fine in (
        "FR-2026",
        0.4,
        {"scheme": "FR-2026", "staff": 15, "executive": True},
        {"p10": 0.3, "p90": 0.4},
    ):
        assert validator.is_valid({**base, "profiles": {"rep": {**profile, "employer_charges": fine}}}), fine
    for wrong in ("FR-2025", {"scheme": "FR-2026", "staf": 1}, {"scheme": "FR-2026", "staff": 0}):
        assert not validator.is_valid(
            {**base, "profiles": {"rep": {**profile, "employer_charges": wrong}}}
        ), wrong


def test_staff_is_a_setting_and_the_rules_an_assumption_with_their_engine():
    scenario = load(PILOT, [f"{AT}=FR-2026"])
    assert settings(scenario)[f"{AT}.staff"] == 10
    (one,) = [one for one in assumptions_of(scenario) if one.path == AT]
    assert (one.unit, one.grade) == ("share", "measured")
    assert "modele-social 11.1.0" in one.source
    pay = scenario.profiles["rep"].gross_salary.typical()
    assert one.p50 == pytest.approx(
        Scheme(scheme="FR-2026").yearly_cost(np.array([pay]))[0] / pay - 1, abs=1e-4
    )


def test_the_limits_are_told_once():
    assert given("charges_limits") == []
    (advice,) = given("charges_limits", f'{AT}={{ scheme = "FR-2026", staff = 15, executive = true }}')
    assert (advice.key, advice.params["staff_key"], advice.params["executive"]) == (AT, "15", "true")


def test_another_week_than_the_full_time_one():
    assert given("charges_hours", f"{AT}=FR-2026") == []
    (advice,) = given("charges_hours", f"{AT}=FR-2026", 'calendar.windows=["09:00-13:00"]')
    assert (advice.params["open"], advice.params["hours"]) == (20, 35)


def test_pay_below_the_legal_minimum():
    assert given("below_minimum", f"{AT}=FR-2026", "profiles.rep.gross_salary=22_405") == []
    (advice,) = given("below_minimum", f"{AT}=FR-2026", "profiles.rep.gross_salary=22_000")
    assert advice.params["cost"] == pytest.approx(22_404.2)


def test_a_flat_share_far_from_the_rules():
    """42 % on a caller's 1,900 a month, where the rules give 5.9 %."""
    assert given("flat_charges") == []
    low = "profiles.rep.gross_salary=22_800"
    (advice,) = given("flat_charges", low)
    assert advice.params["ruled_share"] == pytest.approx(2011.124 / 1900 - 1)
    assert given("flat_charges", low, f"{AT}=0.08") == []
    assert given("flat_charges", low, "calendar.country=DE") == []
    assert given("flat_charges", low, f"{AT}=FR-2026") == []


def test_charges_that_are_rules_are_not_missing():
    assert given("cost_items", f"{AT}=FR-2026") == []


@pytest.mark.parametrize("raw", ["FR-2025", '"0.42"', "{ staff = 12 }", '{ scheme = "FR-2026", staff = 0 }'])
def test_what_is_neither_is_refused(raw):
    with pytest.raises(InputError) as caught:
        charges(f"{AT}={raw}")
    assert len(caught.value.problems) == 1

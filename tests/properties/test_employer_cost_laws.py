"""Laws of the employer's cost whatever the pay: more gross never costs less, and the relief ends without a cliff of ours."""

import numpy as np
from hypothesis import given, settings, strategies as st

from simulator.scenario.charges import Scheme
from simulator.scenario.charges.cost import monthly_cost, relief
from simulator.scenario.charges.rates import rates_of

LAWS = settings(max_examples=200, deadline=None)
RATES = rates_of("FR-2026")
END = RATES.relief.end * RATES.monthly_minimum
pays = st.floats(1.0, 60_000.0)
staffs = st.sampled_from([1, 10, 11, 49, 50, 249, 250, 1_999, 2_000, 50_000])


@LAWS
@given(low=pays, more=st.floats(0.01, 5_000.0), staff=staffs, executive=st.booleans())
def test_more_gross_never_costs_less(low, more, staff, executive):
    before, after = monthly_cost(RATES, np.array([low, low + more]), staff, executive)
    assert after - before >= more * (1 - 1e-9)


@LAWS
@given(gross=pays, staff=staffs)
def test_relief_is_continuous_up_to_rounding_until_it_ends(gross, staff):
    """A cent more pay moves the rounded share by one step at most; the law itself drops what is left at the end."""
    step = 0.01
    if gross < END <= gross + step:
        return
    before, after = relief(RATES, np.array([gross, gross + step]), staff)
    steepest = RATES.relief.power * RATES.relief.most_large * 1.5 * RATES.monthly_minimum
    rounding = 1e-4 * (gross + step)
    assert abs(after - before) <= rounding + step * (1 + steepest / gross)


@LAWS
@given(gross=pays, staff=staffs)
def test_relief_stays_between_nothing_and_its_greatest_share(gross, staff):
    (found,) = relief(RATES, np.array([gross]), staff)
    greatest = RATES.relief.least + RATES.relief.most_large
    assert 0 <= found <= greatest * gross + 1e-9
    assert (found == 0) == (gross >= END)


@LAWS
@given(
    gross=st.lists(st.floats(100.0, 400_000.0), min_size=1, max_size=8), staff=staffs, executive=st.booleans()
)
def test_each_pay_is_charged_alone(gross, staff, executive):
    rules = Scheme(scheme="FR-2026", staff=staff, executive=executive)
    together = rules.yearly_cost(np.array(gross))
    alone = [rules.yearly_cost(np.array([one]))[0] for one in gross]
    np.testing.assert_array_equal(together, alone)
    assert (rules.on_commission(np.array(gross)) >= 0).all()


@LAWS
@given(gross=pays, executive=st.booleans())
def test_a_larger_company_never_pays_less_but_for_the_relief(gross, executive):
    """From 50 staff the relief is larger by 0.4 points at most: less than what the thresholds add."""
    costs = [
        monthly_cost(RATES, np.array([gross]), staff, executive)[0] for staff in (10, 11, 50, 250, 2_000)
    ]
    assert np.all(np.diff(costs) >= 0)


@LAWS
@given(low=pays, more=st.floats(0.01, 5_000.0), staff=staffs)
def test_the_relieved_share_never_rises_with_pay(low, more, staff):
    gross = np.array([low, low + more])
    before, after = relief(RATES, gross, staff) / gross
    assert after <= before + 1e-12

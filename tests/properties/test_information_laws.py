"""Laws of the value of information: what is known more is worth more, and nothing known is worth nothing."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from simulator.decision.information import evpi, evppi, evsi

LAWS = settings(max_examples=20, deadline=None)
DRAWS, BELIEFS = 1_500, 4
#: Standard errors by which an order may be missed; the errors are those of the difference at most.
REACH = 5.0


@st.composite
def problems(draw):
    """Beliefs and net benefits of two to four mixes: linear in them, some with what two do together, with luck."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    beliefs = generator.normal(size=(DRAWS, BELIEFS))
    mixes = draw(st.integers(2, 4))
    slopes = generator.normal(size=(BELIEFS, mixes)) * draw(st.sampled_from([0.1, 1.0, 1e4]))
    offset = generator.normal(size=mixes) * draw(st.sampled_from([0.0, 1.0, 100.0]))
    luck = generator.normal(size=(DRAWS, mixes)) * draw(st.sampled_from([0.0, 1.0, 10.0]))
    together = np.outer(beliefs[:, 0] * beliefs[:, 1], generator.normal(size=mixes))
    return beliefs, beliefs @ slopes + offset + luck + draw(st.sampled_from([0.0, 1.0, 10.0])) * together


def at_most(less, more):
    return less.value <= more.value + REACH * np.hypot(less.se, more.se)


@LAWS
@given(problems())
def test_a_trial_is_worth_no_more_than_what_it_asks_about_and_that_no_more_than_everything(problem):
    beliefs, net = problem
    noise = np.random.default_rng(1).normal(size=DRAWS)
    trial, one = evsi(net, (beliefs[:, 0] + noise)[:, None]), evppi(net, beliefs, 0)
    two, three, whole = evppi(net, beliefs, [0, 1]), evppi(net, beliefs, [0, 1, 2]), evpi(net, beliefs)
    assert at_most(trial, one)
    assert at_most(one, two)
    assert at_most(two, three)
    assert at_most(three, whole)
    assert whole.value >= -REACH * whole.se


@LAWS
@given(problems(), st.floats(-1e3, 1e3))
def test_a_belief_that_is_certain_is_worth_nothing_to_know(problem, value):
    beliefs, net = problem
    certain = evppi(net, np.column_stack([beliefs, np.full(DRAWS, value)]), BELIEFS)
    assert certain.value == 0.0


@LAWS
@given(problems())
def test_a_mix_beside_itself_leaves_nothing_to_learn(problem):
    beliefs, net = problem
    twins = net[:, [0, 0]]
    assert (evpi(twins).value, evpi(twins, beliefs).value, evppi(twins, beliefs, 0).value) == (0.0, 0.0, 0.0)


@LAWS
@given(problems(), st.sampled_from([1e-3, 7.0, 1e6]), st.floats(-1e4, 1e4))
def test_units_and_what_all_mixes_share_do_not_matter(problem, scale, shift):
    beliefs, net = problem
    plain, other = evpi(net, beliefs), evpi(net * scale + shift, beliefs)
    assert other.value == pytest.approx(plain.value * scale, rel=1e-6, abs=1e-9 * scale * np.ptp(net))

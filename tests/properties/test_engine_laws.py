"""Laws that hold in every row of every toy: conservation, monotone price, no chance without uncertainty."""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given, settings, strategies as st

from simulator.parameters import SIGNED, Commitment, Law, Mix, Parameters, Validation
from simulator.quantities import COST_CATEGORIES, KINDS, MEETING, TRAINING
from verification.toys import (
    activity,
    channel,
    constant,
    deal,
    diary,
    gamma,
    known,
    lognormal,
    mix,
    no_show,
    office_hours,
    ordered,
    parameters,
    platform,
    play,
    profile,
)

WEEKS, RUN_OFF = 2, 2
ROWS = range(2)
FEW = settings(max_examples=40)

chances = st.floats(0.05, 0.95)
durations = st.floats(0.05, 2.0)


def laws(means=durations) -> st.SearchStrategy[Law]:
    spread = st.floats(0.2, 1.5)
    return st.one_of(
        means.map(constant), st.builds(gamma, means, spread), st.builds(lognormal, means, spread)
    )


@st.composite
def profiles(draw):
    commitments = (
        Commitment("meeting", MEETING, "week", known(draw(st.floats(0.5, 3.0)))),
        Commitment("training", TRAINING, "day", known(draw(st.floats(0.25, 1.0)))),
    )
    return profile(
        headcount=draw(st.integers(1, 3)),
        commitments=commitments if draw(st.booleans()) else (),
        protected=((1, 9.0, 11.0),) if draw(st.booleans()) else (),
        leave_days=known(draw(st.floats(0.0, 3.0))),
        absence_days=gamma(0.8, 1.0) if draw(st.booleans()) else constant(0.0),
        commission=known(draw(st.floats(0.0, 0.1))),
        charges=known(0.4),
    )


@st.composite
def activities(draw):
    patience = draw(st.sampled_from([np.inf, 0.3, 2.0]))
    meet = activity(
        "meet",
        draw(laws()),
        draw(chances),
        no_show=no_show(draw(chances), rebooked=draw(chances), spent=0.4) if draw(st.booleans()) else None,
        next=((1, 0.4), (SIGNED, 0.6)),
        after_days=draw(laws()),
        cools_per_day=known(draw(st.floats(0.0, 0.5))),
        expires_after_days=known(patience),
        cost=known(3.0),
    )
    quote = activity(
        "quote", draw(laws()), draw(chances), after_days=draw(laws()), priority=draw(st.integers(1, 3))
    )
    call = activity("call", draw(laws()), draw(chances), next_=0, after_days=draw(laws()))
    mail = activity("mail", draw(laws()), draw(chances), next_=1)
    return meet, quote, call, mail


@st.composite
def mixes(draw) -> Mix:
    share = draw(st.floats(0.05, 0.9))
    worth = deal(lognormal(2000.0, 0.7), recurring_share=known(0.2), recurring_yearly_value=known(300.0))
    contacts = draw(st.one_of(st.none(), st.integers(1, 60)))
    channels = (
        channel("calls", 2, contacts=contacts, restart_hours=known(draw(st.floats(0.0, 0.4))), deal=worth),
        channel("mails", 3, cost_per_attempt=known(0.2), cost_per_week=known(5.0), deal=worth),
    )
    checked = Validation(0, draw(laws()), known(draw(chances))) if draw(st.booleans()) else None
    source = platform(
        "p",
        draw(st.floats(1.0, 40.0)),
        0,
        draw(chances),
        validation=checked,
        after_days=draw(laws()),
        deal=worth,
    )
    return mix(
        office_hours(WEEKS + RUN_OFF, first=-WEEKS),
        draw(activities()),
        channels=channels,
        platforms=(source,),
        orders=(draw(st.sampled_from([None, ordered(30.0, WEEKS)])),),
        shares=(((0, share), (1, (1.0 - share) / 2.0)),),
        profiles=(draw(profiles()),),
    )


def quarter(only: Mix, seed: int, opening: str = "steady") -> Parameters:
    return parameters(only, weeks=WEEKS, run_off_weeks=RUN_OFF, seed=seed, opening=opening)


seeds = st.integers(0, 2**32)


def under(out, prefix, names):
    return sum(out.of("only", f"{prefix}/{name}") for name in names)


@FEW
@given(mixes(), seeds)
def test_lines_kinds_and_categories_add_up(only, seed):
    # `play` itself checks both identities of the team in every row
    out = play(quarter(only, seed), ROWS)
    lines = ("calls", "mails", "p", "idle")
    for what in ("hours", "cost", "margin"):
        total = sum(out.of("only", f"channels/{line}/{what}") for line in lines)
        np.testing.assert_allclose(total, out.of("only", what), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(under(out, "hours_by_kind", KINDS), out.of("only", "hours"), rtol=1e-9)
    np.testing.assert_allclose(
        under(out, "cost_by_category", COST_CATEGORIES), out.of("only", "cost"), rtol=1e-9
    )
    net = out.of("only", "net")
    np.testing.assert_allclose(out.of("only", "profiles/rep/value"), net, rtol=1e-9, atol=1e-6)
    for series, whole in (("hours", "hours"), ("cost", "cost"), ("margin", "margin")):
        weekly = out.weekly[series][0].sum(1)
        np.testing.assert_allclose(weekly, out.of("only", whole), rtol=1e-9, atol=1e-6)


@FEW
@given(mixes(), seeds)
def test_every_opportunity_has_one_end(only, seed):
    out = play(quarter(only, seed), ROWS)
    for source in ("calls", "mails", "p"):
        opened = out.of("only", f"channels/{source}/opened")
        ends = {
            what: out.of("only", f"channels/{source}/{what}") for what in ("signed", "expired", "unfinished")
        }
        assert (sum(ends.values()) <= opened).all()
        assert all((values >= 0.0).all() for values in ends.values())
    appointments = out.of("only", "funnel/appointments")
    assert (out.of("only", "funnel/held") + out.of("only", "funnel/missed") <= appointments).all()
    assert (out.of("only", "platforms/p/accepted") <= out.of("only", "platforms/p/delivered")).all()
    invoiced = 100.0 * out.of("only", "platforms/p/accepted")
    np.testing.assert_allclose(out.of("only", "platforms/p/invoiced"), invoiced)
    contacts = only.channels[0].contacts
    if contacts is not None:
        assert (out.of("only", "channels/calls/attempts") <= contacts + 1e-9).all()


@FEW
@given(mixes(), seeds)
def test_the_ends_in_the_diary_account_for_all_that_was_opened(only, seed):
    these = quarter(only, seed, "empty")
    out, entries = play(these, [0]), diary(these)
    ends = Counter(e.what for e in entries)
    over = sum(ends[what] for what in ("signed", "lost", "refused", "expired"))
    assert ends["opened"] + ends["delivered"] == out.of("only", "funnel/opened")[0]
    assert over + out.of("only", "funnel/unfinished")[0] == out.of("only", "funnel/opened")[0]
    assert ends["signed"] == out.of("only", "funnel/signed")[0]
    assert ends["expired"] == out.of("only", "funnel/expired")[0]


@FEW
@given(mixes(), seeds)
def test_sure_successes_are_all_signed_or_unfinished(only, seed):
    """Without failures, misses, refusals, expiry or cooling nothing can be lost: opened = signed + unfinished."""
    sure = tuple(
        replace(
            a, success=known(1.0), no_show=None, expires_after_days=known(np.inf), cools_per_day=known(0.0)
        )
        if a.name in ("meet", "quote")
        else a
        for a in only.activities
    )
    source = replace(only.platforms[0], success=known(1.0), validation=None)
    out = play(quarter(replace(only, activities=sure, platforms=(source,)), seed), ROWS)
    ended = out.of("only", "funnel/signed") + out.of("only", "funnel/unfinished")
    np.testing.assert_array_equal(out.of("only", "funnel/opened"), ended)


@FEW
@given(mixes(), seeds)
def test_hours_waits_and_utilisation_are_possible(only, seed):
    out = play(quarter(only, seed), ROWS)
    for column, values in out.columns.items():
        if out.units[column] in ("hours", "days", "number"):
            assert (values >= -1e-9).all(), column
    used = out.of("only", "queues/rep/utilisation")
    assert ((used >= 0.0) & (used <= 1.0 + 1e-9)).all()
    assert (out.weekly["hours"][0] >= -1e-9).all()
    assert (
        out.of("only", "collected") <= out.of("only", "revenue") + out.of("only", "opening/margin") + 1e-6
    ).all()


@FEW
@given(mixes(), seeds, st.floats(1.0, 400.0))
def test_a_higher_price_moves_nothing_but_the_invoice(only, seed, more):
    dear = replace(only.platforms[0], price=only.platforms[0].price + more)
    low, high = (play(quarter(one, seed), ROWS) for one in (only, replace(only, platforms=(dear,))))
    accepted = low.of("only", "platforms/p/accepted")
    paid = low.of("only", "net") - high.of("only", "net")
    np.testing.assert_allclose(paid, more * accepted, atol=1e-6)
    assert (high.of("only", "hourly_value") <= low.of("only", "hourly_value")).all()
    for column in ("hours", "revenue", "margin", "collected", "funnel/signed", "cost_by_category/payroll"):
        np.testing.assert_array_equal(low.of("only", column), high.of("only", column))


@FEW
@given(st.floats(0.1, 1.0), st.floats(10.0, 5000.0), seeds, st.booleans())
def test_without_uncertainty_every_row_is_the_same(hours, value, seed, steady):
    """Certain successes of constant length: no chance is left, so the band has no width."""
    call = activity("call", constant(hours), 1.0, next_=0, after_days=constant(0.7))
    meet = activity("meet", constant(0.5), 1.0)
    only = mix(
        office_hours(WEEKS + RUN_OFF, first=-WEEKS),
        (meet, call),
        channels=(channel("calls", 1, value),),
        shares=(((0, 0.8),),),
    )
    out = play(quarter(only, seed, "steady" if steady else "empty"), range(4))
    for column, values in out.columns.items():
        assert (values == values[:, :1]).all(), column
    assert float(out.of("only", "hourly_value").std()) == 0.0

"""Common random numbers: the same fate in every mix, rows alone, channels that leave others alone (section 5)."""

from dataclasses import replace

import numpy as np

from simulator.engine.interface import DiaryEntry
from simulator.parameters import Validation
from verification.toys import (
    activity,
    channel,
    deal as worth,
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

WEEKS = 3


def team(name="only", **changes):
    """Two people who call, write, and attend a platform's appointments."""
    call = activity("call", gamma(0.2, 0.6), 0.1, next_=2, after_days=gamma(2.0, 0.5))
    mail = activity("mail", gamma(0.1, 0.6), 0.05, next_=2, after_days=gamma(3.0, 0.5))
    meet = activity("meet", gamma(1.0, 0.5), 0.5, next=((3, 0.4), (-1, 0.6)), after_days=gamma(1.0, 0.5))
    quote = activity("quote", gamma(0.5, 0.5), 0.6)
    deal = worth(lognormal(3000.0, 0.9), recurring_share=known(0.3), recurring_yearly_value=known(100.0))
    source = platform(
        "p",
        12.0,
        2,
        0.4,
        validation=Validation(0, gamma(0.2, 0.5), known(0.8)),
        no_show=no_show(0.3, rebooked=0.5, spent=0.3),
        after_days=gamma(2.0, 0.5),
        deal=deal,
    )
    base = {
        "channels": (channel("calls", 0, deal=deal), channel("mails", 1, deal=deal)),
        "platforms": (source,),
        "orders": (ordered(20.0, WEEKS),),
        "shares": (((0, 0.6), (1, 0.3)),),
        "profiles": (profile(headcount=2, leave_days=known(0.5), absence_days=gamma(0.7, 1.0)),),
    }
    calendar = office_hours(WEEKS + 6, first=-WEEKS)
    return replace(mix(calendar, (call, mail, meet, quote), **(base | changes)), name=name)


def quarter(*mixes, **changes):
    return parameters(*mixes, weeks=WEEKS, run_off_weeks=6, **({"seed": 77, "opening": "steady"} | changes))


def fate(entries: list[DiaryEntry], opportunity: str):
    """What becomes of an opportunity, its hours and its money, but not when."""
    mine = [e for e in entries if e.opportunity == opportunity]
    hours: dict[str, float] = {}
    for e in mine:
        if e.until is not None:
            hours[f"{e.what} {e.activity}"] = hours.get(f"{e.what} {e.activity}", 0.0) + e.until - e.time
    return [(e.what, e.value) for e in mine if e.until is None], hours


def test_the_kth_opportunity_meets_the_same_fate_in_every_mix():
    base = team()
    more = team("more", orders=(ordered(40.0, WEEKS),), shares=(((0, 0.2), (1, 0.2)),))
    these = quarter(base, more)
    left, right = diary(these, 3, "only"), diary(these, 3, "more")
    common = {e.opportunity for e in left if e.what == "delivered"} & {
        e.opportunity for e in right if e.what == "delivered"
    }
    assert len(common) > 10
    for opportunity in sorted(common):
        assert fate(left, opportunity) == fate(right, opportunity)
    calls = {e.opportunity for e in left if e.source == "calls"} & {
        e.opportunity for e in right if e.source == "calls"
    }
    assert len(calls) > 3
    for opportunity in sorted(calls):
        signed = [
            [e.value for e in entries if (e.what, e.opportunity) == ("signed", opportunity)]
            for entries in (left, right)
        ]
        assert signed[0] == signed[1]


def test_a_platform_delivers_the_same_ones_in_every_mix_that_orders_enough():
    # both orders are beyond the 12 a week that it can deliver, so that the rate is the same
    these = quarter(team(), team("more", orders=(ordered(40.0, WEEKS),)))
    times = [[e.time for e in diary(these, 3, name) if e.what == "delivered"] for name in ("only", "more")]
    assert times[0] == times[1] != []


def test_the_days_away_are_the_same_in_every_mix():
    these = quarter(team(), team("other", orders=(None,)))
    gone = [
        [(e.what, e.time, e.person) for e in diary(these, 5, name) if e.what in ("leave", "absent")]
        for name in ("only", "other")
    ]
    assert gone[0] == gone[1] != []


def test_any_row_replays_alone_to_the_last_bit():
    these = quarter(team())
    together = play(these, range(6))
    for row in (0, 3, 5):
        alone = play(these, [row])
        for column, values in alone.columns.items():
            np.testing.assert_array_equal(values[:, 0], together.columns[column][:, row], err_msg=column)


def test_the_place_of_a_draw_in_its_block_does_not_matter():
    whole = quarter(team())
    block = replace(whole, first_draw=2)  # every draw is alike, so only the numbering moves
    left, right = play(whole, [4, 5]), play(block, [4, 5])
    for column, values in left.columns.items():
        np.testing.assert_array_equal(values, right.columns[column])


def test_a_channel_that_nobody_works_changes_no_bit():
    base = team()
    extra = replace(base.channels[1], name="ads")
    # channels come before platforms, in the order of names
    wider = replace(base, channels=(extra, *base.channels), shares=(((1, 0.6), (2, 0.3)),))
    left, right = play(quarter(base), range(4)), play(quarter(wider), range(4))
    for column, values in left.columns.items():
        np.testing.assert_array_equal(values, right.columns[column], err_msg=column)
    assert right.of("only", "channels/ads/hours").sum() == 0.0


def test_a_channel_that_is_worked_leaves_the_draws_of_the_others_alone():
    base = team(orders=(None,), shares=(((0, 0.5),),), channels=team().channels)
    wider = replace(base, shares=(((0, 0.5), (1, 0.5)),))
    times = [
        [
            e.time
            for e in diary(quarter(one, opening="empty"), 2)
            if (e.what, e.source) == ("opened", "calls")
        ][:3]
        for one in (base, wider)
    ]
    assert times[0][0] == times[1][0]  # the first gap, before any task comes between


def test_a_mix_equal_to_the_baseline_differs_by_exactly_zero():
    out = play(quarter(team(), team("twin")), range(4))
    for column, values in out.columns.items():
        np.testing.assert_array_equal(values[0], values[1], err_msg=column)
    for values in out.weekly.values():
        np.testing.assert_array_equal(values[0], values[1])


def test_the_order_of_mixes_does_not_matter():
    one, two, three = team(), team("two", orders=(None,)), team("three", shares=((),))
    forth = play(quarter(one, two, three), range(3))
    back = play(quarter(three, two, one, baseline=one), range(3))
    for name in forth.mixes:
        for column in forth.columns:
            np.testing.assert_array_equal(forth.of(name, column), back.of(name, column), err_msg=column)


def test_another_seed_or_row_is_another_quarter():
    out = play(quarter(team()), range(4))
    other = play(quarter(team(), seed=78), range(4))
    assert len(set(out.of("only", "margin"))) > 1
    assert not np.array_equal(out.of("only", "margin"), other.of("only", "margin"))

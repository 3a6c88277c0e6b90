"""Theory checked against published values and its own conservation laws, before it judges an engine."""

from math import inf

import pytest

from verification.theory import (
    Reneging,
    cobham_waits,
    continuous_annuity,
    erlang_c,
    erlang_c_wait,
    pollaczek_khinchine_wait,
    ramped_deliveries,
    wald_hours,
)


def test_erlang_c_with_one_server_is_the_load():
    assert erlang_c(1, 0.7) == pytest.approx(0.7)


def test_erlang_c_of_two_servers_is_the_textbook_form():
    # C(2, a) = a^2 / (2 + a) (Gross et al., section 2.4)
    assert erlang_c(2, 1.6) == pytest.approx(1.6**2 / 3.6)


def test_m_m_1_is_both_erlang_and_pollaczek_khinchine():
    assert erlang_c_wait(1, 0.7, 1.0) == pytest.approx(pollaczek_khinchine_wait(0.7, 1.0, 1.0))
    assert erlang_c_wait(1, 0.5, 1.0) == pytest.approx(1.0)


def test_constant_service_halves_the_wait():
    assert pollaczek_khinchine_wait(0.7, 1.0, 0.0) == pytest.approx(
        pollaczek_khinchine_wait(0.7, 1.0, 1.0) / 2.0
    )


def test_priorities_keep_the_mean_wait_over_all_customers():
    # Kleinrock's conservation law: sum of load x wait does not depend on the order of service
    rates = [0.3, 0.4]
    waits = cobham_waits(rates, 1.0)
    mean = sum(rate * wait for rate, wait in zip(rates, waits, strict=True)) / sum(rates)
    assert mean == pytest.approx(erlang_c_wait(1, 0.7, 1.0))
    assert waits[0] < mean < waits[1]


@pytest.mark.parametrize(
    ("servers", "rate", "patience"), [(1, 0.9, 1.0), (2, 1.8, 0.7), (3, 4.5, 0.5), (2, 2.6, 2.0)]
)
def test_reneging_loses_what_the_servers_do_not_serve(servers, rate, patience):
    queue = Reneging(servers, rate, 1.0, patience)
    assert rate * (1.0 - queue.lost) == pytest.approx(queue.mean_busy, rel=1e-6)


def test_reneging_without_patience_is_erlang_b_and_with_endless_patience_erlang_c():
    nobody_waits = Reneging(2, 1.6, 1.0, 1e-9)
    assert nobody_waits.lost == pytest.approx(1.28 / (1 + 1.6 + 1.28), rel=1e-6)
    everybody_waits = Reneging(2, 1.6, 1.0, 60.0)
    assert everybody_waits.lost == pytest.approx(0.0, abs=1e-9)
    assert everybody_waits.mean_wait_of_served == pytest.approx(erlang_c_wait(2, 1.6, 1.0), rel=1e-6)
    assert Reneging(2, 1.6, 1.0, inf).lost == pytest.approx(0.0)


def test_a_geometric_number_of_exponential_attempts_is_exponential():
    mean, sd = wald_hours(1, 0.1, 0.25, 1.0)
    assert mean == pytest.approx(2.5)
    assert sd == pytest.approx(2.5)


def test_a_ramp_loses_half_of_its_weeks():
    assert ramped_deliveries(10.0, 10.0, 4.0, 13.0) == pytest.approx(10.0 * 13 - 10.0 * 2)
    assert ramped_deliveries(5.0, 10.0, 4.0, 13.0) == pytest.approx(5.0 * 13 - 5.0)


def test_an_annuity_at_no_interest_is_the_years():
    assert continuous_annuity(3.0, 1e-12) == pytest.approx(3.0)

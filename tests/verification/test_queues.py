"""Platforms feeding closers day and night, from empty, against queueing theory; the bound is `judge.BOUND`."""

import pytest

from verification.judge import BOUND, z_of_ratio
from verification.theory import Reneging, cobham_waits, erlang_c, erlang_c_wait, pollaczek_khinchine_wait
from verification.toys import activity, constant, exponential, gamma, known
from verification.waits import Waits, queue, waits

REPLICATIONS = 32


def z_of_waits(found: Waits, expected: float) -> float:
    return z_of_ratio([sum(w) for w in found.served], [len(w) for w in found.served], expected)


@pytest.mark.parametrize(("servers", "rate"), [(2, 1.4), (3, 2.0)])
def test_waits_of_m_m_c_are_erlang_s(servers, rate):
    toy = queue(servers, {"p": rate}, (activity("meet", exponential(1.0), 0.5),), seed=11 + servers)
    found = waits(toy, 24)["p"]
    assert abs(z_of_waits(found, erlang_c_wait(servers, rate, 1.0))) < BOUND
    waiting = [sum(w > 0.0 for w in served) for served in found.served]
    served = [len(served) for served in found.served]
    assert abs(z_of_ratio(waiting, served, erlang_c(servers, rate))) < BOUND


@pytest.mark.parametrize(
    ("law", "cv"), [(constant(1.0), 0.0), (gamma(1.0, 0.5), 0.5), (gamma(1.0, 1.5), 1.5)]
)
def test_waits_of_m_g_1_are_pollaczek_khinchine_s(law, cv):
    toy = queue(1, {"p": 0.6}, (activity("meet", law, 0.5),), seed=21)
    found = waits(toy, REPLICATIONS)["p"]
    assert abs(z_of_waits(found, pollaczek_khinchine_wait(0.6, 1.0, cv))) < BOUND


def test_two_priorities_wait_as_cobham_says():
    service = exponential(1.0)
    first, second = activity("urgent", service, 0.5, priority=1), activity("calm", service, 0.5, priority=2)
    found = waits(queue(1, {"a": 0.3, "b": 0.35}, (first, second), seed=31), REPLICATIONS)
    for source, expected in zip(("a", "b"), cobham_waits([0.3, 0.35], 1.0), strict=True):
        assert abs(z_of_waits(found[source], expected)) < BOUND


@pytest.mark.parametrize(("servers", "rate", "patience"), [(1, 0.9, 1.5), (2, 1.9, 0.6)])
def test_expiry_is_reneging_after_a_constant_patience(servers, rate, patience):
    meet = activity("meet", exponential(1.0), 0.5, expires_after_days=known(patience / 24.0))
    found = waits(queue(servers, {"p": rate}, (meet,), seed=41), 20)["p"]
    theory = Reneging(servers, rate, 1.0, patience)
    arrived = [len(served) + lost for served, lost in zip(found.served, found.dropped, strict=True)]
    assert abs(z_of_ratio(found.dropped, arrived, theory.lost)) < BOUND
    assert abs(z_of_waits(found, theory.mean_wait_of_served)) < BOUND
    assert max(max(served) for served in found.served) <= patience

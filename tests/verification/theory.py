"""Exact answers of queueing and renewal theory; nothing here shares code with what it judges.

Every function gives its source. Rates are per hour and times in hours unless said otherwise.
"""

import itertools
from collections.abc import Sequence
from math import erfc, exp, factorial, inf, log, pi, sqrt

from scipy.integrate import quad


def erlang_c(servers: int, offered: float) -> float:
    """Chance that a customer waits in M/M/c, `offered` being arrival rate x mean service.

    Source: Gross, Shortle, Thompson, Harris, "Fundamentals of Queueing Theory", 4th ed., eq. 2.35.
    """
    last = offered**servers / factorial(servers) / (1.0 - offered / servers)
    return last / (sum(offered**n / factorial(n) for n in range(servers)) + last)


def erlang_c_wait(servers: int, arrivals: float, service: float) -> float:
    """Mean wait before service in M/M/c (Gross et al., eq. 2.36)."""
    return erlang_c(servers, arrivals * service) / (servers / service - arrivals)


def pollaczek_khinchine_wait(arrivals: float, service: float, cv: float) -> float:
    """Mean wait before service in M/G/1 (Gross et al., eq. 5.11; Kleinrock, "Queueing Systems" I, 5.7)."""
    load = arrivals * service
    return load * service * (1.0 + cv * cv) / (2.0 * (1.0 - load))


def cobham_waits(arrivals: Sequence[float], service: float) -> list[float]:
    """Mean waits by class, the first served first, in M/M/1 with non-preemptive priorities.

    Source: A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954) 70-76;
    with exponential service the mean residual is sum(rate) x service^2.
    """
    residual = sum(arrivals) * service**2
    reached = [sum(arrivals[:k]) * service for k in range(len(arrivals) + 1)]
    return [residual / ((1.0 - before) * (1.0 - after)) for before, after in itertools.pairwise(reached)]


class Reneging:
    """M/M/c whose customers leave unserved when they have waited longer than a constant patience.

    The wait that an arrival would be offered has an atom at 0, of weight sum of p_n for n < c, and the density
    v(x) = rate x p_(c-1) x exp(rate x min(x, patience) - c x), with service rate 1 as the unit here.
    Sources: D. Y. Barrer, "Queuing with impatient customers and ordered service", Operations Research 5 (1957)
    650-656; B. V. Gnedenko and I. N. Kovalenko, "Introduction to Queueing Theory" (1968), section 1.6. The form by
    level crossing is F. Baccelli and G. Hebuterne, "On queues with impatient customers" (1981). Whether the lost
    leave when patience ends or when their turn comes changes nothing for those who are served.
    """

    def __init__(self, servers: int, arrivals: float, service: float, patience: float) -> None:
        self.servers = servers
        self.rate = arrivals
        self.leave = 1.0 / service
        self.patience = patience
        terms = [(arrivals * service) ** n / factorial(n) for n in range(servers)]
        self._last = 1.0
        self._last = terms[-1] / (sum(terms) + terms[-1] * self._integral(0.0, inf))
        self.idle_weights = [self._last * term / terms[-1] for term in terms]

    def density(self, wait: float) -> float:
        """Density of the offered wait at a positive wait."""
        drift = self.rate * min(wait, self.patience) - self.servers * self.leave * wait
        return self.rate * self._last * exp(drift)

    @property
    def lost(self) -> float:
        """Share of the customers who leave unserved: those offered more than their patience."""
        return self._integral(self.patience, inf)

    @property
    def mean_wait_of_served(self) -> float:
        """Mean wait of those who are served."""
        return quad(lambda x: x * self.density(x), 0.0, self.patience)[0] / (1.0 - self.lost)

    @property
    def mean_busy(self) -> float:
        """Mean number of busy servers."""
        waiting = 1.0 - sum(self.idle_weights)
        return sum(n * p for n, p in enumerate(self.idle_weights)) + self.servers * waiting

    def _integral(self, start: float, end: float) -> float:
        middle = min(max(self.patience, start), end)
        return float(quad(self.density, start, middle)[0] + quad(self.density, middle, end)[0])


def wald_hours(successes: int, probability: float, hours: float, cv: float) -> tuple[float, float]:
    """Mean and standard deviation of the hours up to the k-th success of independent attempts.

    Wald's identity and the variance of a random sum (Ross, "Stochastic Processes", 2nd ed., 1.5 and 7.2):
    with N geometric, E = h / p and Var = (cv h)^2 / p + h^2 (1 - p) / p^2 for each success.
    """
    variance = (cv * hours) ** 2 / probability + hours**2 * (1.0 - probability) / probability**2
    return successes * hours / probability, sqrt(successes * variance)


def compound_poisson(count: float, mean: float, cv: float) -> tuple[float, float]:
    """Mean and standard deviation of the sum of a Poisson number of values (Ross, 2.5)."""
    return count * mean, sqrt(count * mean**2 * (1.0 + cv**2))


def binomial_sd(trials: float, probability: float) -> float:
    """Standard deviation of a binomial count; with trials that are counted, that of a thinned process."""
    return sqrt(trials * probability * (1.0 - probability))


def appointments_until_held_or_lost(missed: float, rebooked: float) -> tuple[float, float]:
    """Mean and standard deviation of the bookings of one opportunity: each is repeated with chance m x r."""
    again = missed * rebooked
    return 1.0 / (1.0 - again), sqrt(again) / (1.0 - again)


def ramped_deliveries(ordered: float, deliverable: float, ramp_weeks: float, weeks: float) -> float:
    """Mean deliveries: the integral of min(ordered, deliverable x min(1, t / ramp)) over the active weeks."""
    kinks = [ramp_weeks, ramp_weeks * ordered / deliverable]
    inside = sorted({0.0, weeks, *(k for k in kinks if 0.0 < k < weeks)})

    def rate(t: float) -> float:
        return min(ordered, deliverable * min(1.0, t / ramp_weeks))

    return sum(float(quad(rate, a, b)[0]) for a, b in itertools.pairwise(inside))


def continuous_annuity(years: float, rate: float) -> float:
    """Value today of 1 a year paid evenly over some years, by integration of (1 + r)^-t."""
    return float(quad(lambda t: exp(-t * log(1.0 + rate)), 0.0, years)[0])


def value_of_knowing(mean: float, sd: float) -> float:
    """Worth of learning a normal net gain before choosing whether to take it, when all that is learned has spread `sd`.

    E[max(0, X)] - max(0, mean) with X ~ N(mean, sd^2), the unit normal loss integral: H. Raiffa and R. Schlaifer,
    "Applied Statistical Decision Theory" (1961), section 5.4 and table 1. For a sample of n observations of variance v
    on a belief of variance s^2, `sd` is that of the posterior mean, s^2 / sqrt(s^2 + v / n) (section 11.5).
    """
    standardised = abs(mean) / sd
    density = exp(-0.5 * standardised**2) / sqrt(2.0 * pi)
    return sd * (density - standardised * 0.5 * erfc(standardised / sqrt(2.0)))

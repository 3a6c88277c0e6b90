"""A market of our own making: one simulated quarter, told by its diary, as a sales team's tools would export it.

Truths are drawn from what the estimators believe before any data (`DelayPrior`, uniform shares), so that a right belief covers
them as often as it says (S. R. Cook, A. Gelman and D. B. Rubin, J. Computational and Graphical Statistics 15 (2006), 675-692).
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.optimize import brentq
from scipy.special import gamma

from simulator.engine.compiled import CompiledEngine
from simulator.sampling import sample
from simulator.scenario import load

#: Hours of the talk that finds out whether there is interest.
TALK = 0.02
#: The quarter's end, in days.
QUARTER = 91.0
#: People call round the clock and each thing is done at once, so that nothing but the delays takes time.
QUARTER_OF_CALLS = """title = "A market of our own making"

[horizon]
start = 2027-01-04
weeks = 13
run_off_weeks = 1040

[calendar]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
windows = ["00:00-24:00"]

[opening]
start = "empty"

[profiles.caller]
headcount = 1
hourly_cost = 30

[profiles.closer]
headcount = 3
hourly_cost = 30

[activities.call]
by = "caller"
hours = {{ contact = {{ mean = 1, cv = 0.5 }} }}
success = {opened}
next = "interest"

[activities.interest]
by = "closer"
hours = {{ contact = {{ mean = {talk}, cv = {talk_cv} }} }}
success = {closes}
next = {{ yes = {wins}, no = {loses} }}

[activities.yes]
by = "closer"
hours = {{ contact = 0.001 }}
success = 1
next = "signed"
after_days = {won_after}

[activities.no]
by = "closer"
hours = {{ contact = 0.001 }}
success = 1
next = "refusal"
after_days = {lost_after}

[activities.refusal]
by = "closer"
hours = {{ contact = 0.001 }}
success = 0
next = "signed"

[deal]
value = {{ mean = {value}, cv = {value_cv} }}
margin_rate = 1

[channels.calls]
attempt = "call"

[mixes.only]
prospecting.caller = {{ calls = 1 }}
"""


@dataclass(frozen=True)
class Truth:
    """What one market is really like; delays in days."""

    closes: float
    wins: float
    won_mean: float
    lost_mean: float
    won_cv: float
    lost_cv: float
    family: str
    value: float
    value_cv: float
    talk_cv: float

    @property
    def won(self):
        return self.closes * self.wins

    @property
    def never(self):
        return 1 - self.closes


def drawn(random, prior):
    """A truth from the prior."""
    never, won, lost = random.dirichlet([1.0, 1.0, 1.0])
    means = prior.mean * np.exp(prior.mean_spread * random.standard_normal(2))
    spreads = prior.cv * np.exp(prior.cv_spread * random.standard_normal(2))
    return Truth(
        closes=1 - never,
        wins=won / (won + lost),
        won_mean=means[0],
        lost_mean=means[1],
        won_cv=spreads[0],
        lost_cv=spreads[1],
        family=random.choice(["lognormal", "gamma", "weibull"]),
        value=random.uniform(1_000, 9_000),
        value_cv=random.uniform(0.3, 1.2),
        talk_cv=random.uniform(0.3, 1.2),
    )


def law(family, mean, cv):
    """A delay as a scenario says it."""
    if family == "lognormal":
        return f"{{ mean = {mean!r}, cv = {cv!r} }}"
    if family == "gamma":
        return f'{{ dist = "gamma", a = {cv**-2!r}, mean = {mean!r} }}'
    shape = brentq(lambda c: gamma(1 + 2 / c) / gamma(1 + 1 / c) ** 2 - 1 - cv**2, 0.2, 60.0)
    return f'{{ dist = "weibull_min", c = {shape!r}, mean = {mean!r} }}'


def text_of(truth, opened):
    """The scenario of a market, of which a share `opened` of the calls opens a deal."""
    return QUARTER_OF_CALLS.format(
        opened=opened,
        closes=float(truth.closes),
        wins=float(truth.wins),
        loses=1 - float(truth.wins),
        won_after=law(truth.family, float(truth.won_mean), float(truth.won_cv)),
        lost_after=law(truth.family, float(truth.lost_mean), float(truth.lost_cv)),
        value=truth.value,
        value_cv=truth.value_cv,
        talk_cv=truth.talk_cv,
        talk=TALK,
    )


@dataclass(frozen=True)
class Export:
    """What the team's tools hold on a day: deals by the days between dates and outcome, values signed, talk times, replies."""

    ages: np.ndarray
    outcomes: np.ndarray
    values: np.ndarray
    talk: np.ndarray


def told(truth, opened, seed):
    """The diary of a market's quarter and of all that follows from it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "market.toml"
        file.write_text(text_of(truth, opened), encoding="utf-8")
        scenario = load(file)
    return CompiledEngine().diary(sample(scenario, ["only"], seed, range(1)), "only", 0)


def exported(diary, day):
    """What the tools hold at the end of a day: deals carry dates, and nobody records that a deal is dead."""
    seen = [entry for entry in diary if (entry.time if entry.until is None else entry.until) < day * 24.0]
    began = {entry.opportunity: entry.time for entry in seen if entry.what == "opened"}
    won = {entry.opportunity: entry.time for entry in seen if entry.what == "signed"}
    lost = {
        entry.opportunity: entry.time
        for entry in seen
        if entry.what == "lost" and entry.activity == "refusal"
    }
    ended = {**dict.fromkeys(began, (day - 0.5) * 24.0), **won, **lost}
    return Export(
        ages=np.array([ended[name] // 24 - began[name] // 24 for name in began]),
        outcomes=np.array([1 if name in won else 2 if name in lost else 0 for name in began]),
        values=np.array([entry.value for entry in seen if entry.what == "signed"]),
        talk=np.array(
            [entry.until - entry.time for entry in seen if entry.activity == "interest" and entry.until]
        ),
    )

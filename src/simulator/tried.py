"""One frozen record of what a trial is worth: by length, with the rule that reads it, and an early look.

Money is in the scenario's currency and today's, time in weeks or hours, probabilities and shares in 0..1. Names are
those of `trial.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Provenance, Unweighed
from simulator.statistics import Distribution, Estimate


@dataclass(frozen=True)
class Reading:
    """Thresholds on one count: `at_least` or more leads one way, less than `below` the other, between the third.

    `upward`: many lead to going on and few to stopping; else many to stopping and few to going on.
    `of` makes the count a share of another one. `at_least` None is never met, 0 always; so with `below`. The two are
    the same where there is no third way.
    """

    count: str
    of: str | None
    at_least: float | None
    below: float | None
    upward: bool = True


@dataclass(frozen=True)
class TrialRule:
    """The rule of the last day, and how well it decides.

    `taken` is how often it takes each option. `value` is what it gains over choosing at once, over the weeks that
    follow; `wrong` how often it takes another option than the best one given the beliefs, and `loss` what that loses;
    `changed` is how often the best use of all that is shown takes another option than would be taken at once, and
    `wrong_at_once` how often that one is wrong.
    `share_of_information` is the part of `information` that it keeps, and `told` whether `value` is above nought beyond its
    error: otherwise no threshold deserves trust.
    """

    reading: Reading
    taken: Mapping[str, float]
    value: Estimate
    told: bool
    wrong: Estimate
    loss: Estimate
    changed: Estimate
    wrong_at_once: Estimate
    share_of_information: float


@dataclass(frozen=True)
class TrialLength:
    """A trial of so many weeks.

    `seen` is what it shows on its last day, open deals staying open. `information` (EVSI) is what the best use of all
    of it gains over the weeks that follow, `cost` what the trial costs against the best option without it,
    `net` (ENBS) the first less the second. `rows_needed` is about how many rows would give a verdict, where these give
    none; None also when that is beyond what anybody waits for.
    """

    weeks: int
    seen: Mapping[str, Distribution]
    information: Estimate
    cost: Estimate
    net: Estimate
    rule: TrialRule
    at_once: str
    verdict: str
    rows_needed: int | None


@dataclass(frozen=True)
class Interim:
    """A look before the last day of the recommended length, and the last day's rule for the trials that come to it.

    `early` leads to stopping below `below`, and to going on for good from `at_least` where that is an option, else to
    continuing. `gain` is what the look adds to the trial's net benefit.
    """

    week: int
    weeks: int
    early: Reading
    last: Reading
    stopped: float
    gone_on: float
    goes_on_early: bool
    gain: Estimate
    wrong: Estimate


@dataclass(frozen=True)
class TrialFindings:
    """The whole answer.

    `options` maps "stop", "reduce" (if any) and "go_on" to mixes. `weekly_gain` is what each brings a week more than
    stopping, once platforms are running; `believed` counts the beliefs behind them. `verdict` is that of the length `best_weeks`: "worth", "not_worth",
    "changes_nothing" or "undecided"; from `as_good_from_weeks` on no length can be told from it. `interim_week` is the week
    of the look asked for: `interim` is None where the recommended length ends before. `unweighed` are the mixes that no
    option leads to, by what each brings a week more than the best option, the largest first. `simulated` counts the rows
    of all mixes.
    """

    title: str
    language: str
    currency: str
    baseline: str
    trial: str
    options: Mapping[str, str]
    applies_weeks: int
    discount_rate: float
    verdict: str
    best_weeks: int
    as_good_from_weeks: int
    at_once: str
    believed: int
    weekly_gain: Mapping[str, Estimate]
    lengths: tuple[TrialLength, ...]
    interim_week: int | None
    interim: Interim | None
    unweighed: tuple[Unweighed, ...]
    platforms: tuple[str, ...]
    simulated: int
    provenance: Provenance
    labels: Mapping[str, str]

    @property
    def recommended(self) -> TrialLength:
        """The length of the greatest net benefit."""
        return next(one for one in self.lengths if one.weeks == self.best_weeks)

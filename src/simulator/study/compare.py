"""What is said of one mix against the baseline, on paired differences (model.md section 8)."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from simulator.findings import Comparison, Difference
from simulator.outcomes import Floats
from simulator.scenario import Scenario
from simulator.statistics import (
    BreakEven,
    Design,
    Estimate,
    Histogram,
    Scores,
    better_on_average,
    break_even_price,
    distribution,
    histogram,
    ignorance_share,
    proportion,
)


class Columns(Protocol):
    """Rows of mixes, a column at a time."""

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""


@dataclass(frozen=True)
class Pair:
    """A mix and the baseline in the same rows.

    `net` is the mix's net, which bears the change that the mix causes in the opening's net.
    """

    outcomes: Columns
    mix: str
    baseline: str

    @property
    def opening_net(self) -> Floats:
        """Change that the mix causes in the opening's net, (rows,)."""
        return self._of(self.mix, "opening/net") - self._of(self.baseline, "opening/net")

    @property
    def net(self) -> Floats:
        """The mix's net with that change, (rows,)."""
        return self._of(self.mix, "net") + self.opening_net

    @property
    def net_difference(self) -> Floats:
        """Paired difference of net, (rows,)."""
        return self.net - self._of(self.baseline, "net")

    @property
    def hourly_difference(self) -> Floats:
        """Paired difference of hourly value, (rows,); nan where a mix works no hour."""
        hours = self._of(self.mix, "hours")
        hourly = np.divide(self.net, hours, out=np.full_like(hours, np.nan), where=hours > 0.0)
        return hourly - self._of(self.baseline, "hourly_value")

    def measured(self, measure: str) -> Floats:
        """Paired difference of the measure that decides, (rows,)."""
        return self.net_difference if measure == "net" else self.hourly_difference

    def _of(self, mix: str, column: str) -> Floats:
        return self.outcomes.of(mix, column)


@dataclass(frozen=True)
class Compared:
    """All that is found of a pair: the judgement, its ignorance share, and the picture of its rows."""

    comparison: Comparison
    ignorance_share: Estimate
    picture: Histogram


def compare(scenario: Scenario, pair: Pair, design: Design, normal_scores: Scores) -> Compared:
    """Judge a mix against the baseline, each difference of the rows worked out once.

    Parameters
    ----------
    normal_scores : Scores
        The beliefs that either mix uses, as normal scores.
    """
    hourly, net = pair.hourly_difference, pair.net_difference
    measured = net if scenario.decision.measure == "net" else hourly
    average = better_on_average(measured, design, normal_scores)
    comparison = Comparison(
        against=pair.baseline,
        difference=Difference(
            distribution(hourly, design),
            distribution(net, design),
            distribution(pair.opening_net, design),
        ),
        probability_better=chance_of_winning(measured, design),
        probability_better_on_average=average.probability,
        expected_gain=average.expected_gain,
        expected_loss_if_wrong=average.expected_loss_if_wrong,
        break_even_price=_break_even(scenario, pair, design, normal_scores),
        cooled_away=_cooled(scenario, pair.outcomes, pair.mix)
        - _cooled(scenario, pair.outcomes, pair.baseline),
    )
    return Compared(comparison, ignorance_share(measured, design), histogram(measured))


def chance_of_winning(difference: Floats, design: Design) -> Estimate:
    """Probability that a quarter of the mix beats the baseline's, ties half."""
    wins = np.where(np.isnan(difference), np.nan, 0.5 * (1.0 + np.sign(difference)))
    return proportion(wins, design)


def _break_even(
    scenario: Scenario, pair: Pair, design: Design, normal_scores: Scores
) -> dict[str, BreakEven]:
    prices, net = {}, pair.net
    for platform, order in scenario.mixes[pair.mix].orders.items():
        if order.per_week <= 0.0:
            continue
        prices[platform] = break_even_price(
            net + pair.outcomes.of(pair.mix, f"platforms/{platform}/invoiced"),
            pair.outcomes.of(pair.mix, "hours"),
            pair.outcomes.of(pair.mix, f"platforms/{platform}/accepted"),
            pair.outcomes.of(pair.baseline, "net"),
            pair.outcomes.of(pair.baseline, "hours"),
            design,
            normal_scores,
        )
    return prices


def _cooled(scenario: Scenario, outcomes: Columns, mix: str) -> float:
    sources = (*scenario.channels, *scenario.platforms)
    lost = sum(float(np.mean(outcomes.of(mix, f"channels/{name}/cooled"))) for name in sources)
    decided = sum(float(np.mean(outcomes.of(mix, f"funnel/{what}"))) for what in ("held", "quotes"))
    return lost / decided if decided > 0.0 else 0.0

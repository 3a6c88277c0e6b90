"""Which mix, what that depends on, and what it is worth to know more, from the rows that there are."""

from collections.abc import Callable, Mapping

import numpy as np

from simulator.decision import (
    Acceptability,
    acceptability,
    dominance_both_ways,
    expected_regret,
    sobol_of_draws,
)
from simulator.decision.information import evpi_and_choices, evppi_of_each
from simulator.findings import Comparison, DecisionFindings, DominanceFindings, Drivers
from simulator.outcomes import Floats, OutcomesReader
from simulator.sampling import beliefs_together
from simulator.scenario import Scenario
from simulator.statistics import Design, Estimate, better_on_average, draw_means, mean_estimate
from simulator.study.beliefs import Beliefs
from simulator.study.compare import Pair

#: Draws that are looked at, the first ones: enough for what can be known, and memory stays flat.
MOST_DRAWS = 20_000
#: Prices at which the mixes are compared, about, from nothing to twice what an appointment is worth at most.
PRICES = 40
#: How far beyond the price paid they go, times: the table leaves some of the last ones out.
BEYOND_PAID = 1.25


def decide(
    scenario: Scenario,
    outcomes: OutcomesReader,
    design: Design,
    beliefs: Beliefs,
    comparisons: Mapping[str, Comparison],
) -> DecisionFindings | None:
    """Judge the mixes together, on net; None when there is nothing to compare, or one draw, which tells nothing.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    outcomes, design, beliefs
        Of the run.
    comparisons : mapping of str to Comparison
        Of each mix with the baseline.
    """
    if not comparisons or design.clusters < 2:
        return None
    mixes = (scenario.decision.baseline, *comparisons)
    view = View(scenario, outcomes, design, beliefs, mixes)
    net = np.column_stack([draw_means(view.net(mix), view.design) for mix in mixes])
    clusters = view.design.cluster_of_draw
    perfect, chosen = evpi_and_choices(net, view.scores, clusters=clusters)
    regrets = expected_regret(net, chosen, clusters=clusters)
    ranked = [mixes[i] for i in np.argsort(-net.mean(axis=0), kind="stable")]
    measured, ahead = view.best_measured(ranked[0])
    lead = better_on_average(view.net(ranked[0]) - view.net(ranked[1]), view.design, view.scores)
    return DecisionFindings(
        draws=view.design.draws,
        mixes=tuple(ranked),
        lead=lead.expected_gain,
        lead_chance=lead.probability,
        best=view.chances_of_being_best(),
        best_measured=measured,
        measured_lead=ahead,
        priced=mixes,
        evpi=perfect,
        worth=dict(zip(view.paths, evppi_of_each(net, view.scores, clusters=clusters), strict=True)),
        regret=dict(zip(mixes, regrets, strict=True)),
        drivers={mix: view.drivers(mix) for mix in comparisons},
        dominance={mix: view.dominance(mix, mixes[0]) for mix in comparisons},
        lead_dominance=None if mixes[0] in ranked[:2] else view.dominance(*ranked[:2]),
        acceptability={
            platform: view.acceptability(platform, round_prices(top))
            for platform, top in _tops(comparisons, view.paid).items()
        },
    )


def round_prices(top: float) -> Floats:
    """Prices from 0 to `top` or just above, a round step apart: 1, 2 or 5 times a power of ten."""
    least = top / PRICES
    power = 10.0 ** np.floor(np.log10(least))
    step = next(n * power for n in (1.0, 2.0, 5.0, 10.0) if n * power >= least * (1.0 - 1e-9))
    return np.asarray(step * np.arange(int(np.ceil(top / step - 1e-9)) + 1), dtype=np.float64)


class View:
    """The rows of the draws that are looked at.

    Parameters
    ----------
    scenario, outcomes, design, beliefs
        Of the run.
    mixes : tuple of str
        The baseline, then the others.
    """

    def __init__(
        self,
        scenario: Scenario,
        outcomes: OutcomesReader,
        design: Design,
        beliefs: Beliefs,
        mixes: tuple[str, ...],
    ) -> None:
        kept = design.draw_index < MOST_DRAWS
        self.rows = slice(0, int(np.count_nonzero(kept)))
        self.design = Design(design.draw[self.rows], design.cluster[self.rows], design.bootstrap_seed)
        self.mixes = mixes
        self._scenario, self._outcomes = scenario, outcomes
        used = beliefs.used_by(*mixes)
        self.paths = used.paths
        self.scores = used.first(self.design.draws)
        self._nets: dict[str, Floats] = {}
        self._own = {mix: beliefs.used_by(mix, mixes[0]).paths for mix in mixes}

    def pair(self, mix: str) -> Pair:
        """A mix beside the baseline."""
        return Pair(self._outcomes, mix, self.mixes[0])

    def net(self, mix: str) -> Floats:
        """Net of a mix, which bears the change that it causes in the opening's net, (rows,)."""
        if mix not in self._nets:
            self._nets[mix] = self.pair(mix).net[self.rows]
        return self._nets[mix]

    def measured(self, mix: str) -> Floats:
        """Difference of a mix to the baseline by the measure that decides, (rows,); 0 for the baseline."""
        if mix == self.mixes[0]:
            return np.zeros(self.design.rows)
        return self.pair(mix).measured(self._scenario.decision.measure)[self.rows]

    def best_measured(self, other: str) -> tuple[str, Estimate]:
        """The best mix by the measure that decides, and its lead over another in that measure."""
        means = {mix: mean_estimate(self.measured(mix), self.design).value for mix in self.mixes}
        best = max(self.mixes, key=lambda mix: float(np.nan_to_num(means[mix], nan=-np.inf)))
        return best, mean_estimate(self.measured(best) - self.measured(other), self.design)

    def drivers(self, mix: str) -> Drivers:
        """What drives a mix's difference to the baseline, by the measure that decides."""
        paths = self._own[mix]
        scores = self.scores[:, [self.paths.index(path) for path in paths]]
        together = beliefs_together(self._scenario, paths)
        correlated = tuple(path for path, others in zip(paths, together, strict=True) if others.any())
        return Drivers(paths, sobol_of_draws(self.measured(mix), self.design, scores, together), correlated)

    def dominance(self, mix: str, other: str) -> DominanceFindings:
        """Whether one of two mixes is the better for everybody, by the measure that decides."""
        found = dominance_both_ways(self._level(mix), self._level(other), self.design)
        for better, one in zip((mix, other), found, strict=True):
            if one.order:
                return DominanceFindings(better, one.order, one.p_value, one.reverse_p_value)
        return DominanceFindings(None, 0, found[0].p_value, found[0].reverse_p_value)

    def _level(self, mix: str) -> Floats:
        """A mix by the measure that decides, (rows,), which bears the change that it causes in the opening."""
        measure = self._scenario.decision.measure
        return self._outcomes.of(self.mixes[0], measure)[self.rows] + self.measured(mix)

    def chances_of_being_best(self) -> dict[str, Estimate]:
        """Chance, over the beliefs, that each mix has the highest mean net."""
        found = self.acceptability(None, np.zeros(1))
        both = zip(found.probability[0], found.error[0], strict=True)
        return {
            mix: Estimate(float(chance), float(error))
            for mix, (chance, error) in zip(self.mixes, both, strict=True)
        }

    def acceptability(self, platform: str | None, prices: Floats) -> Acceptability:
        """Which mix is best along a platform's price; without a platform at the prices that the beliefs hold.

        All gains are those over the baseline, so that what every mix shares is not judged.
        """
        rows = self.design.rows
        paid = [self._of(mix, platform, "invoiced") if platform else np.zeros(rows) for mix in self.mixes]
        taken = [self._of(mix, platform, "accepted") if platform else np.zeros(rows) for mix in self.mixes]
        own = self.net(self.mixes[0]) + paid[0]
        gains = [self.net(mix) + one - own for mix, one in zip(self.mixes, paid, strict=True)]
        return acceptability(np.column_stack(gains), np.column_stack(taken), prices, self.design, self.scores)

    def paid(self, platform: str) -> float:
        """The most that an accepted appointment costs on average in a mix that buys any; 0 where none does."""
        bought = [(self._of(m, platform, "invoiced"), self._of(m, platform, "accepted")) for m in self.mixes]
        return max((float(money.sum() / n.sum()) for money, n in bought if n.sum() > 0), default=0.0)

    def _of(self, mix: str, platform: str, what: str) -> Floats:
        return self._outcomes.of(mix, f"platforms/{platform}/{what}")[self.rows]


def _tops(comparisons: Mapping[str, Comparison], paid: Callable[[str], float]) -> dict[str, float]:
    """For each platform that a mix orders from, the highest price to look at: well beyond break-even and the price paid."""
    tops: dict[str, float] = {}
    for comparison in comparisons.values():
        for platform, even in comparison.break_even_price.items():
            top = max(2.0 * max(even.value, 0.5 * even.p90, 1.0), BEYOND_PAID * paid(platform))
            if np.isfinite(top):
                tops[platform] = max(tops.get(platform, 0.0), float(top))
    return tops

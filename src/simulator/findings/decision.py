"""What is found of the decision: which mix, what that depends on, what it is worth to know more."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.decision import Acceptability, Indices
from simulator.statistics import Estimate


@dataclass(frozen=True)
class Drivers:
    """What drives a difference to the baseline: Sobol indices, beliefs in the order of `beliefs`.

    `correlated` are those that go together with another of them: each tells something of the others, and first orders may
    add up to more than 1.
    """

    beliefs: tuple[str, ...]
    indices: Indices
    correlated: tuple[str, ...] = ()


@dataclass(frozen=True)
class DominanceFindings:
    """Which of two mixes is the better for everybody: at `order` 1 whoever wants more, at 2 whoever dislikes risk too.

    `order` 0 and `better` None: neither can be said. `p_value` is that of the dominance, `reverse_p_value` of its reverse.
    """

    better: str | None
    order: int
    p_value: float
    reverse_p_value: float


@dataclass(frozen=True)
class DecisionFindings:
    """Which mix, and what it is worth to know more; money is net over horizon and run-off.

    `draws` were looked at. `mixes` are in the order of their mean net, the best first; `lead` is what the first earns more
    than the second and `lead_chance` how probable it is that it does on average; `best` is the chance, over the beliefs,
    that each is the best. `best_measured` is the best by the measure that decides, `measured_lead` its lead over the first.
    `dominance` is of each mix with the baseline, `lead_dominance` of the first two, None when the baseline is one of them.
    `acceptability` is by platform, its columns `priced`. `worth` is that of knowing a belief, by path, `evpi` of knowing
    them all; `regret` what each mix loses to the best given the beliefs.
    """

    draws: int
    mixes: tuple[str, ...]
    lead: Estimate
    lead_chance: Estimate
    best: Mapping[str, Estimate]
    best_measured: str
    measured_lead: Estimate
    priced: tuple[str, ...]
    evpi: Estimate
    worth: Mapping[str, Estimate]
    regret: Mapping[str, Estimate]
    drivers: Mapping[str, Drivers]
    dominance: Mapping[str, DominanceFindings]
    lead_dominance: DominanceFindings | None
    acceptability: Mapping[str, Acceptability]

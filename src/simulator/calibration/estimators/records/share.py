"""What is found of a probability."""

from dataclasses import dataclass

from simulator.calibration.estimators.records.belief import Belief, Counts


@dataclass(frozen=True)
class ConversionFit:
    """A probability of success from counts: a Beta posterior.

    Attributes
    ----------
    successes, trials
        What was counted.
    alpha, beta
        Parameters of the Beta posterior.
    belief
        Its mean and quantiles.
    """

    successes: float
    trials: float
    alpha: float
    beta: float
    belief: Belief


@dataclass(frozen=True)
class ShrunkenFit:
    """Probabilities of several groups that borrow strength from one another.

    Attributes
    ----------
    groups
        One posterior a group, in the order given.
    new
        For a group that has not been seen; wider than `pooled` when groups differ.
    pooled
        As if all groups were one.
    spread
        Belief about the standard deviation between groups.
    """

    groups: tuple[ConversionFit, ...]
    new: ConversionFit
    pooled: ConversionFit
    spread: Belief


@dataclass(frozen=True)
class FatigueFit:
    """Success at the k-th attempt among the contacts who got that far; index 0 is the first attempt.

    Attributes
    ----------
    exposures, successes
        Contacts who had a k-th attempt, and those whom it won, (attempts,).
    rates
        One Beta posterior an attempt.
    slope
        Belief about the factor by which each further attempt multiplies the odds of success.
    tires
        Probability that this factor is below 1.
    """

    exposures: Counts
    successes: Counts
    rates: tuple[ConversionFit, ...]
    slope: Belief
    tires: float

    @property
    def overall(self) -> float:
        """Successes per attempt, all attempts together."""
        return float(self.successes.sum()) / float(self.exposures.sum())

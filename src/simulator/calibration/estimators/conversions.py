"""A probability from counts."""

from simulator.calibration.estimators.beliefs import beta_belief
from simulator.calibration.estimators.records import ConversionFit

#: Jeffreys' prior for a probability.
JEFFREYS = (0.5, 0.5)


def fit_conversion(successes: float, trials: float, prior: tuple[float, float] = JEFFREYS) -> ConversionFit:
    """Beta posterior of a probability of success.

    Parameters
    ----------
    successes, trials
        What was counted; fractions are allowed.
    prior
        Parameters of the Beta before the counts.

    Raises
    ------
    ValueError
        Unless 0 <= successes <= trials.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"successes = {successes} must be from 0 to trials = {trials}")
    alpha, beta = prior[0] + successes, prior[1] + trials - successes
    return ConversionFit(successes, trials, alpha, beta, beta_belief(alpha, beta))

"""Whether anything that was not weighed is better than the best of what was."""

from collections.abc import Sequence

from simulator.statistics import Estimate

#: Chance that one of them is wrongly said to be better, or wrongly said not to be.
ERROR = 0.025


def told(ahead: Sequence[Estimate]) -> list[str]:
    """Tell which are better, each by what it brings more than the best of what was weighed.

    They are judged together: the interval of each is as wide as their number asks (C. E. Bonferroni; O. J. Dunn, Multiple
    comparisons among means, Journal of the American Statistical Association 56 (1961), 52-64).

    Returns
    -------
    list of str
        "better" or "not_better" beyond the error, else "open".
    """
    from scipy.special import ndtri

    reach = float(ndtri(1.0 - ERROR / max(len(ahead), 1)))
    return [_told(one, reach * one.se) for one in ahead]


def _told(ahead: Estimate, reach: float) -> str:
    if ahead.value - reach > 0.0:
        return "better"
    return "not_better" if ahead.value + reach <= 0.0 else "open"

"""A tornado: how far the outcome moves as one belief goes from its low to its high value."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design
from simulator.statistics.estimates import Estimate
from simulator.statistics.means import mean_estimate

#: Takes a belief's place and a value, gives the outcome with that belief at that value, (rows,): row n has the same luck,
#: and the same values of all other beliefs, at every call.
Evaluate = Callable[[int, float], FloatArray]


@dataclass(frozen=True)
class Bar:
    """One belief moved alone.

    Attributes
    ----------
    belief : int
        Its place among the beliefs.
    low, high : Estimate
        Mean outcome with the belief at its low and at its high value.
    down, up : Estimate
        By how much these differ from the mean outcome with the belief as it is drawn: paired, hence far better known.
    swing : Estimate
        From low to high, paired; below 0 when more of the belief is worse.
    """

    belief: int
    low: Estimate
    high: Estimate
    down: Estimate
    up: Estimate
    swing: Estimate

    @property
    def width(self) -> float:
        """Length of the bar, |swing| unless both ends lie on the same side of the middle."""
        ends = (0.0, self.down.value, self.up.value)
        return max(ends) - min(ends)


def tornado(evaluate: Evaluate, values: FloatArray, drawn: FloatArray, design: Design) -> tuple[Bar, ...]:
    """Move each belief from its low to its high value (P10 and P90, say), the others staying as they are drawn.

    R. A. Howard, Management Science 34 (1988) 679-695; T. G. Eschenbach, Interfaces 22 (1992), no. 6, 40-46, who hold the
    others at one point; here the mean is taken over them, E[outcome | the belief]. Common random numbers: what two calls
    share cancels in their difference. One belief at a time says nothing of what beliefs do together: `sobol_of_draws` does.

    Parameters
    ----------
    evaluate : callable
        See `Evaluate`; asked twice a belief.
    values : (k, 2) float
        Low and high value of each belief.
    drawn : (rows,) float
        Outcome with every belief as it is drawn.
    design : Design
        How the rows were sampled.

    Returns
    -------
    tuple of Bar
        The longest first; beliefs as long keep their order.
    """
    bars = [
        _bar(belief, evaluate(belief, float(low)), evaluate(belief, float(high)), drawn, design)
        for belief, (low, high) in enumerate(values)
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.width))


def _bar(belief: int, low: FloatArray, high: FloatArray, drawn: FloatArray, design: Design) -> Bar:
    rows = {"low": low, "high": high, "down": low - drawn, "up": high - drawn, "swing": high - low}
    return Bar(belief, **{name: mean_estimate(one, design) for name, one in rows.items()})

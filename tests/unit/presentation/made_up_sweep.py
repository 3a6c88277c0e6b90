"""Plausible made-up sweeps: what shows them is tested, never the numbers."""

from dataclasses import replace
from itertools import product

from simulator.decision import judgement
from simulator.scenario import Axis
from simulator.statistics import Crossing, Estimate
from simulator.swept import Indifference, Point, PointComparison, SweepFindings
from unit.presentation.made_up import made_up, spread

PRICE = Axis("platforms.phoning.price", "platforms.phoning.price", "money", (60.0, 120.0, 180.0, 240.0), None, True, False)  # fmt: skip
SUCCESS = Axis("activities.demo.success", "activities.demo.success", "probability", (0.35, 0.4, 0.45), 0.4, False, False)  # fmt: skip
MIXES = ("internal", "pilot")


def point(values: tuple[float, ...], gain: float, chance: float, sd: float = 12.0) -> Point:
    """A point whose paired difference has this mean, and whose chance on average is given."""
    odds, difference = Estimate(chance, 0.02), spread(gain, sd)
    verdict = judgement(odds, Estimate(difference.mean, difference.se))
    comparison = PointComparison(difference, Estimate(0.5 + gain / 50.0, 0.01), odds, verdict)
    return Point(
        values, {"internal": spread(27.0, 15.0), "pilot": spread(27.0 + gain, 16.0)}, {"pilot": comparison}
    )


def sweep_of(axes: tuple[Axis, ...], points: list[Point], found: list[Indifference]) -> SweepFindings:
    """Return a sweep with these points."""
    known = made_up()
    return SweepFindings(
        title=known.title,
        language=known.language,
        currency="EUR",
        headline="hourly_value",
        horizon_weeks=13,
        baseline="internal",
        trial="pilot",
        provenance=known.provenance,
        axes=axes,
        mixes=MIXES,
        comparisons=("pilot",),
        points=tuple(points),
        indifference={"pilot": tuple(found)},
        labels=known.labels,
    )


def crossing(at: float, se: float, low: float, high: float, *, rises: bool = False) -> Crossing:
    """Return a crossing."""
    return Crossing(Estimate(at, se), low, high, rises)


def along_price(*gains: float, found: tuple[Crossing, ...] = ()) -> SweepFindings:
    """Return a sweep of the price: gains of one EUR or less cannot be told apart."""
    points = [
        point((price,), gain, 0.5 if abs(gain) <= 1.0 else 0.96 if gain > 0.0 else 0.03)
        for price, gain in zip(PRICE.values, gains, strict=True)
    ]
    return sweep_of((PRICE,), points, [Indifference(0, None, one) for one in found])


def price_falls() -> SweepFindings:
    """Return the ordinary case: dearer appointments stop paying at about 181 EUR."""
    return along_price(6.0, 3.0, 0.1, -3.0, found=(crossing(181.4, 8.7, 180.0, 240.0),))


def price_and_success() -> SweepFindings:
    """Return a sweep of two quantities with a line of indifference."""
    points = [
        point((price, rate), gain, 0.5 if abs(gain) <= 1.0 else 0.96 if gain > 0.0 else 0.03)
        for price, rate in product(PRICE.values, SUCCESS.values)
        for gain in [(170.0 - price) / 20.0 + (rate - 0.4) * 60.0]
    ]
    found = [
        Indifference(0, rate, crossing(170.0 + (rate - 0.4) * 1200.0, 9.0, low, low + 60.0))
        for rate, low in ((0.35, 60.0), (0.4, 120.0), (0.45, 180.0))
    ]
    return sweep_of((replace(PRICE, own=120.0, belief=False), SUCCESS), points, found)

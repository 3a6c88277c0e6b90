"""Plausible made-up searches: what shows them is tested, never the numbers."""

from dataclasses import replace

from simulator.scenario import Axis
from simulator.searched import Candidate, SearchFindings
from simulator.statistics import Estimate
from unit.presentation.made_up import made_up

ORDER = Axis("mixes.pilot.orders.phoning.per_week", "mixes.pilot.orders.phoning.per_week", "appointments/week", (0.0, 4.0, 8.0), 4.0, False, False)  # fmt: skip
CALLS = Axis("mixes.pilot.prospecting.rep.calls -> customers", "mixes.pilot.prospecting.rep.calls", "share", (0.1, 0.25), None, False, False)  # fmt: skip


def candidate(
    values: tuple[float, ...], gain: float, tail: float, frontier: str = "off", status: str = "eliminated"
) -> Candidate:
    """A candidate with these two gains over the baseline."""
    none = not values
    return Candidate(
        values=values,
        rows=1_024,
        net=Estimate(7_000.0 + gain, 1_000.0),
        gain=None if none else Estimate(gain, 300.0),
        probability_better=None if none else Estimate(0.6, 0.02),
        behind=Estimate(9_000.0 - gain, 0.0 if gain == 9_000.0 else 200.0),
        cvar10=Estimate(tail - 28_000.0, 1_000.0),
        cvar10_gain=None if none else Estimate(tail, 400.0),
        frontier=frontier,
        status=status,
    )


def search_of(axes: tuple[Axis, ...], best: int, *candidates: Candidate) -> SearchFindings:
    """A search with these candidates after the baseline."""
    known = made_up()
    return SearchFindings(
        title=known.title,
        language=known.language,
        currency="EUR",
        horizon_weeks=13,
        baseline="internal",
        mix="pilot",
        confidence=0.95,
        indifference=500.0,
        settled=all(one.status != "tied" for one in candidates),
        best=best,
        axes=axes,
        candidates=candidates,
        quarters=sum(one.rows for one in candidates),
        unweighed=(),
        provenance=known.provenance,
        labels=known.labels,
    )


BASELINE = candidate((), 0.0, 0.0)


def settled() -> SearchFindings:
    """The middle order is selected; nothing is closer or safer."""
    best = candidate((4.0,), 9_000.0, 2_000.0, "on", "selected")
    return search_of(
        (ORDER,), 2, BASELINE, candidate((0.0,), 500.0, 300.0), best, candidate((8.0,), 5_000.0, 900.0)
    )


def safer() -> SearchFindings:
    """The largest order is selected, a smaller one is as good and safer, the baseline may be safer too."""
    found = settled()
    baseline = replace(BASELINE, frontier="open")
    close = candidate((4.0,), 8_700.0, 3_000.0, "on", "close")
    best = candidate((8.0,), 9_000.0, 2_000.0, "on", "selected")
    return replace(found, best=3, candidates=(baseline, found.candidates[1], close, best))


def tied() -> SearchFindings:
    """Six of six points of two quantities cannot be told apart, nor can their frontier."""
    points = [(order, share) for order in ORDER.values for share in CALLS.values]
    some = [candidate(at, 9_000.0 - 50.0 * k, 2_000.0 + k, "open", "tied") for k, at in enumerate(points)]
    return search_of((ORDER, CALLS), 1, BASELINE, *some)


def nothing_better() -> SearchFindings:
    """The baseline is the best."""
    worse = [candidate((order,), -1_000.0 - order, -500.0) for order in ORDER.values]
    best = replace(BASELINE, status="selected", frontier="on", behind=Estimate(0.0, 0.0))
    return search_of((ORDER,), 0, best, *worse)


def many() -> SearchFindings:
    """Sixty candidates."""
    axis = replace(ORDER, values=tuple(float(k) for k in range(60)))
    some = [candidate((value,), 9_000.0 - 10.0 * value, value) for value in axis.values]
    best = replace(some[0], status="selected", frontier="on")
    return search_of((axis,), 1, BASELINE, best, *some[1:])

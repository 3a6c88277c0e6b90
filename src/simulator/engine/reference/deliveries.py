"""When a platform delivers: a Poisson process in open hours with a linear ramp (model.md section 4)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.reference.chance import Chance
from simulator.engine.reference.timetable import Timetable, week_start
from simulator.parameters import Order, Platform
from simulator.quantities import HOURS_PER_WEEK, round_up


@dataclass(frozen=True)
class Rate:
    """Deliveries a week: min(ordered, ramp x deliverable), the ramp growing from 0 to 1 over `ramp_weeks`."""

    ordered: float
    deliverable: float
    ramp_weeks: float

    @property
    def _plateau(self) -> float:
        return min(self.ordered, self.deliverable)

    def weeks_until(self, integrated: float) -> float:
        """Open weeks from the first active one until the integrated rate reaches a value."""
        if self._plateau <= 0.0:
            return math.inf
        weeks_of_growth = self.ramp_weeks * self._plateau / self.deliverable
        grown = 0.5 * self._plateau * weeks_of_growth
        if integrated < grown:
            return math.sqrt(2.0 * integrated * self.ramp_weeks / self.deliverable)
        return weeks_of_growth + (integrated - grown) / self._plateau


def delivery_times(
    platform: Platform, order: Order, timetable: Timetable, chance: Chance, prefix: str, *, ramp: bool
) -> Iterator[float]:
    """Times of the deliveries of one row, in order, never more than ordered in all.

    Thinning is not needed: unit exponentials run through the integrated rate (Law & Kelton, 8.6.2).
    """
    draw = chance.draw
    rate = Rate(
        order.per_week,
        float(platform.deliverable_per_week[draw]),
        float(platform.ramp_weeks[draw]) if ramp else 0.0,
    )
    clock = timetable.clock
    first = timetable.start + week_start(order.first_week)
    last = min(timetable.start + order.last_week * HOURS_PER_WEEK, timetable.close)
    start, most = (
        clock.elapsed(first),
        math.floor(order.per_week * (order.last_week - order.first_week + 1) + 1e-9),
    )
    integrated = 0.0
    for k in range(most):
        integrated += chance.delivery_interval(f"{prefix}{platform.name}", k)
        weeks = rate.weeks_until(integrated)
        if math.isinf(weeks):
            return
        time = clock.falls_due(start + round_up(weeks * timetable.weekly_open_hours))
        if time >= last:
            return
        yield time

"""Results of weeks that a scenario has learned from already."""

import datetime
from collections.abc import Iterable

from simulator.calibration.results.model import Results
from simulator.calibration.results.period import Period, overlap, period_of
from simulator.scenario import trials_told


def counted_already(results: Results, sources: Iterable[str], start: datetime.date) -> Period | None:
    """Return the days, shared with these results, that a scenario's beliefs bear results of already.

    Parameters
    ----------
    results : Results
        Those to come.
    sources : iterable of str
        Sources of the beliefs that they tell of.
    start : date
        First day of the scenario, from which weeks are counted where no last day is told.

    Returns
    -------
    Period or None
        Of the first such trial; None when nothing would count twice.
    """
    coming = period_of(results.weeks, results.until, start)
    there = (
        period_of(told.weeks, told.until, start)
        for source in sources
        for told in trials_told(source)
        if told.own
    )
    return next((period for period in there if overlap(period, coming)), None)

"""Numbers in, beliefs out: what a column of an export says about one quantity of a scenario.

Nothing here knows a table, a file or a scenario.

    fit_durations(values) -> DurationFit
    fit_values(values) -> ValueFit
    fit_conversion(successes, trials, prior=(0.5, 0.5)) -> ConversionFit
    shrunken(successes, trials) -> ShrunkenFit
    fit_outcomes(ages, outcomes, resolution=…) -> CureFit        (outcomes: 0 open, 1 won, 2 lost)
    fit_recurring(customer, years, values, end) -> RecurringFit
    fit_fatigue(attempts, success) / fatigue_of(exposures, successes) -> FatigueFit
"""

from simulator.calibration.estimators.records import (
    Belief,
    Candidate,
    ConversionFit,
    CureFit,
    DelayFit,
    DurationFit,
    FatigueFit,
    Incidence,
    Quantiles,
    RecurringFit,
    ShrunkenFit,
    ValueFit,
)

__all__ = [
    "Belief",
    "Candidate",
    "ConversionFit",
    "CureFit",
    "DelayFit",
    "DurationFit",
    "FatigueFit",
    "Incidence",
    "Quantiles",
    "RecurringFit",
    "ShrunkenFit",
    "ValueFit",
]

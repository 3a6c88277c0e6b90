"""Numbers in, beliefs out: what a column of an export says about one quantity of a scenario.

Nothing here knows a table, a file or a scenario.
"""

from simulator.calibration.estimators.conversions import fit_conversion
from simulator.calibration.estimators.cure import DelayPrior, fit_outcomes, misfit
from simulator.calibration.estimators.durations import fit_durations
from simulator.calibration.estimators.fatigue import fatigue_of, fit_fatigue
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
from simulator.calibration.estimators.recurring import fit_recurring
from simulator.calibration.estimators.shrinkage import shrunken
from simulator.calibration.estimators.values import fit_values

__all__ = [
    "Belief",
    "Candidate",
    "ConversionFit",
    "CureFit",
    "DelayFit",
    "DelayPrior",
    "DurationFit",
    "FatigueFit",
    "Incidence",
    "Quantiles",
    "RecurringFit",
    "ShrunkenFit",
    "ValueFit",
    "fatigue_of",
    "fit_conversion",
    "fit_durations",
    "fit_fatigue",
    "fit_outcomes",
    "fit_recurring",
    "fit_values",
    "misfit",
    "shrunken",
]

"""What an estimator answers: frozen records of numbers, in the unit of what was given."""

from simulator.calibration.estimators.records.belief import Belief, Counts, Floats
from simulator.calibration.estimators.records.deals import CureFit, DelayFit, Incidence, RecurringFit
from simulator.calibration.estimators.records.law import Candidate, DurationFit, Family, Quantiles, ValueFit
from simulator.calibration.estimators.records.share import ConversionFit, FatigueFit, ShrunkenFit

__all__ = [
    "Belief",
    "Candidate",
    "ConversionFit",
    "Counts",
    "CureFit",
    "DelayFit",
    "DurationFit",
    "Family",
    "FatigueFit",
    "Floats",
    "Incidence",
    "Quantiles",
    "RecurringFit",
    "ShrunkenFit",
    "ValueFit",
]

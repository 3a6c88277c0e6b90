"""What a trial showed, as its manager counted it: a small file, checked, then turned into terms of a likelihood."""

from simulator.calibration.results.appointments import later_rows, with_appointments
from simulator.calibration.results.evidence import evidence_of
from simulator.calibration.results.found import Elapsed, Evidence, Left, Told
from simulator.calibration.results.model import Results
from simulator.calibration.results.notation import believed, law_of, noted
from simulator.calibration.results.orders import trial_of
from simulator.calibration.results.period import Period
from simulator.calibration.results.read import read_results
from simulator.calibration.results.twice import counted_already

__all__ = [
    "Elapsed",
    "Evidence",
    "Left",
    "Period",
    "Results",
    "Told",
    "believed",
    "counted_already",
    "evidence_of",
    "later_rows",
    "law_of",
    "noted",
    "read_results",
    "trial_of",
    "with_appointments",
]

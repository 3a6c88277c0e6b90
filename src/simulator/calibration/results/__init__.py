"""What a trial showed, as its manager counted it: a small file, checked, then turned into terms of a likelihood."""

from simulator.calibration.results.appointments import with_appointments
from simulator.calibration.results.evidence import evidence_of
from simulator.calibration.results.found import Elapsed, Evidence, Left, Told
from simulator.calibration.results.model import Results
from simulator.calibration.results.notation import believed, law_of, noted
from simulator.calibration.results.read import read_results

__all__ = [
    "Elapsed",
    "Evidence",
    "Left",
    "Results",
    "Told",
    "believed",
    "evidence_of",
    "law_of",
    "noted",
    "read_results",
    "with_appointments",
]

"""Exports of real tools -> the canonical tables, with a report on every file."""

from simulator.calibration.readers.read import read
from simulator.calibration.readers.report import Complaint, Note, Reading, ReadReport, Similar, Status
from simulator.calibration.readers.settings import ReadSettings

__all__ = ["Complaint", "Note", "ReadReport", "ReadSettings", "Reading", "Similar", "Status", "read"]

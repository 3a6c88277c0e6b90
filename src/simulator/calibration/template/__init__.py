"""The sheet of half-hour slots, a week's measurement without any tool: where things stand in it, and what it offers."""

from simulator.calibration.template.choices import Choice, choices_of
from simulator.calibration.template.layout import (
    DAYS,
    FIRST_DAY,
    FIRST_SLOT,
    HIDDEN,
    MARK,
    MONDAY,
    MOST_PEOPLE,
    NAME,
    SLOT_HOURS,
    SLOTS,
    VERSION,
    slot_start,
)

__all__ = [
    "DAYS",
    "FIRST_DAY",
    "FIRST_SLOT",
    "HIDDEN",
    "MARK",
    "MONDAY",
    "MOST_PEOPLE",
    "NAME",
    "SLOTS",
    "SLOT_HOURS",
    "VERSION",
    "Choice",
    "choices_of",
    "slot_start",
]

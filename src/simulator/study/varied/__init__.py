"""Studies that change one thing at a time, on the same luck."""

from simulator.study.varied.drivers import drivers
from simulator.study.varied.hours import channel_hours, hours

__all__ = ["DEFAULT_ROWS", "channel_hours", "drivers", "hours"]

#: Rows of each variant unless stated: common random numbers make few rows go far.
DEFAULT_ROWS = 2_000

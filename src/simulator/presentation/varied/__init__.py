"""Studies that change one thing at a time, shown: where an hour pays, and a tornado."""

from simulator.presentation.varied.drivers import drivers_page, drivers_sentences
from simulator.presentation.varied.hours import hours_page, hours_sentences

__all__ = ["drivers_page", "drivers_sentences", "hours_page", "hours_sentences"]

"""The sheet of half-hour slots, a week's measurement without any tool: what it offers; `layout` says where things stand."""

from simulator.calibration.template.choices import Choice, choices_of

__all__ = ["Choice", "choices_of"]

"""The sheet of half-hour slots, written: a week's measurement without any tool."""

from simulator.presentation.template.offered import default_choices, with_kinds
from simulator.presentation.template.write import template_bytes, write_template

__all__ = ["default_choices", "template_bytes", "with_kinds", "write_template"]

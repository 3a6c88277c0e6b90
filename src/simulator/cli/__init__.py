"""The command line: parse, call the study, call the presentation, catch the one error family."""

from simulator.cli.group import simulate

__all__ = ["simulate"]

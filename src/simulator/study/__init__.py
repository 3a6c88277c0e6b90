"""The table of contents: sample, run, estimate, compare -> findings."""

from simulator.study.conduct import Conducted, conduct
from simulator.study.recall import about, identity_of, recall, wanted_rows
from simulator.study.run import retell
from simulator.study.settings import Settings

__all__ = ["Conducted", "Settings", "about", "conduct", "identity_of", "recall", "retell", "wanted_rows"]

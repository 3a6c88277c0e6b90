"""What is found of a scenario beside its main run: what a trial is worth, and what the last hours bring."""

from dataclasses import dataclass

from simulator.tried import TrialFindings
from simulator.varied import HoursFindings


@dataclass(frozen=True)
class Answers:
    """What `simulate trial` and `simulate hours` found, or a run's glance at both; None where nothing was."""

    trial: TrialFindings | None = None
    hours: HoursFindings | None = None

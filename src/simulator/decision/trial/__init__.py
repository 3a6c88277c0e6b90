"""Is a trial worth running: what it would show, the rule that reads it, what it costs, and an early look.

Numbers only. Options are numbered from 0, to stop, to the last, to go on; a third way lies between.
"""

from simulator.decision.trial.errors import known
from simulator.decision.trial.folds import FOLDS, Shown
from simulator.decision.trial.interim import EarlyLook, Two, TwoStages, look_early
from simulator.decision.trial.judged import Judged, Stakes, judge
from simulator.decision.trial.thresholds import Levels, Rule, Thresholds
from simulator.decision.trial.verdict import CHANGES_LITTLE, Evidence, rows_needed, verdict
from simulator.decision.trial.worth import Worth, best_length, worth

__all__ = [
    "CHANGES_LITTLE",
    "FOLDS",
    "EarlyLook",
    "Evidence",
    "Judged",
    "Levels",
    "Rule",
    "Shown",
    "Stakes",
    "Thresholds",
    "Two",
    "TwoStages",
    "Worth",
    "best_length",
    "judge",
    "known",
    "look_early",
    "rows_needed",
    "verdict",
    "worth",
]

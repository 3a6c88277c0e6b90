"""After a trial: beliefs given its results, its rule applied, and the verdict renewed."""

from simulator.study.update.conduct import (
    DEFAULT_UPDATE_ROWS,
    NOTHING,
    Renewed,
    renew,
    updated,
    updated_beliefs,
)
from simulator.study.update.learn import DEFAULT_DRAWS, Learned, learn
from simulator.study.update.rule import rule_from_folder

__all__ = [
    "DEFAULT_DRAWS",
    "DEFAULT_UPDATE_ROWS",
    "NOTHING",
    "Learned",
    "Renewed",
    "learn",
    "renew",
    "rule_from_folder",
    "updated",
    "updated_beliefs",
]

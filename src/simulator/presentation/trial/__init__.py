"""What a trial is worth as people and programs read it: sentences, tables, JSON; its picture is with the figures."""

from simulator.presentation.trial.files import to_trial
from simulator.presentation.trial.sentences import answer, between, finding, kind_of_answer, unweighed_lines

__all__ = [
    "answer",
    "between",
    "finding",
    "kind_of_answer",
    "to_trial",
    "unweighed_lines",
]

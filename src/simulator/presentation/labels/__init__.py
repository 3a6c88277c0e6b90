"""What people read: words, numbers and names in French and English."""

from simulator.presentation.labels.chances import (
    chance,
    chance_with_error,
    complement,
    looks_certain,
    short_chance,
)
from simulator.presentation.labels.names import Names
from simulator.presentation.labels.problems import phrase_in, rule_and_remedy, said_by_system
from simulator.presentation.labels.words import LANGUAGES, Words

__all__ = [
    "LANGUAGES",
    "Names",
    "Words",
    "chance",
    "chance_with_error",
    "complement",
    "looks_certain",
    "phrase_in",
    "rule_and_remedy",
    "said_by_system",
    "short_chance",
]

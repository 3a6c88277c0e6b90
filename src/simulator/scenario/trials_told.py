"""What the source of a belief says of the trials whose results are in it: the words that `simulate update` writes."""

import datetime
import re
from dataclasses import dataclass

#: "then results of the trial, 13 weeks, until 2027-04-04: 9 of 900", and the same in French.
_TOLD = re.compile(
    r"(?:then results of the trial|puis résultats de l['’]essai),\s+"
    r"(?P<weeks>[\d.,]+)\s+(?:weeks?|semaines?)(?:,\s+(?:until|au)\s+(?P<until>\d{4}-\d\d-\d\d))?\s*:\s*"
    r"(?P<carried>by correlation|par corrélation)?"
)


@dataclass(frozen=True)
class TrialTold:
    """A trial that a belief has learned from.

    Attributes
    ----------
    weeks : float
        That its results cover.
    until : date or None
        Last day counted, where it is told.
    own : bool
        Whether the results are of this belief itself, not of others that go with it.
    """

    weeks: float
    until: datetime.date | None
    own: bool


def trials_told(source: str) -> list[TrialTold]:
    """Return the trials that a source tells of, in its order; none for a belief that no update has written."""
    return [
        TrialTold(
            float(found["weeks"].replace(",", ".")),
            None if found["until"] is None else datetime.date.fromisoformat(found["until"]),
            own=found["carried"] is None,
        )
        for found in _TOLD.finditer(source)
    ]

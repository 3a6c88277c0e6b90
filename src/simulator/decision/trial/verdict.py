"""Whether a trial is worth running, and how many rows it would take to tell."""

import math
from dataclasses import dataclass

from simulator.decision.judgement import Z95, above_nought, below_nought
from simulator.statistics import Estimate

#: A trial that leads to another choice less often than this, and is worth nothing that can be told, changes nothing.
CHANGES_LITTLE = 0.01
#: Rows beyond which nobody waits for a verdict.
MOST_ROWS = 1_000_000


@dataclass(frozen=True)
class Evidence:
    """What a verdict rests on.

    Attributes
    ----------
    net : Estimate
        Expected net benefit of sampling (ENBS).
    changed : Estimate
        How often what the trial shows leads to another choice.
    lead : Estimate
        What the choice at once brings more than the second best.
    """

    net: Estimate
    changed: Estimate
    lead: Estimate


def verdict(found: Evidence) -> str:
    """Tell whether a trial is worth running, only as far as the errors allow.

    Returns
    -------
    str
        "not_worth" when the net benefit is below nought beyond its error, "worth" when it is above; else
        "changes_nothing" when what the trial shows leads to another choice less often than `CHANGES_LITTLE`, beyond the
        error of that share, and that choice is the best beyond its own; "undecided" when only more rows can tell.
    """
    if below_nought(found.net):
        return "not_worth"
    if above_nought(found.net):
        return "worth"
    if found.changed.value + Z95 * found.changed.se < CHANGES_LITTLE and _led(found.lead):
        return "changes_nothing"
    return "undecided"


def rows_needed(found: Evidence, rows: int, draws: int) -> int | None:
    """About how many rows would give a verdict: 1, 2 or 5 times a power of ten; None beyond `MOST_ROWS`.

    Errors fall as the root of the rows. That nothing changes takes at least the draws whose rule of three stays below
    `CHANGES_LITTLE` (`simulator.statistics.least_error`).

    Parameters
    ----------
    found : Evidence
        What is known.
    rows, draws : int
        How many there were.
    """
    sign = rows * _times(found.net.value, found.net.se)
    nothing = math.inf
    if found.changed.value < CHANGES_LITTLE:
        unseen = math.log(0.05) / math.log1p(-CHANGES_LITTLE) * rows / draws
        seen = rows * _times(CHANGES_LITTLE - found.changed.value, found.changed.se)
        led = 0.0 if _led(found.lead) else rows * _times(found.lead.value, found.lead.se)
        nothing = max(unseen, seen if found.changed.value > 0.0 else 0.0, led)
    return _round_number(max(min(sign, nothing), rows))


def _led(lead: Estimate) -> bool:
    return lead.se == 0.0 or above_nought(lead)


def _times(value: float, se: float) -> float:
    """How many times the rows it takes to tell a value from nought."""
    return math.inf if value == 0.0 else (Z95 * se / value) ** 2


def _round_number(rows: float) -> int | None:
    """The next 1, 2 or 5 times a power of ten above."""
    if not rows < MOST_ROWS:
        return None
    power = 10 ** math.floor(math.log10(max(rows, 1.0)))
    return int(next(k * power for k in (1, 2, 5, 10) if k * power > rows))

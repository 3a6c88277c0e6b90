"""A swept quantity as people read it: its name, its values, and a value known up to an error."""

import math
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.words import NO_BREAK
from simulator.quantities import KINDS
from simulator.scenario import Axis
from simulator.scenario.overrides import split_path
from simulator.statistics import Estimate

#: Keys that have a name in the catalogues; another quantity is called by its path.
NAMED: tuple[str, ...] = (
    "price", "per_week", "headcount", "success", "gross_salary", "hourly_cost", "margin_rate", "value", "hours",
    "can_deliver_per_week", "probability", "accepted", "cost_per_attempt", "cost_per_week", "contacts", "priority",
)  # fmt: skip
#: Sections whose entries have names of their own.
SECTIONS = ("profiles", "activities", "channels", "platforms", "mixes")
PERCENT = ("probability", "share")


class SweptQuantity:
    """Words and numbers of one axis.

    Parameters
    ----------
    axis : Axis
        The quantity.
    labels : mapping
        `SweepFindings.labels`.
    words : Words
        Language and currency.
    """

    def __init__(self, axis: Axis, labels: Mapping[str, str], words: Words) -> None:
        self.axis = axis
        self.scale = 100 if axis.unit in PERCENT else 1
        self.name = _name(axis, Names(labels, words), words)
        self.unit = "%" if self.scale == 100 else words.unit if axis.unit.startswith("money") else ""
        self._words = words
        ordered = sorted(axis.values)
        gap = self.scale * min(above - below for below, above in pairwise(ordered))
        self._most = max(0, 2 - math.floor(math.log10(gap)))

    @property
    def label(self) -> str:
        """Name and unit, for an axis or the corner of a table."""
        return f"{self.name} ({self.unit})" if self.unit else self.name

    def bare(self, value: float) -> str:
        """A value, exactly, without its unit."""
        exact = (Decimal(repr(value)) * self.scale).normalize()
        exponent = exact.as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
        return self._words.number(float(exact), digits)

    def exact(self, value: float) -> str:
        """A value, exactly."""
        return self._with_unit(self.bare(value))

    def about(self, at: Estimate) -> str:
        """A value known up to its error, in no more digits than that error allows."""
        text = self._words.with_error(self.scale * at.value, self.scale * at.se, most=self._most)
        return self._with_unit(text)

    def _with_unit(self, text: str) -> str:
        return f"{text}{NO_BREAK}{self.unit}" if self.unit else text


def _name(axis: Axis, names: Names, words: Words) -> str:
    parts = [str(part) for part in split_path(axis.resolved) or ()]
    owned = bool(parts) and parts[0] in SECTIONS
    keys = parts[2 if owned else 1 :]
    key = next((one for one in reversed(keys) if one in NAMED), None)
    if key is None:
        return axis.path
    what = words.say(f"swept.{key}")
    kind = next((one for one in keys if one in KINDS), None)
    if key == "hours" and kind is not None:
        what = words.say("pair", name=what, text=words.say(f"kind.{kind}"))
    if not owned:
        return what
    owner = names.mix(parts[1]) if parts[0] == "mixes" else names.any(parts[1])
    return words.say("sweep.owner", what=what, owner=owner)

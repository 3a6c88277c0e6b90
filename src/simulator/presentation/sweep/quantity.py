"""A swept quantity as people read it: its name, its values, and a value known up to an error."""

import math
from collections.abc import Mapping
from itertools import pairwise

from simulator.decision import Z95
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.scenario import Axis
from simulator.scenario.transfers import split_transfer
from simulator.statistics import Estimate

#: Units shown in percent.
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
    of : str
        A mix that goes without saying.
    """

    def __init__(self, axis: Axis, labels: Mapping[str, str], words: Words, of: str = "") -> None:
        self.axis = axis
        self.scale = 100 if axis.unit in PERCENT else 1
        self.name = _name(axis, Names(labels, words), words, of)
        self.money = axis.unit.startswith("money")
        self.unit = "%" if self.scale == 100 else words.unit if self.money else ""
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
        return self._words.exact(value, scale=self.scale)

    def first(self, value: float) -> str:
        """The first of two values that share a unit: with it only where the language writes the unit before."""
        return self.exact(value) if self.money and self._words.unit_first else self.bare(value)

    def exact(self, value: float) -> str:
        """A value, exactly."""
        if self.money:
            return self._words.exact_amount(value)
        return self._words.exact_percent(value) if self.scale == 100 else self.bare(value)

    def about(self, at: Estimate) -> str:
        """A value with its 95 % interval, in no more digits than that allows: "€405 ± 8 (95%)"."""
        reach = Z95 * self.scale * at.se
        text = self._words.with_error(self.scale * at.value, reach, most=self._most, money=self.money)
        if self.scale == 100:
            text += self._words.percent_sign
        return self._words.say("sweep.interval", value=text) if "±" in text else text


def _name(axis: Axis, names: Names, words: Words, of: str) -> str:
    name = quantity_name(axis.resolved, names, words, of)
    _, beside = split_transfer(axis.path)
    if beside is not None:
        return words.say("swept.transfer", what=name, into=names.source(str(beside[-1])))
    return axis.path if name == axis.resolved else name

"""Places of values and laws: each array over the draws becomes a column, each law a record."""

import numpy as np
from numpy.typing import NDArray

from simulator.engine.annuity import annuity
from simulator.engine.compiled.layout import CONSTANT, GAMMA, LAW, LOGNORMAL, NONE, TABULATED
from simulator.parameters import Floats, Law
from simulator.streams.columns import log_failures, lognormal_spreads

_FAMILIES = {"constant": CONSTANT, "gamma": GAMMA, "lognormal": LOGNORMAL, "tabulated": TABULATED}


class Slots:
    """Collects what a mix is made of, each array and law once."""

    def __init__(self) -> None:
        self._columns: list[Floats] = []
        self._slot_of: dict[int, int] = {}
        self._discounted: dict[tuple[int, int, float], int] = {}
        self._laws: list[tuple[int, int, float, float, int, int]] = []
        self._law_of: dict[int, int] = {}
        self._kept: list[Law] = []
        self._tables: list[Floats] = []
        self._table_size = 0

    def slot(self, values: Floats) -> int:
        """Column of an array (draws,)."""
        if id(values) not in self._slot_of:
            self._slot_of[id(values)] = len(self._columns)
            self._columns.append(values)
        return self._slot_of[id(values)]

    def failure(self, success: Floats) -> int:
        """Column of the logarithm of the probability that an attempt fails."""
        return self.slot(log_failures(success))

    def discounted(self, yearly: Floats, years: Floats, rate: float) -> int:
        """Column of what so much a year is worth, for so many years; deals share it where they share both."""
        key = (id(yearly), id(years), rate)
        if key not in self._discounted:
            self._discounted[key] = self.slot(yearly * [annuity(one, rate) for one in years.tolist()])
        return self._discounted[key]

    def law(self, law: Law) -> int:
        """Number of a law."""
        if id(law) not in self._law_of:
            self._law_of[id(law)] = len(self._laws)
            self._kept.append(law)
            table = np.empty(0) if law.table is None else law.table
            shape = 1.0 / (law.cv * law.cv) if law.family == "gamma" else 0.0
            family, mean = _FAMILIES[law.family], self.slot(law.mean)
            variation = law.cv if law.family == "lognormal" else 0.0
            self._laws.append((family, mean, shape, variation, self._table_size, len(table)))
            self._tables.append(table)
            self._table_size += len(table)
        return self._law_of[id(law)]

    def values(self, draws: int) -> Floats:
        """All columns, (draws, slots)."""
        columns = [np.broadcast_to(column, (draws,)) for column in self._columns]
        return np.ascontiguousarray(np.stack(columns).T) if columns else np.zeros((draws, 1))

    def laws(self) -> NDArray[np.void]:
        """All laws, in order of their numbers."""
        laws = np.array(self._laws, LAW)
        laws["spread"] = lognormal_spreads(laws["spread"])  # from their variation
        return laws

    def tables(self) -> Floats:
        """The tables of the laws, one behind the other."""
        return np.concatenate([*self._tables, np.zeros(1)])


def optional(slots: Slots, law: Law | None) -> int:
    """Number of a law, or `NONE`."""
    return NONE if law is None else slots.law(law)

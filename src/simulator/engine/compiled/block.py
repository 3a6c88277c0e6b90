"""A record of numbers and of addresses of arrays, which it keeps alive."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Block:
    """One record of `layout.PROGRAM` or `desk.DESK` (1,), and the arrays that its addresses are of."""

    record: NDArray[np.void]
    arrays: Mapping[str, NDArray[Any]]

    @classmethod
    def of(
        cls, dtype: np.dtype[np.void], arrays: Mapping[str, NDArray[Any]], numbers: Mapping[str, float]
    ) -> "Block":
        """Fill a record with the addresses of contiguous arrays and with numbers.

        Raises
        ------
        ValueError
            When an array is not contiguous.
        """
        record = np.zeros(1, dtype)
        for name, array in arrays.items():
            if not array.flags.c_contiguous:
                raise ValueError(f"{name} is not contiguous")
            record[f"{name}_at"] = array.ctypes.data
        for name, number in numbers.items():
            record[name] = number
        return cls(record, arrays)

    @cached_property
    def address(self) -> int:
        """Address of the record."""
        return int(self.record.ctypes.data)

    def number(self, name: str) -> int:
        """One of its whole numbers."""
        return int(self.record[name][0])

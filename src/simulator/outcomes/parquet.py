"""Parquet files written a group of rows at a time: whole or not at all, the same bytes for the same numbers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulator.outcomes.memory import Floats
from simulator.outcomes.reader import OutcomesReader
from simulator.outcomes.whole import whole

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows of one group: so many are held in memory, and the bytes of a file depend on it.
GROUP_ROWS = 16_384
#: zstd's quickest level: a fifth smaller than lz4 and no slower to write.
LEVEL = 1
#: A column of a table: numbers, or texts.
Column = NDArray[np.generic] | list[str]


def write_parquet(groups: Iterable[Mapping[str, Column]], metadata: Mapping[str, str], path: Path) -> None:
    """Write tables of the same columns one below the other, whole or not at all.

    Parameters
    ----------
    groups : iterable of mapping of str to column
        Each becomes one group of rows; at least one.
    metadata : mapping of str to str
        What the file says of itself, such as units.
    path : Path
        The file.

    Raises
    ------
    OSError
        Naming the file, when it cannot be written.
    """
    import pyarrow.parquet as pq

    tables = map(_table, groups)
    first = next(tables).replace_schema_metadata(dict(metadata))
    with (
        whole(path) as temporary,
        pq.ParquetWriter(
            temporary, first.schema, compression="zstd", compression_level=LEVEL, use_dictionary=False
        ) as writer,
    ):
        writer.write_table(first)
        for table in tables:
            writer.write_table(table.replace_schema_metadata(first.schema.metadata))


def _table(group: Mapping[str, Column]) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_arrays([_array(column) for column in group.values()], names=list(group))


def _array(column: Column) -> "pa.Array[Any]":
    """Arrow's view of a column; `pa.array` would import pandas, where there is one, only to ask if this is its."""
    import pyarrow as pa

    if isinstance(column, list):
        texts = [text.encode() for text in column]
        ends = np.cumsum([0, *map(len, texts)], dtype=np.int32)
        return pa.Array.from_buffers(
            pa.string(), len(texts), [None, pa.py_buffer(ends.data), pa.py_buffer(b"".join(texts))]
        )
    kind = pa.int64() if column.dtype.kind == "i" else pa.float64()
    return pa.Array.from_buffers(kind, len(column), [None, pa.py_buffer(np.ascontiguousarray(column).data)])


def save(outcomes: OutcomesReader, path: Path, about: Mapping[str, str]) -> None:
    """Write one line per (mix, draw, replication), units in the metadata beside what `about` says of the run."""
    units = {f"unit:{name}": unit for name, unit in outcomes.units.items()}
    write_parquet(_groups(outcomes), {**units, **about}, path)


def _groups(outcomes: OutcomesReader) -> Iterator[Mapping[str, Column]]:
    for mix in outcomes.mixes:
        for start in range(0, outcomes.rows, GROUP_ROWS):
            rows = range(start, min(start + GROUP_ROWS, outcomes.rows))
            numbers = np.arange(rows.start, rows.stop, dtype=np.int64)
            yield {
                "mix": [mix] * len(rows),
                "draw": numbers // 2,
                "replication": numbers % 2,
                **outcomes.table(mix, rows),
            }


class SavedOutcomes:
    """Outcomes read back from `outcomes.parquet`, a column of a mix at a time.

    Parameters
    ----------
    path : Path
        The file, as `save` writes it.

    Raises
    ------
    OSError, ValueError
        When it cannot be read, or is no such file.
    """

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as pq

        self._file = pq.ParquetFile(path, memory_map=True)
        told = {key.decode(): value.decode() for key, value in (self._file.metadata.metadata or {}).items()}
        self.about = told
        self.units = {
            key.removeprefix("unit:"): unit for key, unit in told.items() if key.startswith("unit:")
        }
        groups = range(self._file.num_row_groups)
        self._groups: dict[str, list[int]] = {}
        for group in groups:
            mix = self._file.read_row_group(group, columns=["mix"]).column(0)[0].as_py()
            self._groups.setdefault(str(mix), []).append(group)
        self.mixes = tuple(self._groups)
        self.rows = self._file.metadata.num_rows // max(len(self.mixes), 1)

    @property
    def draw(self) -> NDArray[np.int64]:
        """The draw of each row, (rows,)."""
        return np.arange(self.rows, dtype=np.int64) // 2

    @property
    def replication(self) -> NDArray[np.int64]:
        """The replication of each row within its draw, (rows,)."""
        return np.arange(self.rows, dtype=np.int64) % 2

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        values = self._file.read_row_groups(self._groups[mix], columns=[column]).column(0)
        return np.asarray(values.to_numpy(), dtype=np.float64)

    def table(self, mix: str, rows: range) -> Mapping[str, Floats]:
        """Every column of some successive rows of one mix, each of shape (len(rows),)."""
        return {name: self.of(mix, name)[rows.start : rows.stop] for name in self.units}

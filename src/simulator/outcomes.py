"""Outcomes of a run: named columns over mixes and rows, a row being a replication of a draw."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Outcomes:
    """Named axes: mix, then row; row r is replication `replication[r]` of draw `draw[r]`.

    Parameters
    ----------
    mixes : tuple of str
        Names along the first axis.
    draw, replication : (rows,) arrays
        Coordinates of each row.
    columns : mapping of str to (mixes, rows) array
        Money in the scenario's currency, time in hours, counts as numbers; see `units`.
    weekly : mapping of str to (mixes, rows, weeks) array
        "margin", "cost" and "hours" of each week.
    units : mapping of str to str
        Unit of each column.
    """

    mixes: tuple[str, ...]
    draw: Integers
    replication: Integers
    columns: Mapping[str, Floats]
    weekly: Mapping[str, Floats]
    units: Mapping[str, str]

    @property
    def rows(self) -> int:
        """Number of rows of each mix."""
        return len(self.draw)

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        values: Floats = self.columns[column][self.mixes.index(mix)]
        return values

    def week_by_week(self, mix: str, series: str) -> Floats:
        """One weekly series of one mix, shape (rows, weeks)."""
        values: Floats = self.weekly[series][self.mixes.index(mix)]
        return values


def merge(blocks: Sequence[Outcomes]) -> Outcomes:
    """Blocks of rows of the same mixes as one, in the order given."""
    first = blocks[0]
    return Outcomes(
        first.mixes,
        np.concatenate([block.draw for block in blocks]),
        np.concatenate([block.replication for block in blocks]),
        {name: np.concatenate([b.columns[name] for b in blocks], axis=1) for name in first.columns},
        {name: np.concatenate([b.weekly[name] for b in blocks], axis=1) for name in first.weekly},
        first.units,
    )


def save(outcomes: Outcomes, path: Path) -> None:
    """Write one line per (mix, draw, replication) as parquet, units in the metadata; whole or not at all."""
    rows = outcomes.rows
    table: dict[str, object] = {
        "mix": [mix for mix in outcomes.mixes for _ in range(rows)],
        "draw": np.tile(outcomes.draw, len(outcomes.mixes)),
        "replication": np.tile(outcomes.replication, len(outcomes.mixes)),
        **{name: values.reshape(-1) for name, values in outcomes.columns.items()},
    }
    write_parquet([table], {f"unit:{name}": unit for name, unit in outcomes.units.items()}, path)


def write_parquet(groups: Iterable[Mapping[str, object]], metadata: Mapping[str, str], path: Path) -> None:
    """Write tables of the same columns one below the other, whole or not at all: a temporary name, then renamed.

    Parameters
    ----------
    groups : iterable of mapping of str to column
        Each becomes one group of rows; at least one. Only one is held at a time.
    metadata : mapping of str to str
        What the file says of itself.
    path : Path
        The file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    temporary = path.with_name(path.name + ".part")
    tables = (pa.table(dict(group)) for group in groups)
    first = next(tables)
    schema = first.schema.with_metadata(dict(metadata))
    try:
        with pq.ParquetWriter(temporary, schema, compression="zstd", compression_level=1) as writer:
            for table in itertools.chain([first], tables):
                writer.write_table(table.cast(schema))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

"""What every canonical table must satisfy, whoever made it."""

from typing import TYPE_CHECKING

from simulator.calibration.tables.schemas import (
    KINDS_OF_HOURS,
    OUTCOMES,
    REQUIRED,
    STATUSES,
    TableName,
    polars_schema,
)

if TYPE_CHECKING:
    import polars as pl

#: Table -> column -> the values that it may hold.
CHOICES: dict[TableName, dict[str, tuple[str, ...]]] = {
    "time": {"kind": KINDS_OF_HOURS},
    "calls": {"direction": ("outbound", "inbound")},
    "deals": {"status": STATUSES},
    "appointments": {"outcome": OUTCOMES},
}
#: Columns whose numbers cannot be below the number given.
AT_LEAST = {
    "hours": 0,
    "attempt": 1,
    "attempts": 1,
    "talk_s": 0,
    "ring_s": 0,
    "wrap_up_s": 0,
    "price": 0,
    "line": 1,
}


def empty(table: TableName) -> "pl.DataFrame":
    """Return the table with its columns and no row."""
    import polars as pl

    return pl.DataFrame(schema=polars_schema(table))


def validated(table: TableName, rows: "pl.DataFrame") -> "pl.DataFrame":
    """Return the rows as they are, once they are known to be a canonical table.

    Parameters
    ----------
    table : {"time", "calls", "deals", "appointments"}
        Which of the four.
    rows : polars.DataFrame
        The rows.

    Raises
    ------
    ValueError
        When a column is missing, too many or of another type, a required value is null, or a value is not one that
        the column may hold. Readers refuse such rows before, so it is a fault of this package.
    """
    if rows.schema != polars_schema(table):
        raise ValueError(f"{table}: the columns are {dict(rows.schema)}")
    wrong = [name for name in REQUIRED[table] if rows[name].null_count()]
    wrong += [
        name
        for name, choices in CHOICES[table].items()
        if not rows[name].drop_nulls().is_in(list(choices)).all()
    ]
    wrong += [
        name for name, least in AT_LEAST.items() if name in rows.columns and not (rows[name] >= least).all()
    ]
    if wrong:
        raise ValueError(f"{table}: values that cannot be in {', '.join(wrong)}")
    return rows

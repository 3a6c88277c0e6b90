"""Values that can be read and cannot be right, row by row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.tables import TableName

if TYPE_CHECKING:
    import polars as pl

A_DAY = 24.0
#: Years after nearly all openings of a file from which a date of it is a slip: no export knows days to come.
YEARS_AFTER = 5
#: No deal is worth more: what is beyond is a slip of the pen.
MOST_MONEY = 1e12


@dataclass(frozen=True)
class Check:
    """Something that no row may be.

    Parameters
    ----------
    rule : str
        Name of what is wrong.
    column : str
        Canonical column that is to blame.
    wrong : callable
        From a function that names a column to the expression that is true where it is so.
    refuses : bool
        True when the row is left out; False when the value is taken as absent.
    """

    rule: str
    column: str
    wrong: Callable[[Callable[[str], "pl.Expr"]], "pl.Expr"]
    refuses: bool


def _negative(column: str, refuses: bool = False) -> Check:
    return Check("negative", column, lambda at: at(column) < 0, refuses)


def _a_day(column: str) -> Check:
    return Check("longer_than_a_day", column, lambda at: at(column) > A_DAY * 3600, refuses=False)


def _too_late(column: str) -> Check:
    """Dates that come long after the others: those of the file's openings, its last twentieth left aside."""
    return Check(
        "implausible_date",
        column,
        lambda at: (
            at(column).dt.year() > at("opened").dt.year().quantile(0.95, interpolation="lower") + YEARS_AFTER
        ),
        refuses=False,
    )


CHECKS: dict[TableName, tuple[Check, ...]] = {
    "time": (
        Check("lasts_nothing", "hours", lambda at: at("hours") <= 0, refuses=True),
        Check("longer_than_a_day", "hours", lambda at: at("hours") > A_DAY, refuses=True),
    ),
    "calls": (
        Check("below_one", "attempts", lambda at: at("attempts") < 1, refuses=True),
        Check("below_one", "attempt", lambda at: at("attempt") < 1, refuses=False),
        *(_negative(column) for column in ("talk_s", "ring_s", "wrap_up_s")),
        *(_a_day(column) for column in ("talk_s", "ring_s", "wrap_up_s")),
    ),
    "deals": (
        _negative("value"),
        Check("implausible_amount", "value", lambda at: at("value") > MOST_MONEY, refuses=False),
        _too_late("opened"),
        _too_late("closed"),
        Check("closed_before_opened", "opened", lambda at: at("closed") < at("opened"), refuses=False),
    ),
    "appointments": (_negative("price"),),
}

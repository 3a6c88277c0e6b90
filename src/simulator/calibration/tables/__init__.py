"""The four canonical tables that every export is read into: hours, calls, deals, appointments."""

from simulator.calibration.tables.schemas import (
    KINDS_OF_HOURS,
    OUTCOMES,
    REQUIRED,
    SCHEMAS,
    STATUSES,
    TableName,
    polars_schema,
)
from simulator.calibration.tables.validate import empty, validated

__all__ = [
    "KINDS_OF_HOURS",
    "OUTCOMES",
    "REQUIRED",
    "SCHEMAS",
    "STATUSES",
    "TableName",
    "empty",
    "polars_schema",
    "validated",
]

"""Records read back from the JSON that they were written to: the other way of `plain_record`."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

R = TypeVar("R")


def record_from(kind: type[R], told: Mapping[str, object]) -> R:
    """Return the record whose `plain_record` this is.

    Parameters
    ----------
    kind : type
        A frozen record of numbers, texts, records, tuples and mappings of these.
    told : mapping
        JSON's own types; keys that the record does not have are left out.

    Raises
    ------
    KeyError, TypeError, ValueError
        When something is missing, or of another type.
    """
    hints = get_type_hints(kind)
    wanted = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a type of records
    return kind(**{name: _value(hints[name], told[name]) for name in wanted})


def _value(kind: Any, told: Any) -> Any:
    """Return a value of a type; null is an undefined number where a number must stand."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if told is None else _value(next(one for one in inner if one is not NoneType), told)
    if origin is tuple:
        each = [inner[0]] * len(told) if inner[-1] is Ellipsis else inner
        return tuple(_value(one, part) for one, part in zip(each, told, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {str(key): _value(inner[1], part) for key, part in told.items()}
    if is_dataclass(kind):
        return record_from(kind, told)  # type: ignore[arg-type]  # a type, not an instance
    if kind is float:
        return math.nan if told is None else float(told)
    return kind(told)

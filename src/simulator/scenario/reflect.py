"""What the models say of themselves: which table stands at a key path, and which keys it takes."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from simulator.scenario.fields import Frozen
from simulator.scenario.laws import EventLaw
from simulator.scenario.lines import Path
from simulator.scenario.model import Scenario

#: Parts of a notation that are numbers without a unit, whatever they describe.
BARE = ("cv", "successes", "trials")


def members(annotation: Any) -> tuple[Any, ...]:
    """Alternatives of an annotation, `Annotated` and `None` taken off."""
    if get_origin(annotation) is Annotated:
        return members(get_args(annotation)[0])
    if get_origin(annotation) in (UnionType, Union):
        return tuple(one for part in get_args(annotation) for one in members(part))
    return () if annotation is NoneType else (annotation,)


def inside(annotation: Any, key: str | int) -> Any:
    """Annotation of what stands under a key of a value of this annotation; None when there is nothing."""
    for one in members(annotation):
        if isinstance(one, type) and issubclass(one, Frozen):
            field = one.model_fields.get(str(key))
            return None if field is None else field.annotation
        if get_origin(one) is dict:
            return get_args(one)[1]
        if get_origin(one) is tuple and isinstance(key, int):
            return get_args(one)[0]
    return None


def model_at(path: Path, root: type | None = None) -> type[Frozen] | None:
    """Model of the table at a key path of a scenario, or of another file, if there is one."""
    annotation: Any = root or Scenario
    for key in path:
        annotation = inside(annotation, key)
    return next(
        (one for one in members(annotation) if isinstance(one, type) and issubclass(one, Frozen)), None
    )


def keys_at(path: Path, root: type | None = None) -> tuple[str, ...]:
    """Keys that the table at a key path of a scenario, or of another file, takes; empty when they are free names."""
    model = model_at(path, root)
    if model is not None:
        return tuple(model.model_fields)
    annotation: Any = root or Scenario
    for key in path:
        annotation = inside(annotation, key)
    kinds = [get_args(one)[0] for one in members(annotation) if get_origin(one) is dict]
    return tuple(get_args(kinds[0])) if kinds and get_origin(kinds[0]) is Literal else ()


def is_law(path: Path) -> bool:
    """Whether an event law stands at a key path."""
    annotation: Any = Scenario
    for key in path:
        annotation = inside(annotation, key)
    return EventLaw in members(annotation)


def unit_at(path: Path) -> str:
    """Unit of what stands at a key path, as the innermost field along it that has one says; none of a bare number."""
    if path and path[-1] in BARE:
        return ""
    annotation: Any = Scenario
    unit = ""
    for key in path:
        for one in members(annotation):
            field = one.model_fields.get(str(key)) if _is_table(one) else None
            if field is not None and isinstance(field.json_schema_extra, dict):
                unit = str(field.json_schema_extra.get("unit") or unit)
        annotation = inside(annotation, key)
    return unit


def _is_table(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Frozen)


def nested(annotation: Any) -> Iterator[tuple[str, type[Frozen]]]:
    """Models that stand inside an annotation, with what leads to them: "", ".<name>" or "[n]"."""
    for one in members(annotation):
        if isinstance(one, type) and issubclass(one, Frozen):
            yield "", one
        elif get_origin(one) is dict:
            yield from ((".<name>" + rest, model) for rest, model in nested(get_args(one)[1]))
        elif get_origin(one) is tuple:
            yield from (("[n]" + rest, model) for rest, model in nested(get_args(one)[0]))

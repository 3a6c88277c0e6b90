"""What every model of the scenario shares: frozen, unknown keys forbidden, each field with unit and meaning."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True)]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Text = Annotated[str, Field(strict=True, min_length=1)]


class Frozen(BaseModel):
    """A table of the scenario file."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def said(meaning: str, unit: str = "", default: Any = ..., bounds: str = "", **limits: Any) -> Any:
    """Describe a field once: validation, JSON Schema and the reference page all read it.

    Parameters
    ----------
    meaning : str
        What the field says, in one sentence.
    unit : str
        Its unit; empty for names and texts.
    default : object
        Its value when left out; `...` when it must be written.
    bounds : str
        Bounds in words, where `limits` (ge, le, …) do not already say them.
    """
    return Field(default, description=meaning, json_schema_extra={"unit": unit, "bounds": bounds}, **limits)

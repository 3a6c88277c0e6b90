"""What a value with a notation of its own tells pydantic: how it is read, written and described."""

from abc import abstractmethod
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from simulator.scenario.notations import NotationError


def as_pydantic(wrong: NotationError) -> PydanticCustomError:
    """Wrap a notation error so that pydantic gathers it with the others."""
    return PydanticCustomError("notation", "{code}", {"code": wrong.code, "at": wrong.at, **wrong.params})


class Notated:
    """A field whose value has several notations: `parse` reads them, `written` gives the resolved one."""

    @classmethod
    @abstractmethod
    def parse(cls, raw: Any) -> Self:
        """Read what the file says; raise `NotationError` when it cannot be read."""

    @abstractmethod
    def written(self) -> Any:
        """Return what the resolved file says."""

    @classmethod
    @abstractmethod
    def schema_name(cls) -> str:
        """Name of its notations in the JSON Schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda one: one.written()),
        )

    @classmethod
    def _validate(cls, raw: Any) -> Self:
        try:
            return cls.parse(raw)
        except NotationError as wrong:
            raise as_pydantic(wrong) from None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        from simulator.scenario.notation_schema import mark

        return mark(cls.schema_name())

"""What all models share."""

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from resume.fields import invalid, kind_of

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Model(BaseModel):
    """Strict and frozen; a key with nothing behind it counts as absent. Validators are built at first use."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value not in (None, "")}
        if not isinstance(data, cls):
            raise invalid(f"expected a mapping, found {kind_of(data)}", "write its fields as key: value, one a line")
        return data


class Shorthand(Model):
    """A model that may be written as a bare text, which then fills the field `SHORT`."""

    SHORT: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, data: Any) -> Any:
        return {cls.SHORT: data} if isinstance(data, str) and data else data

    @model_serializer(mode="wrap")
    def _shorten(self, handler: SerializerFunctionWrapHandler) -> Any:
        data = handler(self)
        return data[self.SHORT] if set(data) == {self.SHORT} else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: "CoreSchema", handler: GetJsonSchemaHandler) -> "JsonSchemaValue":
        return {"anyOf": [{"type": ["string", "number"]}, handler(schema)]}


def key_of(model: type[BaseModel], name: str) -> str:
    """The key by which a file gives the field `name`."""
    return model.model_fields[name].alias or name

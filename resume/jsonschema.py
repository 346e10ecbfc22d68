"""The JSON Schema of our files, by which editors complete and check them; fields are described by their docstrings."""

import ast
import inspect
import json
import textwrap
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from resume import schema


def json_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    result = schema.Resume.model_json_schema(by_alias=True)
    _describe(result, schema.Resume)
    for name, definition in result["$defs"].items():
        if isinstance(model := getattr(schema, name, None), type) and issubclass(model, BaseModel):
            _describe(definition, model)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | result


def text() -> str:
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    described = next((part for part in definition.get("anyOf", []) if "properties" in part), definition)
    described.pop("title", None)
    described["description"] = inspect.getdoc(model)
    docs = {name: text for parent in reversed(model.__mro__) for name, text in _field_docs(parent).items()}
    for name in model.model_fields:
        property_ = described["properties"][schema.key_of(model, name)]
        property_.pop("title", None)
        property_.pop("default", None)
        property_["description"] = docs[name]


def _field_docs(model: type) -> dict[str, str]:
    """The texts that stand below the fields in the source of a class."""
    if not (issubclass(model, BaseModel) and model.__module__.startswith(schema.__name__)):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0].body  # type: ignore[attr-defined]
    return {
        field.target.id: inspect.cleandoc(doc.value.value)
        for field, doc in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr) and isinstance(field.target, ast.Name)
        if isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
    }

"""Data of a file → a model; what does not fit becomes problems with place and remedy."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from resume.errors import Address, Problem, ResumeError, in_order
from resume.fields import quote
from resume.schema import Contact, Resume, key_of
from resume.source import Source, value_at
from resume.suggest import did_you_mean, nearest

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], source: Source) -> M:
    """The model that a file holds; ResumeError with all that is wrong, in the order of the file."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        raise ResumeError(*in_order(map(source.locate, _problems(error.errors(), model, source)))) from None


def _problems(details: Sequence[ErrorDetails], root: type[BaseModel], source: Source) -> Iterator[Problem]:
    """All but fields that are missing because they are misspelt."""
    unknown = [(detail["loc"], _model_at(detail["loc"][:-1], root)) for detail in details if _is_unknown(detail)]
    misspelt = {(*at[:-1], _meant(str(at[-1]), model) or getattr(model, "SHORT", None)) for at, model in unknown}
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield _problem(detail, root, source)


def _is_unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _problem(detail: ErrorDetails, root: type[BaseModel], source: Source) -> Problem:
    at = _as_given(detail["loc"], source.data)
    if detail["input"] is None and isinstance(at[-1], int):
        return Problem("an empty item", "delete it; text that begins with # needs quotes", at=at)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown(at, _model_at(at[:-1], root), source)
        case "missing" if at in source.marks.keys:
            return Problem(f"the field “{at[-1]}” is empty", "write something there", place=source.place(at, key=True))
        case "missing":
            return Problem(f"the field “{at[-1]}” is missing", f"add {at[-1]}:", at=at[:-1])
        case "invalid":
            context = detail["ctx"]
            return Problem(context["message"], context["remedy"], at=(*at, *filter(None, [context["at"]])))
    message, remedy = _MESSAGES.get(detail["type"], (detail["msg"], ""))
    return Problem(message, remedy, at=at)


_MESSAGES = {
    "dict_type": ("expected a mapping", "write key: value, one a line"),
    "tuple_type": ("expected a list", "write each item as “- …” on a line of its own, or all as [one, two]"),
}


def _unknown(at: Address, model: type[BaseModel], source: Source) -> Problem:
    """A field that is not known, or a text with a colon in it where a field may stand."""
    meant = _meant(str(at[-1]), model)
    mapping = value_at(source.data, at[:-1])
    if getattr(model, "SHORT", None) == "text" and len(mapping) == 1 and not meant:
        return Problem("expected text, found a mapping", quote(mapping), at=at[:-1])
    remedy = f"did you mean “{meant}”?" if meant else did_you_mean(str(at[-1]), _keys(model))
    if model is Resume and at[-1] in Contact.model_fields:
        remedy = "it belongs below contact:"
    return Problem(f"unknown field “{at[-1]}”", remedy, place=source.place(at, key=True))


def _meant(key: str, model: type[BaseModel]) -> str | None:
    """The key that an unknown one stands for: what its model calls that field, or what comes nearest."""
    return key_of(model, key) if key in model.model_fields else nearest(key, _keys(model))


def _as_given(at: Address, data: Any) -> Address:
    """The address as the file has it, where a single item may stand without its list."""
    given: Address = ()
    for part in at:
        if isinstance(part, str) or isinstance(value_at(data, given), list):
            given = (*given, part)
    return given


def _model_at(at: Address, root: type[BaseModel]) -> type[BaseModel]:
    model = root
    for part in at:
        fields = [field for name, field in model.model_fields.items() if key_of(model, name) == part]
        model = next((found for field in fields if (found := _model_in(field.annotation))), model)
    return model


def _keys(model: type[BaseModel]) -> list[str]:
    return [key_of(model, name) for name in model.model_fields]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as `tuple[Entry, ...] | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)

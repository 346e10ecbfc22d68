"""Our own format: strict, and every problem named with its place and remedy."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from resume.errors import Address, Problem, ResumeError, in_order
from resume.fields import quote
from resume.photo import load_photo
from resume.schema import Resume, key_of
from resume.source import Source
from resume.suggest import did_you_mean, nearest

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""What an escape can write and no page can hold."""


def read(source: Source) -> Resume:
    if unprintable := list(_unprintable(source.data, ())):
        raise ResumeError(*map(source.locate, unprintable))
    try:
        resume = Resume.model_validate(source.data).read_from(source)
    except ValidationError as error:
        raise ResumeError(*in_order(map(source.locate, _problems(error.errors(), source)))) from None
    load_photo(resume)
    return resume


def _unprintable(value: Any, at: Address) -> Iterator[Problem]:
    match value:
        case dict() | list():
            for key, child in value.items() if isinstance(value, dict) else enumerate(value):
                yield from _unprintable(key, (*at, key))
                yield from _unprintable(child, (*at, key))
        case str():
            if found := _UNPRINTABLE.search(value):
                yield Problem(f"a character that can't be printed, U+{ord(found[0]):04X}", "delete it", at=at)


def _problems(details: Sequence[ErrorDetails], source: Source) -> Iterator[Problem]:
    """All but fields that are missing because they are misspelt."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    misspelt = {(*at[:-1], _meant(at) or getattr(_model_at(at[:-1]), "SHORT", None)) for at in unknown}
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield _problem(detail, source)


def _problem(detail: ErrorDetails, source: Source) -> Problem:
    at = _as_given(detail["loc"], source.data)
    if detail["input"] is None and isinstance(at[-1], int):
        return Problem("an empty item", "delete it; text that begins with # needs quotes", at=at)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown(at, source)
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


def _unknown(at: Address, source: Source) -> Problem:
    """A field that is not known, or a text with a colon in it where a field may stand."""
    model, meant = _model_at(at[:-1]), _meant(at)
    mapping = _value(source.data, at[:-1])
    if getattr(model, "SHORT", None) == "text" and len(mapping) == 1 and not meant:
        return Problem("expected text, found a mapping", quote(mapping), at=at[:-1])
    remedy = f"did you mean “{meant}”?" if meant else did_you_mean(str(at[-1]), _keys(model))
    return Problem(f"unknown field “{at[-1]}”", remedy, place=source.place(at, key=True))


def _meant(at: Address) -> str | None:
    """The key that an unknown one stands for: what its model calls that field, or what comes nearest."""
    model, key = _model_at(at[:-1]), str(at[-1])
    return key_of(model, key) if key in model.model_fields else nearest(key, _keys(model))


def _as_given(at: Address, data: Any) -> Address:
    """The address as the file has it, where a single item may stand without its list."""
    given: Address = ()
    for part in at:
        if isinstance(part, str) or isinstance(_value(data, given), list):
            given = (*given, part)
    return given


def _value(data: Any, at: Address) -> Any:
    """What stands at an address; None if there is nothing."""
    for part in at:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def _model_at(at: Address) -> type[BaseModel]:
    model: type[BaseModel] = Resume
    for part in filter(lambda part: isinstance(part, str), at):
        name = next(name for name in model.model_fields if key_of(model, name) == part)
        model = _model_in(model.model_fields[name].annotation) or model
    return model


def _keys(model: type[BaseModel]) -> list[str]:
    return [key_of(model, name) for name in model.model_fields]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as `tuple[Entry, ...] | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)

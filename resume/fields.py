"""The types of the model's fields: what a text, an address or a date may look like, and the error when it doesn't.

Every scalar reaches the model as the text that was typed, so each type begins from `str`.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from resume.dates import DateError, PartialDate, Period, is_present, parse_date, parse_period
from resume.richtext import SCHEMES

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")
MAX_TEXT = 10_000
MAX_COUNT = 99
_PHONE_DIGITS = range(5, 16)  # E.164 has at most 15
PRESENT = "present"
_SHOWN = 80

# HTML Living Standard, “valid email address”, with a dot required in the domain; beyond ASCII by RFC 6531.
_ATOM = r"[^\s@<>()\[\]\\,;:\"\x00-\x1f]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"{_ATOM}@(?:{_LABEL}\.)+{_LABEL}")
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}|localhost|\[[0-9a-fA-F:.]+\]")
_PHONE = re.compile(r"\+?[0-9() ./\u00a0\u2010-\u2013-]+(?:\s*(?:ext\.?|x|#)\s*[0-9]{1,6})?")


def invalid(message: str, remedy: str = "", at: str = "") -> PydanticCustomError:
    """A validation error that carries its remedy, and the key below the value that it is about."""
    return PydanticCustomError("invalid", "{message}", {"message": message, "remedy": remedy, "at": at})


def kind_of(value: object) -> str:
    return {dict: "a mapping", list: "a list", tuple: "a list", type(None): "nothing"}.get(type(value), "text")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        raise invalid("expected text, found a mapping", quote(value))
    if not isinstance(value, str):
        raise invalid(
            f"expected text, found {kind_of(value)}", "write one text here; in quotes if it begins with # or ["
        )
    if len(value) > MAX_TEXT:
        raise invalid(
            f"a text of {len(value):,} characters; the most is {MAX_TEXT:,}", "divide it among several entries"
        )
    return value.strip()


def quote(value: dict[Any, Any]) -> str:
    """The remedy where a colon in a text has made a mapping of it."""
    if len(value) == 1 and isinstance(text := next(iter(value.values())), str):
        return f'a colon and a space make this a mapping; quote the text: "{_short(f"{next(iter(value))}: {text}")}"'
    if len(value) == 1 and isinstance(text, list):
        return "bullets below a bullet: - text: the bullet, and highlights: with a list"
    return "write one text here"


def _short(text: str) -> str:
    """A text as a message can name it."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _url(text: str) -> str:
    if re.search(r"\s", text):
        raise invalid(f"“{_short(text)}” has a space in it, which a URL can't", "write %20 for a space")
    parts = _split(text if ":" in text.partition("/")[0] else f"https://{text}")
    if parts.scheme.lower() not in SCHEMES:
        raise invalid(f"“{parts.scheme}:” is not a scheme for a link", "use https, http, mailto or tel")
    if parts.scheme in ("http", "https") and not _is_host(parts.hostname or ""):
        raise _not_a_url(text)
    return text


def _split(text: str) -> Any:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise _not_a_url(text) from None
    return parts


def _not_a_url(text: str) -> PydanticCustomError:
    return invalid(f"“{_short(text)}” is not a URL", "write it like https://example.com/page, or without the https://")


def _is_host(host: str) -> bool:
    return bool(_HOST.fullmatch(host) or re.fullmatch(r"[0-9a-f:.]*:[0-9a-f:.]+", host))


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise invalid(f"“{_short(text)}” is not an e-mail address", "write it like name@example.com")
    return text


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", re.split(r"ext|x|#", text)[0])
    if not _PHONE.fullmatch(text) or len(digits) not in _PHONE_DIGITS:
        raise invalid(
            f"“{_short(text)}” is not a phone number", "write it like +44 20 7946 0958; E.164 has at most 15 digits"
        )
    return text


def _readable(parse: Callable[[str], T], value: Any) -> T:
    try:
        return parse(_text(value))
    except DateError as error:
        raise invalid(str(error), error.remedy) from None


def _start(value: Any) -> PartialDate:
    return value if isinstance(value, PartialDate) else _readable(_one_date, value)


def _one_date(text: str) -> PartialDate:
    with suppress(DateError):
        if (period := parse_period(text)).start != period.end:
            raise invalid(f"“{_short(text)}” is a period, not a date", "write it as dates:")
    return parse_date(text)


def _end(value: Any) -> PartialDate | str:
    if isinstance(value, str) and is_present(value):
        return PRESENT
    return _start(value)


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, dict):
        return _readable(parse_period, value)
    if set(value) == {"text"}:
        return Period(text=_text(value["text"]))
    if set(value) <= {"start", "end"} and "start" in value:
        return period(_part(value, "start", _start), _part(value, "end", _end))
    raise invalid("a period has start and end, or text", "write dates: 2017 – present, or dates: {text: Summer 2019}")


def _part(value: dict[str, Any], key: str, parse: Callable[[Any], T]) -> T | None:
    """One end of a period that is written as a mapping."""
    try:
        return parse(value[key]) if value.get(key) else None
    except PydanticCustomError as error:
        raise invalid(error.context["message"], error.context["remedy"], key) from None  # type: ignore[index]


def period(start: PartialDate | None, end: PartialDate | str | None) -> Period:
    """The period between two fields, `end` being a date, `present` or unknown."""
    if start and end is None:
        raise invalid(
            "the period has a start and no end", "add end: present, or write date: for a single date", "start"
        )
    try:
        return Period(start, present=True) if end == PRESENT else Period(start, end)  # type: ignore[arg-type]
    except DateError as error:
        raise invalid(str(error), error.remedy, "end") from None


def _number(value: Any) -> float:
    try:
        return float(_text(value))
    except ValueError:
        raise invalid(f"“{value}” is not a number", "write it like 1.5") from None


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if (word := _text(value).lower()) not in ("true", "false", "yes", "no"):
        raise invalid(f"“{word}” is neither true nor false", "write true or false")
    return word in ("true", "yes")


def _count(value: Any) -> int:
    text = _text(str(value) if isinstance(value, int) else value)
    if not (text.isdecimal() and 0 < int(text) <= MAX_COUNT):
        raise invalid(f"“{_short(text)}” is not a number of pages", f"write one from 1 to {MAX_COUNT}")
    return int(text)


class OneOrMany:
    """Marks a list field that may be written as a single item."""

    @staticmethod
    def wrap(value: Any) -> Any:
        return [value] if isinstance(value, str | dict) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.wrap, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> "JsonSchemaValue":
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


_TYPED = WithJsonSchema({"type": ["string", "number"]})
_AS_TYPED = PlainSerializer(str, return_type=str)

Text = Annotated[str, BeforeValidator(_text), _TYPED]
"""Markdown: inline on one line; with paragraphs and lists on several."""

Url = Annotated[Text, AfterValidator(_url), WithJsonSchema({"type": "string"})]
Email = Annotated[Text, AfterValidator(_email), WithJsonSchema({"type": "string"})]
Phone = Annotated[Text, AfterValidator(_phone), WithJsonSchema({"type": ["string", "number"]})]
Number = Annotated[float, BeforeValidator(_number)]
Count = Annotated[int, BeforeValidator(_count)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[PartialDate, PlainValidator(_start), _AS_TYPED, _TYPED]
EndDate = Annotated[PartialDate | str, PlainValidator(_end), _AS_TYPED, _TYPED]
Dates = Annotated[
    Period,
    PlainValidator(_period),
    PlainSerializer(lambda value: {"text": value.text} if value.text is not None else str(value)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {
                    "type": "object",
                    "properties": {key: {"type": ["string", "number"]} for key in ("start", "end", "text")},
                },
            ]
        }
    ),
]

"""Our own file, as a person would have written it.

PyYAML's emitter would quote what our reader takes as typed (`2017`, `no`, `1:30`), so the layout is done here.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from resume.fields import MAX_TEXT
from resume.options import Options, Output
from resume.photo import without_a_file
from resume.schema import Resume

WIDTH = 100
HEAD = "# yaml-language-server: $schema=resume.schema.json\n\n"

_AS_THEY_ARE = ("design", "check", "meta")
_ONE_OR_MANY = ("email", "phone", "links")
_WORDS = ("authors", "courses", "keywords", "roles", "technologies")
_LONGEST_WORD = 40
_SHORT_BLOCK = 2

_NULLS = ("", "~", "null", "Null", "NULL")
_INDICATOR = r"[-?:](?:\s|$)|[\]\[{},#&*!|>'\"%@`]"
_NOT_PLAIN = re.compile(rf"{_INDICATOR}|\s|.*(?::(?:\s|$)|\s#|[\t\n]|\s$)")
_NOT_IN_FLOW = re.compile(r"[,?:\[\]{}]")
_BREAK = re.compile(rf"(?<!\s) (?!\s|{_INDICATOR})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def write(resume: Resume, _options: Options) -> Output:
    data = resume.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    fields = {key: value if key in _AS_THEY_ARE else _natural(value) for key, value in data.items()}
    text = HEAD + "\n\n".join("\n".join(_field(key, value, WIDTH)) for key, value in fields.items()) + "\n"
    return Output(text.encode(), beside=without_a_file(resume))


def _natural(value: Any) -> Any:
    """The last of several lines ends like the others; a single link needs no list."""
    match value:
        case dict():
            return {key: _natural(_alone(item) if key in _ONE_OR_MANY else item) for key, item in value.items()}
        case list():
            return list(map(_natural, value))
        case str() if "\n" in value and len(value) < MAX_TEXT:
            return f"{value}\n"
    return value


def _alone(value: Any) -> Any:
    match value:
        case [str(item)]:
            return item
    return value


def _mapping(data: Mapping[str, Any], width: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _field(key, value, width)


def _field(key: str, value: Any, width: int) -> Iterator[str]:
    name = key if _is_plain(key) else _quoted(key)
    match value:
        case dict() if value:
            yield f"{name}:"
            yield from _indented(_mapping(value, width - 2))
        case list() if value and key in _WORDS and all(map(_is_word, value)):
            yield from _flow(f"{name}: [", value, width)
        case list() if value:
            yield f"{name}:"
            yield from _indented(_sequence(value, width - 2))
        case _:
            first, *rest = _scalar(value, width - len(name) - 2, width - 2, fold=">-")
            yield f"{name}: {first}"
            yield from _indented(rest)


def _sequence(items: Sequence[Any], width: int) -> Iterator[str]:
    """The items, with blank lines between mappings of more than two lines."""
    blocks = [list(_item(item, width)) for item in items]
    airy = all(isinstance(item, dict) for item in items) and any(len(block) > _SHORT_BLOCK for block in blocks)
    for index, block in enumerate(blocks):
        yield from [""] * bool(airy and index)
        yield from block


def _item(item: Any, width: int) -> Iterator[str]:
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, width - 2)
    elif isinstance(item, list) and item:
        first, *rest = _sequence(item, width - 2)
    else:
        first, *rest = _scalar(item, width - 2, width - 2)
    yield f"- {first}"
    yield from _indented(rest)


def _flow(opening: str, words: Sequence[str], width: int) -> Iterator[str]:
    """A list in brackets, its lines aligned with the first word."""
    line = opening + words[0]
    for word in words[1:]:
        line += ","
        if len(line) + len(word) + 2 > width:
            yield line
            line = " " * len(opening) + word
        else:
            line += f" {word}"
    yield f"{line}]"


def _scalar(value: Any, room: int, width: int, fold: str = "") -> list[str]:
    """The lines of a scalar: the first has `room`; one that needs more is folded with the header `fold`, or plainly."""
    if not isinstance(value, str):
        return [json.dumps(value)]
    if "\n" in value:
        return _literal(value)
    plain = _is_plain(value)
    lines = _wrapped(value, width)
    if len(value) <= room or len(lines) == 1 or _UNPRINTABLE.search(value) or value != value.strip():
        return [value if plain else _quoted(value)]
    return [fold or ">-", *lines] if fold or not plain else lines


def _literal(text: str) -> list[str]:
    body = text.removesuffix("\n")
    if not body or body != body.strip() or _UNPRINTABLE.search(body):
        return [_quoted(text)]
    return ["|-" if body == text else "|", *body.split("\n")]


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _is_word(value: Any) -> bool:
    is_short = isinstance(value, str) and len(value) <= _LONGEST_WORD
    return is_short and _is_plain(value) and not _NOT_IN_FLOW.search(value)


def _is_plain(text: str) -> bool:
    """Whether our reader takes the text for itself without quotes."""
    return not (text in _NULLS or _NOT_PLAIN.match(text) or _UNPRINTABLE.search(text))


def _quoted(text: str) -> str:
    if '"' in text and not re.search(r"['\n\t]", text) and not _UNPRINTABLE.search(text):
        return f"'{text}'"
    escaped = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)

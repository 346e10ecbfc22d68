"""Texts, lists of them, and what is made of texts."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from resume.errors import Address
from resume.lenient.draft import Draft
from resume.lenient.html import markdown
from resume.schema import LEVELS

_BELOW = re.compile(r" {2,}- ")
_MAX_DEPTH = 16
_LEVELS = {level.casefold(): level for level in LEVELS}


def tidied(value: Any) -> Any:
    """Scalars as text that UTF-8 can hold, with plain line breaks; mappings without what is empty."""
    match value:
        case dict():
            tidy = {tidied(str(key)): tidied(item) for key, item in value.items()}
            return {key: item for key, item in tidy.items() if not is_empty(item)}
        case list() | tuple():
            return [tidied(item) for item in value]
        case bool():
            return str(value).lower()
        case None:
            return None
    text = str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_empty(value: Any) -> bool:
    """Whether nothing is said, not by any item of a list either."""
    match value:
        case list():
            return all(map(is_empty, value))
        case str():
            return not value.strip()
    return not value


def each(value: Any, at: Address) -> Iterator[tuple[Address, Any]]:
    """The items of a list, or the value alone, with their addresses."""
    items = [((*at, index), item) for index, item in enumerate(value)] if isinstance(value, list) else [(at, value)]
    return ((place, item) for place, item in items if not is_empty(item))


def leftover(draft: Draft, _key: str, value: Any, at: Address) -> None:
    """A value without a place."""
    if not is_empty(value):
        draft.leftovers.keep(at, value)


def one(draft: Draft, key: str, value: Any, at: Address) -> None:
    """One text; the items of a list are joined, by commas or as paragraphs of a summary."""
    parts = [part for _, part in each(value, at)]
    words = [markdown(part).strip() for part in parts if isinstance(part, str)]
    if len(words) < len(parts):
        leftover(draft, key, value, at)
    elif any(words):
        draft.put(key, ("\n\n" if key == "summary" else ", ").join(filter(None, words)), at)


def many(draft: Draft, key: str, value: Any, at: Address) -> None:
    for place, item in each(value, at):
        if not isinstance(item, str):
            leftover(draft, key, item, place)
        elif words := markdown(item).strip():
            draft.add(key, words, place)


def location(draft: Draft, key: str, value: Any, at: Address) -> None:
    """A place in one text, of the parts of an address if need be."""
    one(draft, key, list(value.values()) if isinstance(value, dict) else value, at)


def highlights(draft: Draft, key: str, value: Any, at: Address) -> None:
    """Bullets; one that begins with two spaces and a dash is below the one before."""
    for place, bullet in _bullets(each(value, at)):
        if not is_empty(bullet):
            draft.add(key, bullet, place)


def _bullets(items: Iterable[tuple[Address, Any]], depth: int = 0) -> Iterator[tuple[Address, Any]]:
    groups: list[tuple[Address, Any, list[tuple[Address, Any]]]] = []
    for place, item in items:
        is_below = isinstance(item, str) and _BELOW.match(item) and depth < _MAX_DEPTH
        if is_below and groups and isinstance(groups[-1][1], str):
            groups[-1][2].append((place, item[2:]))
        else:
            groups.append((place, item, []))
    for place, item, below in groups:
        words = _as_markdown(item.strip().removeprefix("- " if depth else "") if isinstance(item, str) else item)
        bullets = [bullet for _, bullet in _bullets(below, depth + 1)]
        yield place, {"text": words, "highlights": bullets} if bullets else words


def _as_markdown(data: Any) -> Any:
    """Every text in it; a bullet with others below it may be written as we do."""
    match data:
        case str():
            return markdown(data)
        case list():
            return list(map(_as_markdown, data))
        case dict():
            return {key: _as_markdown(value) for key, value in data.items()}
    return data


def level(draft: Draft, key: str, value: Any, at: Address) -> None:
    """The level of a language if it is one of ours, else a note."""
    known = _LEVELS.get(value.strip().casefold()) if isinstance(value, str) else None
    draft.put(key, known, at) if known else one(draft, "note", value, at)

"""Where the values of a JSON or TOML text stand, by address; the text is known to be valid."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from resume.errors import Address

MAX_VALUES = 20_000
MAX_DEPTH = 32

_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL)
_BRACKET = re.compile(rf"{_STRING.pattern}|#[^\n]*|([\[{{])|([\]}}])", re.DOTALL)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_SPACE = re.compile(r"(?:\s|#[^\n]*)*")


class Mark(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The mark of each value, of the key that names it, and of what YAML reads otherwise than it may be meant."""

    values: dict[Address, Mark] = field(default_factory=dict)
    keys: dict[Address, Mark] = field(default_factory=dict)
    comments: list[Mark] = field(default_factory=list)
    run_on_items: list[Mark] = field(default_factory=list)


def mark_at(text: str, offset: int) -> Mark:
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class SourceError(Exception):
    """Text that is not what it should be, at a mark."""

    def __init__(self, mark: Mark, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.mark, self.message, self.remedy = mark, message, remedy


def too_deep(mark: Mark) -> SourceError:
    return SourceError(mark, f"nested more than {MAX_DEPTH} deep", "make it flatter")


def check_bounds(mark: Mark, depth: int, values: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(mark)
    if values >= MAX_VALUES:
        raise SourceError(
            mark, f"more than {MAX_VALUES:,} values, aliases counted", "take some away, or split the file"
        )


def check_nesting(text: str) -> None:
    """Before a parser that recurses; JSON and TOML are alike in their brackets."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += bool(match[1]) - bool(match[2])
        if depth > MAX_DEPTH + 1:
            raise too_deep(mark_at(text, match.start()))


def as_typed(data: Any) -> Any:
    """The same data with its scalars as text."""
    match data:
        case dict():
            return {key: as_typed(value) for key, value in data.items()}
        case list():
            return [as_typed(value) for value in data]
        case bool():
            return str(data).lower()
        case None | str():
            return data
    return str(data)


class Scanner:
    """Walks a text once and notes where keys and values begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = Marks()
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def mark(self, offset: int) -> Mark:
        line = bisect_right(self._lines, offset)
        return Mark(line, offset - self._lines[line - 1] + 1)

    def skip(self, offset: int) -> int:
        """The offset of what follows white space and comments."""
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def value(self, offset: int, at: Address) -> int:
        """Notes the value that begins here and all in it; returns the offset behind it."""
        check_bounds(self.mark(offset), len(at), len(self.marks.values))
        self.marks.values[at] = self.mark(offset)
        match self.text[offset]:
            case "{":
                return self._pairs(offset, at)
            case "[":
                return self._items(offset, at)
        return offset + len(self._match(_BARE_VALUE, offset))

    def key(self, offset: int, at: Address) -> tuple[Address, int]:
        """Notes a key, dotted or not; returns its address and the offset behind the `:` or `=`."""
        start = offset
        while True:
            part = self._match(_BARE_KEY, offset)
            at = (*at, _unquote(part))
            offset = self.skip(offset + len(part))
            if self.text[offset] != ".":
                break
            offset = self.skip(offset + 1)
        self._note_key(at, start)
        return at, self.skip(offset + 1)

    def _note_key(self, at: Address, offset: int) -> None:
        if first := self.marks.keys.get(at):
            remedy = f"it stands in line {first.line} already; keep one of them"
            raise SourceError(self.mark(offset), f"the key “{at[-1]}” is given twice", remedy)
        self.marks.keys[at] = self.mark(offset)

    def _match(self, bare: re.Pattern[str], offset: int) -> str:
        match = _STRING.match(self.text, offset) or bare.match(self.text, offset)
        return match[0] if match else ""

    def _pairs(self, offset: int, at: Address) -> int:
        for start in self._members(offset, "}"):
            key, behind = self.key(start, at)
            self._end = self.value(behind, key)
        return self._end

    def _items(self, offset: int, at: Address) -> int:
        for index, start in enumerate(self._members(offset, "]")):
            self._end = self.value(start, (*at, index))
        return self._end

    def _members(self, offset: int, closing: str) -> Iterator[int]:
        offset = self.skip(offset + 1)
        while self.text[offset] != closing:
            yield offset
            offset = self.skip(self._end)
            if self.text[offset] == ",":
                offset = self.skip(offset + 1)
        self._end = offset + 1


def _unquote(key: str) -> str:
    with suppress(ValueError):
        return str(json.loads(key)) if key[0] == '"' else key.strip("'")
    return key[1:-1]

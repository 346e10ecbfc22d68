"""A problem is a value; an exception is for stopping."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

Address = tuple[str | int, ...]
"""Where a value stands in the data: keys and list indices from the root."""

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; line and column count from 1, `text` is the whole line."""

    file: str
    line: int = 0
    column: int = 0
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Spot(NamedTuple):
    """A part of a page, counted from 0: left, bottom, right, top in points from its lower left corner."""

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what mends it."""

    message: str
    remedy: str = ""
    severity: Severity = "error"
    at: Address = ()
    place: Place | None = None
    rule: str = ""
    spot: Spot | None = None

    def __str__(self) -> str:
        return "\n".join([self._headline(), *self._excerpt(), *self._remedy()])

    @property
    def advice(self) -> str:
        """What is wrong and what mends it, for formats that have one text for both."""
        return "\n".join([self.message, f"help: {self.remedy}"] if self.remedy else [self.message])

    def found_at(self, place: Place) -> "Problem":
        return replace(self, place=place)

    def _headline(self) -> str:
        where = f"{self.place}: " if self.place else ""
        kind = "" if self.severity == "error" else f"{self.severity}: "
        rule = f" [{self.rule}]" if self.rule else ""
        return _visible(f"{where}{kind}{self.message}{rule}")

    def _excerpt(self) -> list[str]:
        if not self.place or not self.place.text.strip():
            return []
        text, column = _window(self.place.text, self.place.column - 1)
        gutter = f"{self.place.line:>4} | "
        pad = "".join("\t" if character == "\t" else " " * _width(character) for character in text[:column])
        return [gutter + text, " " * (len(gutter) - 2) + "| " + pad + "^"]

    def _remedy(self) -> list[str]:
        return [f"  help: {_visible(line)}" for line in self.remedy.splitlines()]


class ResumeError(Exception):
    """Stops the work; carries every problem found, in the order of the file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def refusal(path: Path, message: str, remedy: str) -> ResumeError:
    """What is wrong with a file as a whole."""
    return ResumeError(Problem(message, remedy, place=Place(str(path))))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=_position)


def _position(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


def _window(text: str, column: int, width: int = 96) -> tuple[str, int]:
    """The part of a long line around `column`, and the column in it."""
    if len(text) <= width:
        return _visible(text), column
    start = max(0, column - width // 2)
    left = "…" if start else ""
    right = "…" if start + width < len(text) else ""
    return left + _visible(text[start : start + width]) + right, column - start + len(left)


def _visible(text: str) -> str:
    """A text as a terminal may be given it: what could command it is replaced."""
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _width(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

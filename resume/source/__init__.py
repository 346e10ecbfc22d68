"""A YAML, JSON or TOML file, or a PDF that carries one → plain data, and the mark (line and column) of every value.

Every scalar stays the text that was typed: `no`, `2015`, `1:30` and `2017-05-01` mean themselves.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from resume.errors import Address, Place, Problem, ResumeError
from resume.source.marks import Mark, Marks, SourceError, mark_at

MAX_BYTES, MAX_PDF_BYTES = 1_000_000, 50_000_000

_KINDS = {b"%PDF": "a PDF", b"PK\x03\x04": "a word processor's file", b"\x89PNG": "a picture", b"\xff\xd8": "a picture"}
PARSERS = {".yaml": "from_yaml", ".yml": "from_yaml", ".json": "from_json", ".toml": "from_toml"}
"""Modules by suffix, so that only the one in use is imported."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: `data` of str, None, list and dict.

    The files that it refers to came with it, in `files`, or are in `folder`.
    """

    name: str
    text: str
    data: dict[str, Any]
    marks: Marks = field(repr=False)
    folder: Path = Path()
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def place(self, at: Address, *, key: bool = False) -> Place:
        """Where the value (or the key) at this address stands, or the nearest thing around it."""
        if key and (mark := self.marks.keys.get(at)):
            return _place(self.name, self.text, mark)
        found = (self.marks.values.get(at[:length]) for length in range(len(at), -1, -1))
        return _place(self.name, self.text, next(filter(None, found)))

    def misreadings(self) -> Iterator[Problem]:
        """A warning for each place that YAML reads otherwise than it may be meant."""
        for mark in self.marks.comments:
            place = _place(self.name, self.text, mark)
            message = f"“{place.text[place.column - 1 :]}” is a comment, and not read"
            remedy = "put the whole text in quotes if it is meant; else a space behind the #"
            yield Problem(message, remedy, "warning", place=place)
        for mark in self.marks.run_on_items:
            message = "this “- ” is no item of its own: it goes on with the text above"
            remedy = "bullets below a bullet: - text: the bullet, and highlights: with a list"
            yield Problem(message, remedy, "warning", place=_place(self.name, self.text, mark))

    def locate(self, problem: Problem) -> Problem:
        return problem if problem.place else problem.found_at(self.place(problem.at))


def value_at(data: Any, at: Address) -> Any:
    """What stands at an address; None if there is nothing."""
    for part in at:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def read(path: Path) -> Source:
    """The file at `path`, or standard input for `-`."""
    name = "<stdin>" if str(path) == "-" else str(path)
    content = _bytes(path, name, MAX_PDF_BYTES)
    if path.suffix.lower() == ".pdf" or (name == "<stdin>" and content.startswith(b"%PDF")):
        return _carried(content, name, path.parent)
    return parse(_text(content, name), name, suffix=path.suffix.lower(), folder=path.parent)


def _carried(content: bytes, name: str, folder: Path) -> Source:
    """What a PDF was made from."""
    from resume import attachments

    if len(content) > MAX_PDF_BYTES:
        raise _stop(Place(name), "the file is larger than 50 MB, the most for a PDF", "is it the right file?")
    try:
        files = attachments.read(content)
    except attachments.AttachmentError as error:
        raise _stop(Place(name), str(error), error.remedy) from None
    inner = f"{name}/{attachments.SOURCE}"
    return replace(parse(_text(files.pop(attachments.SOURCE), inner), inner, folder=folder), files=files)


def read_text(path: Path) -> str:
    """The text of a file of bounded size; ResumeError if it can't be had, or is none."""
    name = "<stdin>" if str(path) == "-" else str(path)
    return _text(_bytes(path, name, MAX_BYTES), name)


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise _stop(Place(name), "the file is larger than 1 MB, the most for a resume", "is it the right file?")
    return _decode(content, name)


def parse(text: str, name: str = "<text>", *, suffix: str = ".yaml", folder: Path = Path()) -> Source:
    """The same for text in memory."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        data, marks = _parsed(text, suffix)
    except SourceError as problem:
        raise _stop(_place(name, text, problem.mark), problem.message, problem.remedy) from None
    if data is None:
        raise _stop(Place(name), "the file is empty", "resume new FILE writes one to begin from")
    if not isinstance(data, dict):
        found = "a list" if isinstance(data, list) else "a single text"
        raise _stop(_place(name, text, Mark(1, 1)), f"expected fields, found {found}", "begin with contact:")
    return Source(name, text, data, marks, folder)


def _parsed(text: str, suffix: str) -> tuple[Any, Marks]:
    if not text.strip():
        return None, Marks()
    if (nul := text.find("\0")) >= 0:
        raise SourceError(mark_at(text, nul), "a NUL byte: this is not a text file", "save it as plain UTF-8 text")
    parser = import_module(f"{__name__}.{PARSERS.get(suffix, _sniff(text))}")
    parsed: tuple[Any, Marks] = parser.load(text)
    return parsed


def _sniff(text: str) -> str:
    """A file without a known suffix, such as standard input: JSON opens with a brace, all else is YAML."""
    return "from_json" if text.lstrip().startswith("{") else "from_yaml"


def _bytes(path: Path, name: str, most: int) -> bytes:
    try:
        if name == "<stdin>":
            return sys.stdin.buffer.read(most + 1)
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise _stop(Place(name), "no such file", f"resume new {name} writes one to begin from") from None
    except IsADirectoryError:
        raise _stop(Place(name), "this is a folder", "name the file in it, such as cv.yaml") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _stop(Place(name), f"cannot be read: {reason}", "check its name and its permissions") from None


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _stop(Place(name), "the file is in UTF-16", "save it as UTF-8")
    if kind := next((kind for start, kind in _KINDS.items() if content.startswith(start)), None):
        raise _stop(Place(name), f"this is {kind}, not a text", "resume new FILE writes a text to begin from")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = error.object.decode(errors="replace")
        place = _place(name, text, mark_at(text, len(error.object[: error.start].decode())))
        message = f"the byte 0x{error.object[error.start]:02X} is not UTF-8"
        raise _stop(place, message, "save the file as UTF-8; it may be in Latin-1") from None


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _place(name: str, text: str, mark: Mark) -> Place:
    lines = _lines(text)
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Place(name, mark.line, mark.column, line)


def _stop(place: Place, message: str, remedy: str = "") -> ResumeError:
    return ResumeError(Problem(message, remedy, place=place))

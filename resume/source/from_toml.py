"""TOML text → data and marks."""

import re
import tomllib
from typing import Any

from resume.errors import Address
from resume.source.marks import Mark, Marks, Scanner, SourceError, as_typed, check_bounds, check_nesting, mark_at

_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def load(text: str) -> tuple[Any, Marks]:
    check_nesting(text)
    try:
        data = tomllib.loads(text, parse_float=str)
    except ValueError as error:
        raise _problem(str(error), text) from None
    scanner = Scanner(text)
    scanner.marks.values[()] = Mark(1, 1)
    _statements(scanner)
    return as_typed(data), scanner.marks


def _statements(scanner: Scanner) -> None:
    table: Address = ()
    counts: dict[Address, int] = {}
    offset = scanner.skip(0)
    while offset < len(scanner.text):
        if scanner.text[offset] == "[":
            table, offset = _header(scanner, offset, counts)
        else:
            address, offset = scanner.key(offset, table)
            offset = scanner.value(offset, address)
        offset = scanner.skip(offset)


def _header(scanner: Scanner, offset: int, counts: dict[Address, int]) -> tuple[Address, int]:
    many = scanner.text.startswith("[[", offset)
    here = scanner.mark(offset)
    line = scanner.text[offset:].partition("]")[0].lstrip("[")
    address: Address = ()
    for part in re.findall(r"\"[^\"]*\"|'[^']*'|[\w-]+", line):
        if address in counts:
            address = (*address, counts[address])
        address = (*address, part.strip("\"'"))
    if many:
        counts[address] = counts.get(address, -1) + 1
        scanner.marks.values.setdefault(address, here)
    if address in counts:
        address = (*address, counts[address])
    check_bounds(here, len(address), len(scanner.marks.values))
    scanner.marks.values[address] = scanner.marks.keys[address] = here
    return address, scanner.text.index("]" * (1 + many), offset) + 1 + many


def _problem(message: str, text: str) -> SourceError:
    match = _PLACE.fullmatch(message)
    end = mark_at(text, len(text.rstrip()))
    line, column = (int(match[2]), int(match[3])) if match and match[2] else end
    words = text.split("\n")[line - 1]
    explanation, remedy = next(rule for pattern, rule in _RULES.items() if re.match(pattern, message))
    if explanation.startswith("the key"):
        column = len(words) - len(words.lstrip()) + 1
    if explanation.startswith("an escape"):
        column = words.rfind("\\", 0, column - 1) + 1
    key = words.partition("=")[0].strip(" \t[]")
    return SourceError(Mark(line, column), explanation.format(key=key, message=message), remedy)


_RULES = {
    r"(?s:.*)\(at end of document": ("the file ends too early", "close what is open: a text, or a bracket"),
    "(?:Cannot|Duplicate)": ("the key “{key}” is given twice", "keep one of them"),
    "Expected '='": ("expected = after the key", 'write key = "text"'),
    "Expected ']": ("expected the end of the header", "write [section], or [[section]] for an item of a list"),
    "Expected newline": ("text goes on behind the value", "put the whole value in quotes, a date like 2017-05 too"),
    "Invalid initial": ("expected a key here", 'write key = "text"'),
    "Invalid (?:value|date|statement)": ("expected a value here", "put text in quotes"),
    "(?:Unescaped|Escaped|Invalid hex)": (
        "an escape that TOML does not know",
        r"write \\ for a backslash, or use single quotes",
    ),
    r".*character '\\n'": ("the line ends inside a text", "add the closing quotation mark"),
    ".*character ": ("a control character inside a text", "delete it"),
    "Unclosed": ("expected a comma or the closing bracket here", "write [one, two]"),
    "": ("not valid TOML: {message}", "put text in quotes"),
}

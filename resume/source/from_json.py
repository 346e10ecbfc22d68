"""JSON text → data and marks."""

import json
import re
from typing import Any

from resume.source.marks import Marks, Scanner, SourceError, as_typed, check_nesting, mark_at


def load(text: str) -> tuple[Any, Marks]:
    check_nesting(text)
    try:
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _problem(error, text) from None
    scanner = Scanner(text)
    scanner.value(scanner.skip(0), ())
    return as_typed(data), scanner.marks


def _problem(error: json.JSONDecodeError, text: str) -> SourceError:
    """The error in our words; a comma, missing or too many, is a matter of the end of what stands before it."""
    before = text[: error.pos].rstrip()
    after = text[error.pos :]
    said = f"{error.msg}: {after}"
    if before.endswith(",") and after.startswith(("]", "}")):
        said, before = "Illegal trailing comma", before[:-1]
    message, remedy = next(words for pattern, words in _RULES.items() if re.match(pattern, said))
    offset = len(before) if "comma" in message else error.pos
    return SourceError(mark_at(text, offset), message.format(error=error), remedy)


_ESCAPE = ("an escape that JSON does not know", r"write \\ for a backslash")
_RULES = {
    "Illegal trailing comma": ("a comma before a closing bracket", "take it away"),
    r"Expecting.*: \s*$": ("the file ends too early", "close what is open: a text, or a bracket"),
    "Expecting.*: (?://|/\\*|#)": ("JSON has no comments", "delete it, or keep the resume as YAML"),
    "Expecting.*: '": ("JSON has double quotation marks only", "write \"name\", not 'name'"),
    "Expecting ',' delimiter": ("a comma is missing here", "put one between two values"),
    "Expecting ':' delimiter": ("expected a colon here", 'write "key": value'),
    "Expecting property name": ("expected a key in quotation marks", 'write "key": value'),
    "Expecting value": ("expected a value here", "put text in double quotation marks"),
    "Unterminated string": ("this quotation mark is never closed", "add the closing mark"),
    "Invalid control character at: \n": ("the line ends inside a text", r"add the closing mark; \n is a line break"),
    "Invalid control character": ("a control character inside a text", r"delete it; a tab is written \t"),
    r"Invalid \\": _ESCAPE,
    "Extra data": ("text goes on behind the closing bracket", "keep one resume a file"),
    "": ("not valid JSON: {error.msg}", "keep the resume as YAML, which is easier to write"),
}

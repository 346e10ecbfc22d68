"""A file of any known format → Resume."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from resume import source
from resume.errors import Problem
from resume.readers import jsonresume, native
from resume.schema import Resume

FOREIGN: Mapping[str, ModuleType] = {
    "JSON Resume": jsonresume,
}
"""Formats of others, read leniently; what `recognises` none of them is ours, and read strictly."""


def load(path: Path | str) -> Resume:
    """The resume in a file (`-` for standard input); ResumeError carries all that is wrong with it."""
    return from_source(source.read(Path(path)))


def from_source(text: source.Source) -> Resume:
    for reader in FOREIGN.values():
        if reader.recognises(text.data):
            data, warnings = reader.read(text.data)
            return Resume.model_validate(data).read_from(text, [*_comments(text), *warnings])
    return native.read(text).read_from(text, _comments(text))


def _comments(text: source.Source) -> Iterator[Problem]:
    for place in text.comments():
        yield Problem(
            f"“{place.text[place.column - 1 :]}” is a comment, and not read",
            "put the whole text in quotes if it is meant; else a space behind the #",
            severity="warning",
            place=place,
        )

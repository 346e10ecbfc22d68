"""Our own format: strict, and every problem named with its place and remedy."""

import re
from collections.abc import Iterator
from typing import Any

from resume.errors import Address, Problem, ResumeError
from resume.photo import load_photo
from resume.schema import Resume
from resume.source import Source
from resume.validation import validated

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""What an escape can write and no page can hold."""


def read(source: Source) -> Resume:
    if unprintable := list(_unprintable(source.data, ())):
        raise ResumeError(*map(source.locate, unprintable))
    resume = validated(Resume, source).read_from(source)
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

"""How rules speak: a text as a message can name it, and a place as another message can."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from resume.errors import Address
from resume.richtext import plain
from resume.schema import Entry, Resume

_SHOWN = 60
_NOT_WORDS = re.compile(r"`[^`]*`|\]\([^()\s]*\)|<?\b(?:https?://|mailto:|tel:|www\.)[^\s>]*>?")


class Odd(NamedTuple):
    """A form that is met less often than the usual one: where first; and how often the usual one."""

    form: str
    at: Address
    usual: str
    rest: int


def odd_ones(found: Iterable[tuple[str, Address]]) -> Iterator[Odd]:
    """All forms but the most frequent, of which the first wins a tie."""
    found = list(found)
    counts = Counter(form for form, _ in found)
    first = dict(reversed(found))
    (usual, rest), *others = counts.most_common() or [("", 0)]
    for form, _ in others:
        yield Odd(form, first[form], usual, rest)


def quoted(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    words = " ".join(plain(text).split())
    if len(words) <= _SHOWN:
        return f"“{words}”"
    whole, _, part = words[:_SHOWN].rpartition(" ")
    return f"“{(whole or part).rstrip(' ,;:.–—-')}…”"


def called(entry: Entry) -> str:
    """An entry as it can be told from the others beside it."""
    period = f" ({entry.period})" if entry.period else ""
    return f"{quoted(entry.title or entry.organization or '')}{period}"


def where(resume: Resume, at: Address) -> str:
    """Its line in the file that it was read from, else its path; a list of one may stand without its list."""
    marks = resume.source.marks.values if resume.source else {}
    mark = marks.get(at) or marks.get(at[:-1])
    return f"line {mark.line}" if mark else ".".join(map(str, at))


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def prose(text: str) -> str:
    """A text without its code and its addresses."""
    return _NOT_WORDS.sub(" ", text)

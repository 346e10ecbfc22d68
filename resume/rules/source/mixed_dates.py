"""Dates typed in several styles: `2017-05` here, `May 2017` or `05/2017` there.

They are all set alike, so no reader sees it; but a file in one style is easier to keep right, and 05/2017 is soon
taken for a day. `2017-05` is the style that every tool understands. Years alone fit any style.
"""

import re
from collections.abc import Iterator

from resume import walk
from resume.errors import Address, Problem
from resume.rules.words import odd_ones, times
from resume.schema import Resume
from resume.source import value_at

_STYLES = {
    "2017-05": re.compile(r"(?<!\d)[12]\d{3}-\d{1,2}(?!\d)"),
    "2017/05": re.compile(r"(?<!\d)[12]\d{3}/\d{1,2}(?!\d)"),
    "2017.05": re.compile(r"(?<!\d)[12]\d{3}\.\d{1,2}(?!\d)"),
    "05/2017": re.compile(r"(?<!\d)\d{1,2}/[12]\d{3}(?!\d)"),
    "05.2017": re.compile(r"(?<!\d)\d{1,2}\.[12]\d{3}(?!\d)"),
    "May 2017": re.compile(r"(?!until|till)\b[^\W\d_]{3,}\.?(?: \d{1,2},?)?,? [12]\d{3}(?!\d)", re.IGNORECASE),
}


def check(resume: Resume) -> Iterator[Problem]:
    for odd in odd_ones(_styles(resume)):
        message = f"a date typed like “{odd.form}”; {times(odd.rest)} in this file it is like “{odd.usual}”"
        yield Problem(message, "type all dates in one style", "note", odd.at)


def _styles(resume: Resume) -> Iterator[tuple[str, Address]]:
    for at, text in _typed(resume):
        for style, pattern in _STYLES.items():
            yield from ((style, at) for _ in pattern.finditer(text))


def _typed(resume: Resume) -> Iterator[tuple[Address, str]]:
    """The dates as the file has them; none where there is no file, or one of another form."""
    for at, _ in walk.entries(resume):
        for key in ("dates", "date", "start", "end"):
            value = value_at(resume.source.data, (*at, key)) if resume.source else None
            ends = value.values() if isinstance(value, dict) else [value]
            yield from (((*at, key), text) for text in ends if isinstance(text, str))

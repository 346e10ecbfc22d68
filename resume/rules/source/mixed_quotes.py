"""Quotation marks or apostrophes typed in several ways.

Straight ones ("so", it's) are set as the language has them, typed ones (“so”, it’s) as they are. That may come to the
same, but not where the typed ones are those of another language. Straight ones everywhere are never wrong.
"""

import re
from collections.abc import Iterator, Mapping

from resume import walk
from resume.errors import Problem
from resume.rules.words import odd_ones, prose, times
from resume.schema import Resume

_OPENING = re.compile(r'(?<![\w"])["“„«](?=\S)')
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_KINDS: Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]] = {
    "quotation marks": (_OPENING, {'"': "straight", "“": "curly", "„": "low", "«": "angle"}),
    "apostrophes": (_APOSTROPHE, {"'": "straight", "’": "curly"}),
}


def check(resume: Resume) -> Iterator[Problem]:
    texts = [(at, prose(text)) for at, text in walk.running_texts(resume)]
    for kind, (pattern, names) in _KINDS.items():
        for odd in odd_ones((match[0], at) for at, text in texts for match in pattern.finditer(text)):
            message = f"{names[odd.form]} {kind} here, {names[odd.usual]} ones {times(odd.rest)} elsewhere"
            yield Problem(message, "type one kind; straight ones are set as the language has them", "note", odd.at)

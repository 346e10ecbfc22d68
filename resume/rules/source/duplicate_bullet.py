"""A bullet that says again, word for word or nearly, what another one says.

It is mostly left over from copying an entry, and it tells a reader that two jobs were the same. Say what was
different, or say it once. Short bullets are not compared, nor those that differ in a number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from resume import walk
from resume.errors import Address, Problem
from resume.rules.words import quoted, where
from resume.schema import Resume

_LEAST = 30
_ALIKE = 95
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")


def check(resume: Resume) -> Iterator[Problem]:
    yield from _word_for_word(resume)
    yield from _alike(resume)


def _word_for_word(resume: Resume) -> Iterator[Problem]:
    """Short ones too, where they stand in one list; the long ones are found anywhere."""
    for at, siblings in walk.bullet_lists(resume):
        texts = [bullet.text.casefold() for bullet in siblings]
        for index, text in enumerate(texts):
            if text in texts[:index] and len(text) < _LEAST:
                message = f"{quoted(siblings[index].text)} stands twice in one list"
                yield Problem(message, "say what was different here, or say it once", "warning", (*at, index))


def _alike(resume: Resume) -> Iterator[Problem]:
    seen = defaultdict[tuple[str, ...], dict[str, Address]](dict)
    for at, bullet in walk.bullets(resume):
        words = " ".join(_WORDS.findall(bullet.text.casefold()))
        others = seen[tuple(_NUMBERS.findall(words))]
        if len(words) >= _LEAST:
            if like := _nearest(words, others):
                repeats = "repeats" if like == words else "nearly repeats"
                message = f"{quoted(bullet.text)} {repeats} {where(resume, others[like])}"
                yield Problem(message, "say what was different here, or say it once", "warning", at)
            others.setdefault(words, at)


def _nearest(words: str, others: dict[str, Address]) -> str | None:
    from rapidfuzz import fuzz, process

    if words in others:
        return words
    found = process.extractOne(words, others.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else None

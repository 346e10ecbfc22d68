"""A bullet of more than forty words.

Bullets are read in a glance, and forty words are three lines or four: what stands at the end is not read. Keep the
result and how it was reached; put the rest into a bullet of its own, or below this one.
"""

from collections.abc import Iterator

from resume import walk
from resume.errors import Problem
from resume.richtext import plain
from resume.rules.words import quoted
from resume.schema import Resume

_MOST = 40


def check(resume: Resume) -> Iterator[Problem]:
    for at, bullet in walk.bullets(resume):
        count = len(plain(bullet.text).split())
        if count > _MOST:
            message = f"a bullet of {count} words: {quoted(bullet.text)}"
            yield Problem(message, f"divide it, or shorten it to {_MOST}", "warning", at)

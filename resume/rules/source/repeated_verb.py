"""Three bullets running, or more, that open with the same word.

The opening verb is what a reader takes in; “Developed, developed, developed” tells one thing three times. Say what
was different about each: built, led, halved, taught. A label with a colon behind it is no verb and may be repeated.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from resume import walk
from resume.errors import Problem
from resume.richtext import plain
from resume.schema import Resume

_RUN = 3
_OPENING = re.compile(r"\W*([^\W\d_]{3,})(?![\w:.+#/-])")


def check(resume: Resume) -> Iterator[Problem]:
    for at, siblings in walk.bullet_lists(resume):
        words = [(_opening(bullet.text), index) for index, bullet in enumerate(siblings)]
        for word, group in groupby(words, key=lambda pair: pair[0].casefold()):
            run = list(group)
            if word and len(run) >= _RUN:
                message = f"{len(run)} bullets running open with “{run[0][0]}”"
                yield Problem(message, "begin one of them with another verb", "warning", (*at, run[_RUN - 1][1]))


def _opening(text: str) -> str:
    match = _OPENING.match(plain(text))
    return match[1] if match else ""

"""Bullets side by side, of which some end in a full stop and others do not.

Either is right; both together look careless to those who notice, and editors notice. The majority decides, and where
there is none the first bullet. Bullets that end in a colon, a question mark or an abbreviation such as “etc.” take no
side.
"""

import re
from collections.abc import Iterator

from resume import walk
from resume.errors import Problem
from resume.richtext import plain
from resume.rules.words import quoted
from resume.schema import Resume

_TAIL = 40
_NEUTRAL = re.compile(
    r"[:;,!?…]\W*$|\.\.\.$|\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|vs|e\.g|i\.e|usw|z\.B|и т\. ?[дп]|\w\.\w)\.$"
)
_CLOSED = re.compile(r"[.。।][)\]”’\"'»*]*$")


def check(resume: Resume) -> Iterator[Problem]:
    for at, siblings in walk.bullet_lists(resume):
        texts = [(plain(bullet.text).strip()[-_TAIL:], index) for index, bullet in enumerate(siblings)]
        sided = [(bool(_CLOSED.search(text)), index) for text, index in texts if not _NEUTRAL.search(text)]
        closed = [closed for closed, _ in sided]
        if len(set(closed)) > 1:
            usual = max((closed[0], not closed[0]), key=closed.count)
            first = next(index for closed, index in sided if closed is not usual)
            message = _message(siblings[first].text, odd=closed.count(not usual), rest=closed.count(usual), usual=usual)
            remedy = f"{'add' if usual else 'remove'} the full stop"
            yield Problem(message, remedy, "warning", (*at, first))


def _message(text: str, *, odd: int, rest: int, usual: bool) -> str:
    subject = f"{quoted(text)} and {odd - 1} more" if odd > 1 else quoted(text)
    if usual:
        said = "have no full stop" if odd > 1 else "has no full stop"
    else:
        said = "end in a full stop" if odd > 1 else "ends in a full stop"
    return f"{subject} {said}, unlike {f'{rest} others' if rest > 1 else 'the other'}"

"""A skill spelt in two ways, such as Javascript and JavaScript.

A search for one does not find the other, and whoever knows the subject sees that it was typed in a hurry. Write it as
its makers do, everywhere. Only case, spaces, hyphens and dots are seen through: Postgres and PostgreSQL count as two
skills.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from resume import walk
from resume.errors import Address, Problem
from resume.rules.words import odd_ones, times
from resume.schema import Resume

_IGNORED = re.compile(r"[\s_‐‑-]|(?<!\d)\.|\.(?!\d)")


def check(resume: Resume) -> Iterator[Problem]:
    spellings = defaultdict[str, list[tuple[str, Address]]](list)
    for skill, at in _skills(resume):
        spellings[_IGNORED.sub("", skill.casefold())].append((skill, at))
    for found in spellings.values():
        for odd in odd_ones(found):
            message = f"“{odd.form}” is spelt “{odd.usual}” {times(odd.rest)} elsewhere"
            yield Problem(message, "spell it one way, that of its makers", "warning", odd.at)


def _skills(resume: Resume) -> Iterator[tuple[str, Address]]:
    for index, group in enumerate(resume.skills):
        yield from ((word, ("skills", index, "keywords", n)) for n, word in enumerate(group.keywords))
    for at, entry in walk.entries(resume):
        yield from ((word, (*at, "technologies", n)) for n, word in enumerate(entry.technologies))

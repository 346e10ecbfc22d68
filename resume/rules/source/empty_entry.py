"""A position, project or contribution that is named and dated, and nothing else.

A reader cannot tell what was done, and a search finds no word in it; a blank next to full entries looks like
something to hide. One line is enough: a tagline, a summary or a bullet. Technologies alone say what was used, not
what for.
"""

from collections.abc import Iterator

from resume import walk
from resume.errors import Problem
from resume.rules.words import called
from resume.schema import Resume

_TOLD = ("experience", "projects", "open_source", "volunteering")


def check(resume: Resume) -> Iterator[Problem]:
    for at, entry in walk.entries(resume):
        if at[0] in _TOLD and not (entry.summary or entry.highlights or entry.entries or entry.tagline):
            message = f"{called(entry)} says nothing of what was done"
            yield Problem(message, "add a summary: of one line, or highlights:", "warning", at)

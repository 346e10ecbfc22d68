"""A position that lasts until the present, though a newer one was begun.

An old job that was never closed reads as two jobs held at once, or as carelessness; it is the line forgotten most
often when a resume is brought up to date. End it, or, if both go on, say so in its summary and ignore the rule there.
"""

from collections.abc import Iterator

from resume import walk
from resume.errors import Problem
from resume.rules.words import called
from resume.schema import Entry, Resume


def check(resume: Resume) -> Iterator[Problem]:
    for at, positions in walk.position_lists(resume):
        newest = _newest(positions, open_only=len(at) == 1)
        for index, entry in enumerate(positions):
            if newest and _is_left_open(entry, newest):
                message = f"{called(entry)} goes on, though {called(newest)} began later: was it never closed?"
                where = walk.date_address(entry, (*at, index), "end")
                yield Problem(message, "write when it ended, if it has", "warning", where)


def _newest(positions: tuple[Entry, ...], *, open_only: bool) -> Entry | None:
    """At several employers only one that goes on itself: short posts beside a permanent one are common."""
    begun = [
        (entry.period.start.first_day, index)
        for index, entry in enumerate(positions)
        if entry.period and entry.period.start and (entry.period.present or not open_only)
    ]
    return positions[max(begun)[1]] if begun else None


def _is_left_open(entry: Entry, newest: Entry) -> bool:
    one, other = entry.period, newest.period
    return bool(one and other and one.present and one.start and other.start and one.start < other.start)

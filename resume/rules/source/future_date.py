"""A date that lies in the future.

Mostly a slip of the finger, and one that makes a reader doubt the other dates. Correct it, or write `present` for
what goes on. Studies, publications, talks and courses may well be expected or forthcoming: those are only mentioned,
so that the resume says so too. Today is what `SOURCE_DATE_EPOCH` says, if it is set.
"""

from collections.abc import Iterator

from resume import walk
from resume.dates import PartialDate, today
from resume.errors import Address, Problem
from resume.schema import Entry, Resume

_FORESEEN = ("education", "publications", "talks", "teaching")


def check(resume: Resume) -> Iterator[Problem]:
    now = today()
    for at, entry in walk.entries(resume):
        for end, date in _dates(entry, at):
            if date and now < date:
                yield _future(date, walk.date_address(entry, at, end))
                break


def _dates(entry: Entry, at: Address) -> Iterator[tuple[str, PartialDate | None]]:
    """The first and the last; a certificate is valid to a last date, which may be to come."""
    if period := entry.period:
        yield "start", period.start
        if at[0] != "certificates" or period.start is None:
            yield "end", period.end


def _future(date: PartialDate, at: Address) -> Problem:
    message = f"{date} lies in the future"
    if at[0] in _FORESEEN:
        return Problem(message, "say that it is expected, in the summary for example", "note", at)
    return Problem(message, "correct it, or write “present” for what goes on", "warning", at)

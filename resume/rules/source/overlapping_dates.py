"""Two positions at one employer, the earlier of which ends more than a month after the later began.

One of the dates is then likely mistyped, and a background check compares them with what the employer says. Correct
it; if both were held at once for a while, say so in a summary and ignore the rule there. Projects run side by side
and are not looked at, nor is a position that lies within the time of another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from resume import walk
from resume.dates import PartialDate, Period
from resume.errors import Address, Problem
from resume.rules.words import called
from resume.schema import Entry, Resume

Dated = tuple[PartialDate, Address, Entry, Period]


def check(resume: Resume) -> Iterator[Problem]:
    for at, positions in walk.position_lists(resume):
        employers = defaultdict[str, list[Dated]](list)
        for index, entry in enumerate(positions):
            period, organization = entry.period, entry.organization or ""
            if period and period.start and (organization or len(at) > 1):
                employers[organization.casefold()].append((period.start.first_day, (*at, index), entry, period))
        for held in employers.values():
            yield from _overlaps(held)


def _overlaps(held: Iterable[Dated]) -> Iterator[Problem]:
    """Each position is compared with the one that lasts longest of those begun before."""
    before: Dated | None = None
    for dated in sorted(held, key=lambda dated: dated[:2]):
        if before and _overlap(before[3], dated[3]):
            yield _overlapping(before[2], dated[2], dated[1])
        if not before or _ends_later(before[3], dated[3]):
            before = dated


def _overlap(earlier: Period, later: Period) -> bool:
    """Whether they share more than a month for certain, and neither lies within the other."""
    if not (earlier.start and earlier.end and later.start):
        return False
    shared = _months(earlier.end.first_day) - _months(later.start.last_day)
    return shared > 1 and earlier.start < later.start and _ends_later(earlier, later)


def _ends_later(one: Period, other: Period) -> bool:
    return bool(one.end and (other.present or (other.end and one.end < other.end)))


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 1)


def _overlapping(earlier: Entry, later: Entry, at: Address) -> Problem:
    message = f"{called(later)} begins before {called(earlier)} ends, at the same employer"
    remedy = "correct the date that is wrong; if you held both, say so in a summary"
    return Problem(message, remedy, "warning", walk.date_address(later, at, "start"))

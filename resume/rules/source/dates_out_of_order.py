"""Entries that stand neither newest first nor oldest first.

A reader follows a career by its dates, and takes a jump for a mistake or for a gap that is being hidden. Move the
entry that is named to where its dates put it; newest first is what recruiters expect. Projects, open source and
sections of your own may be ordered by weight, so they are left alone, and a date known to the year fits any month of
it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from resume import walk
from resume.dates import PartialDate
from resume.errors import Problem
from resume.rules.words import called
from resume.schema import Entry, Resume

Span = tuple[int, int]
"""The first and the last day that a date can mean."""

_ORDERED = ("education", "publications", "certificates", "awards", "talks", "teaching", "volunteering")


def check(resume: Resume) -> Iterator[Problem]:
    positions = {at for at, _ in walk.position_lists(resume)}
    for at, entries in walk.entry_lists(resume):
        if at in positions or (len(at) == 1 and at[0] in _ORDERED):
            dated = [(index, entry) for index, entry in enumerate(entries) if _spans(entry)]
            for stray, above, word in _out_of_order([entry for _, entry in dated]):
                index, entry = dated[stray]
                message = f"{called(entry)} stands below {called(dated[above][1])}, though it is {word}"
                where = walk.date_address(entry, (*at, index), "start")
                yield Problem(message, "order the entries by date, the newest first", "warning", where)


def _out_of_order(entries: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    """The first entry that leaves the order most entries keep, one above it that it should be above, and why."""
    starts, ends = zip(*map(_spans, entries), strict=True) if entries else ((), ())
    orders = [(list(_strays(spans)), "newer") for spans in (starts, ends)]
    orders += [(list(_strays([(-last, -first) for first, last in spans])), "older") for spans in (starts, ends)]
    strays, word = min(orders, key=lambda order: len(order[0]))
    for stray, above in strays[:1]:
        yield stray, above, word


def _strays(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is for certain newer than something above it, each with the oldest thing above it."""
    oldest = 0
    for index, (first, last) in enumerate(spans):
        if spans[oldest][1] < first:
            yield index, oldest
        if last < spans[oldest][1]:
            oldest = index


def _spans(entry: Entry) -> tuple[Span, Span] | None:
    """Of the start and of the end, which may be the same."""
    period = entry.period
    known = list(filter(None, (period.start, period.end))) if period else []
    if not period or not known:
        return None
    never = date.max.toordinal()
    return _span(known[0]), (never, never) if period.present else _span(known[-1])


def _span(known: PartialDate) -> Span:
    return _ordinal(known.first_day), _ordinal(known.last_day)


def _ordinal(day: PartialDate) -> int:
    return date(day.year, day.month or 1, day.day or 1).toordinal()

"""Dates known to the year, the month or the day, and the periods between them.

ISO 8601's reduced precision, and the forms that people write.
"""

import calendar
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import total_ordering

PRESENT_WORDS = frozenset(
    "present now current currently ongoing today heute aktuell jetzt actuel aujourd’hui aujourd'hui actualidad "  # noqa: SIM905
    "actualmente presente oggi atual hoje heden nu nå nykyhetki obecnie současnost dabar prezent günümüz jelenleg "
    "настоящее сейчас дотепер зараз σήμερα".split()
) | {"настоящее время", "наст. время"}

_MONTHS_A_YEAR = 12
_ISO = re.compile(r"([12][0-9]{3})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/.]([12][0-9]{3})")
_NAMED = re.compile(r"(?:([0-9]{1,2})\.? )?([^\W\d_]{3,})\.?(?: ([0-9]{1,2}),?)?,? ([12][0-9]{3})")
_DASH = re.compile(
    r"\s*[\u2010-\u2015\u2212]\s*|\s+-+\s+|\s+(?:to|until|till)\s+|(?<=[0-9]{4})-(?=[0-9]{4}$|[a-z])",
    re.IGNORECASE,
)
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}


class DateError(ValueError):
    """A date that can't be read; `remedy` says how to write it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: `2017`, `2017-05`, `2017-05-03`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{month}{day}"

    def __lt__(self, other: "PartialDate") -> bool:
        """Earlier for certain: `2017` is not before `2017-05`, which lies in it."""
        mine, theirs = str(self), str(other)
        shared = min(len(mine), len(theirs))
        return mine[:shared] < theirs[:shared]

    @property
    def first_day(self) -> "PartialDate":
        """The earliest day that it can mean."""
        return PartialDate(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> "PartialDate":
        """The latest day that it can mean."""
        month = self.month or _MONTHS_A_YEAR
        return PartialDate(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end` (both known, one, or the present), a moment (`start` equals `end`), or free `text`."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    present: bool = False
    text: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise DateError(
                f"ends ({self.end}) before it starts ({self.start})",
                "swap the two dates, or correct one of them",
            )

    def __str__(self) -> str:
        if self.text is not None:
            return self.text
        if self.start == self.end:
            return str(self.start)
        last = "present" if self.present else str(self.end or "")
        return f"{self.start or ''} – {last}".strip()


def today() -> PartialDate:
    """The day that SOURCE_DATE_EPOCH names, else that of the clock."""
    now = datetime.now().astimezone()
    with suppress(KeyError, ValueError, OverflowError, OSError):
        now = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return PartialDate(now.year, now.month, now.day)


def parse_date(text: str) -> PartialDate:
    """One date: `2017`, `2017-05`, `2017-05-03`, `05/2017`, `May 2017` or `3 May 2017`."""
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        return _checked(text, match[1], match[3], match[4])
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(text, match[2], match[1])
    if match := _NAMED.fullmatch(text):
        month = _MONTHS.get(match[2].lower())
        if month and not (match[1] and match[3]):
            return _checked(text, match[4], str(month), match[1] or match[3])
    raise DateError(f"“{text}” is not a date", _remedy(text))


def parse_period(text: str) -> Period:
    """A date, or two of them (the last may be `present`) with a dash or “to” between."""
    text = " ".join(text.split())
    parts = _DASH.split(text, maxsplit=1)
    if len(parts) == 1:
        date = parse_date(text)
        return Period(date, date)
    start, end = parts
    if is_present(end):
        return Period(parse_date(start), present=True)
    if not start or not end:
        raise DateError(f"“{text}” has only one end", "write “2017 – present”, or a single date")
    return Period(parse_date(start), parse_date(end))


def is_present(text: str) -> bool:
    return text.strip().lower() in PRESENT_WORDS


def _checked(text: str, year: str, month: str | None = None, day: str | None = None) -> PartialDate:
    date = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    if date.month is not None and not 1 <= date.month <= _MONTHS_A_YEAR:
        raise DateError(f"“{text}” has no month {date.month}", "months go from 01 to 12")
    if date.day is not None and date.month:
        last = calendar.monthrange(date.year, date.month)[1]
        if not 1 <= date.day <= last:
            raise DateError(f"“{text}” has no day {date.day}", f"this month has {last} days")
    return date


def _remedy(text: str) -> str:
    if is_present(text):
        return "“present” may only end a period: 2017 – present"
    return "write 2017, 2017-05, 2017-05-03, May 2017 or 2017 – present; free text goes under dates: {text: …}"

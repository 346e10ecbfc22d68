"""Dates as people type them: known ones to the precision they have, all others as free text."""

import re
from collections.abc import Iterable
from typing import Any

from resume.dates import DateError, Period, is_present, parse_date, parse_period
from resume.errors import Address
from resume.fields import PRESENT
from resume.lenient.draft import Draft
from resume.lenient.texts import leftover

_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")


def typed(draft: Draft, key: str, value: Any, at: Address) -> None:
    """One of `start`, `end` and `date`, for `settle` to read; a time of day is left off."""
    if isinstance(value, str):
        timestamp = _TIMESTAMP.fullmatch(value.strip())
        draft.put(key, timestamp[1] if timestamp else value.strip(), at)
    else:
        leftover(draft, key, value, at)


def period(draft: Draft, key: str, value: Any, at: Address) -> None:
    """A period in one text, or as our own file has it."""
    if not isinstance(value, str):
        return draft.put(key, value, at)
    try:
        draft.put(key, str(parse_period(value)), at)
    except DateError as error:
        _keep_text(draft, [value], at, error)


def settle(draft: Draft, *, open_ended: bool) -> None:
    """Reads the dates typed; a start without an end lasts until now if `open_ended`, else is a single date."""
    given = {key: draft.fields.pop(key) for key in ("start", "end", "date") if key in draft.fields}
    if "date" in given and len(given) > 1:
        draft.leftovers.keep(draft.origins["date",], given.pop("date"))
    if not given:
        return
    try:
        draft.fields |= _fields(_read(**given), open_ended=open_ended and list(given) == ["start"])
    except DateError as error:
        _keep_text(draft, given.values(), draft.origins[next(iter(given)),], error)


def _read(start: str = "", end: str = "", date: str = "") -> Period:
    if not end:
        return parse_period(start or date)
    first = parse_date(start) if start else None
    return Period(first, present=True) if is_present(end) else Period(first, parse_date(end))


def _fields(period: Period, *, open_ended: bool) -> dict[str, str]:
    end = PRESENT if period.present or (open_ended and period.start == period.end) else period.end
    if end == period.start:
        return {"date": str(end)}
    return {key: str(value) for key, value in (("start", period.start), ("end", end)) if value}


def _keep_text(draft: Draft, words: Iterable[str], at: Address, error: DateError) -> None:
    draft.leftovers.warn(at, str(error), f"printed as it stands; {error.remedy}")
    draft.put("dates", {"text": " – ".join(words)}, at)

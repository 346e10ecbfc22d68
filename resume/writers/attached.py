"""What a PDF carries of what it was made from, so that it can be built again, to the same bytes."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from resume import attachments
from resume.dates import is_present, parse_period
from resume.engine import File
from resume.errors import Problem, ResumeError
from resume.facts import facts
from resume.options import Choices, Options
from resume.photo import load_photo
from resume.schema import Check, Design, Resume
from resume.themes import find_theme
from resume.writers import yaml_

_DATED = ("date", "dates", "start", "end")
_UNDATED = "1980-01-01"


def files(resume: Resume, options: Options) -> list[File]:
    """The source and the photo, in the order of their names, as a PDF must list them."""
    date = date_of(resume)
    photos = list(_photos(resume, date))
    source = yaml_.write(_as_typeset(resume, options, photos), options).content
    found = File(attachments.SOURCE, source, "application/yaml", "What this document was made from", "Source", date)
    return sorted([found, *photos], key=lambda file: file.name.encode())


def _photos(resume: Resume, date: datetime) -> Iterator[File]:
    """The one, if there is one, under a name that needs no folder."""
    if resume.contact and (photo := load_photo(resume)):
        name = Path(resume.contact.photo or "").name
        fit = attachments.PICTURE.fullmatch(name)
        name = name if fit else f"photo.{photo.media_type.partition('/')[2]}"
        yield File(name, photo.content, photo.media_type, "The photo", "Supplement", date)


def _as_typeset(resume: Resume, options: Options, photos: Iterable[File]) -> Resume:
    """The same resume with all that was chosen for it, and without what was not printed."""
    contact = resume.contact
    for photo in photos:
        contact = contact and contact.model_copy(update={"photo": photo.name})
    design = _design(resume, options.over(resume))
    return resume.model_copy(update={"contact": contact, "design": design, "check": Check(), "meta": {}})


def _design(resume: Resume, choices: Choices) -> Design:
    known = find_theme(resume, choices).options
    fields: dict[str, Any] = {
        "theme": _theme_beside(resume, choices.theme),
        "paper": choices.paper,
        "lang": choices.lang,
        "pages": choices.pages,
        "break_before": resume.design.break_before,
        "keep_together": resume.design.keep_together,
    }
    return Design(**{name: value for name, value in choices.settings.items() if name in known} | fields)


def _theme_beside(resume: Resume, theme: str) -> str:
    """A theme as one names it beside the resume; of a folder that lies elsewhere, its name is all that is told."""
    if "/" not in theme:
        return theme
    path = os.path.relpath(theme, resume.source.folder if resume.source else Path())
    return f"./{Path(theme).resolve().name if path.startswith('..') else path}"


def date_of(resume: Resume) -> datetime:
    """A date that the same input has again: SOURCE_DATE_EPOCH, or the latest that stands in it."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is “{epoch}”, which is no number of seconds"
            raise ResumeError(Problem(message, "set it to the seconds since 1970, or not at all")) from None
    year, month, day = (int(part) for part in f"{max(_dates(resume), default=_UNDATED)}-01-01".split("-")[:3])
    return datetime(year, month, day, tzinfo=UTC)


def _dates(resume: Resume) -> Iterator[str]:
    for at, text in facts(resume):
        if at[-1] in _DATED and not is_present(text):
            period = parse_period(text)
            yield from (str(date) for date in (period.start, period.end) if date)

"""The parts of a resume, each with its address, in the order of the file."""

from collections.abc import Iterator
from typing import Any, TypeVar

from resume import facts
from resume.errors import Address
from resume.schema import Entry, Highlight, Link, Model, Resume, key_of

M = TypeVar("M", bound=Model)

_RUNNING = ("headline", "highlights", "note", "summary", "tagline", "text")


def entry_lists(resume: Resume) -> Iterator[tuple[Address, tuple[Entry, ...]]]:
    """Entries side by side: those of a section, and those inside one entry."""
    return _lists(resume, Entry)


def bullet_lists(resume: Resume) -> Iterator[tuple[Address, tuple[Highlight, ...]]]:
    return _lists(resume, Highlight)


def entries(resume: Resume) -> Iterator[tuple[Address, Entry]]:
    return _each(resume, Entry)


def bullets(resume: Resume) -> Iterator[tuple[Address, Highlight]]:
    return _each(resume, Highlight)


def links(resume: Resume) -> Iterator[tuple[Address, Link]]:
    return _each(resume, Link)


def position_lists(resume: Resume) -> Iterator[tuple[Address, tuple[Entry, ...]]]:
    """Positions that may be expected to follow each other: the section's own, and those at one employer."""
    if resume.experience:
        yield ("experience",), resume.experience
    for at, entry in entries(resume):
        if at[0] == "experience" and _is_employer(entry):
            yield (*at, "entries"), entry.entries


def running_texts(resume: Resume) -> Iterator[tuple[Address, str]]:
    """The texts that are written, unlike titles and names, which are quoted."""
    for at, text in facts.facts(resume):
        keys = [part for part in at if isinstance(part, str)]
        if keys[-1] in _RUNNING and "dates" not in keys and "location" not in keys:
            yield at, text


def date_address(entry: Entry, at: Address, end: str) -> Address:
    """Where the `start` or the `end` of an entry's period is given, or what there is of it."""
    return (*at, next(name for name in ("date", "dates", end, "start", "end") if getattr(entry, name)))


def _is_employer(entry: Entry) -> bool:
    """Whether an entry holds positions; what has a client or a role of its own is a project."""
    below = entry.entries
    return bool(entry.organization and below and not entry.title) and not any(e.organization or e.roles for e in below)


def _each(resume: Resume, kind: type[M]) -> Iterator[tuple[Address, M]]:
    return ((at, value) for at, value in _parts(resume) if isinstance(value, kind))


def _lists(resume: Resume, kind: type[M]) -> Iterator[tuple[Address, tuple[M, ...]]]:
    return (
        (at, value) for at, value in _parts(resume) if isinstance(value, tuple) and isinstance((*value, None)[0], kind)
    )


def _parts(resume: Resume) -> Iterator[tuple[Address, Any]]:
    yield from _within(resume.contact, ("contact",))
    for section in resume.sections:
        yield from _within(section.items, section.at)


def _within(value: Any, at: Address) -> Iterator[tuple[Address, Any]]:
    """A value, and all that it holds."""
    yield at, value
    match value:
        case Model():
            for name in type(value).model_fields:
                yield from _within(getattr(value, name), (*at, key_of(type(value), name)))
        case tuple():
            for index, item in enumerate(value):
                yield from _within(item, (*at, index))

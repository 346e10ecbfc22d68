"""The same page linked twice.

One of the two was mostly meant to be another page, and a reader who tries both learns nothing from the second.
Correct it, or leave one out. `http` or `https`, `www.` and a slash at the end make no difference. Entries of one
organization may share a link, and an entry may have one of the contact’s.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from resume import walk
from resume.errors import Address, Problem
from resume.rules.words import where
from resume.schema import Link, Resume

Placed = tuple[Address, Link, str | None]
"""A link, and the organization whose entry it stands in."""


def check(resume: Resume) -> Iterator[Problem]:
    links = resume.contact.links if resume.contact else ()
    yield from _twice(resume, ((("contact", "links", index), link, None) for index, link in enumerate(links)))
    yield from _twice(resume, _of_entries(resume))


def _of_entries(resume: Resume) -> Iterator[Placed]:
    for at, entry in walk.entries(resume):
        for index, link in enumerate(entry.links):
            yield (*at, "links", index), link, entry.organization


def _twice(resume: Resume, links: Iterable[Placed]) -> Iterator[Problem]:
    seen: dict[str, tuple[Address, str | None]] = {}
    for at, link, organization in links:
        first, owner = seen.setdefault(_page(link), (at, organization))
        if first != at and (organization is None or organization != owner):
            message = f"{_page(link)} is linked in {where(resume, first)} already"
            yield Problem(message, "is it meant to be another page? else leave one out", "warning", at)


def _page(link: Link) -> str:
    parts = urlsplit(link.href)
    page = f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return (page if parts.netloc else link.href) + rest

"""What a page must say: each leaf of a resume in the words it is printed in."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Literal, NamedTuple

from resume import i18n, markup, richtext
from resume.compose import dates, heading, tel
from resume.dates import Period
from resume.errors import Address
from resume.facts import facts
from resume.options import Choices
from resume.schema import Custom, Entry, Highlight, Language, Link, Location, Model, Resume, Section, key_of

Part = Literal["heading", "head", "body"]

_HEAD = ("degree", "title", "organization", "period", "location", "roles", "tagline", "authors")
_ELSEWHERE = ("dates", "start", "end", "date", "entries", "photo", "break_before", "keep_together")


class Fact(NamedTuple):
    """Words that stand on the page in one piece; `entry` is the address of the entry that they belong to."""

    at: Address
    text: str
    part: Part = "body"
    entry: Address = ()


def printed(resume: Resume, choices: Choices, date_style: str) -> Iterator[Fact]:
    """Every fact, in the order of the file; what is printed in a language is in that of the choices."""
    words = _Words(i18n.find_locale(resume, choices.lang), date_style)
    if resume.contact:
        yield from words.of(resume.contact, ("contact",))
    elif resume.title:
        yield from words.of(resume.title, ("title",))
    localized = i18n.localize(resume, choices.lang)
    for section in localized.sections:
        yield Fact(section.at, markup.plain(heading(localized, section)), "heading")
        yield from _section(section, words)


def section_of(fact: Fact) -> Address:
    return fact.at[: 2 if fact.at[0] == "custom" else 1]


def links(resume: Resume) -> Iterator[tuple[Address, str]]:
    """Where each link of a resume leads, with the address of what was typed."""
    for at, text in facts(resume):
        key = next(part for part in reversed(at) if isinstance(part, str))
        match key:
            case "email":
                yield at, f"mailto:{text}"
            case "phone":
                yield at, tel(text)
            case "doi":
                yield at, f"https://doi.org/{text}"
            case "links" | "url":
                yield at, Link(url=text).href
            case _:
                yield from ((at, href) for href in richtext.links(text))


def _section(section: Section, words: "_Words") -> Iterator[Fact]:
    if isinstance(section.items, Custom):
        yield from words.fields(section.items, section.at, without=("title", "entries"))
        yield from words.of(section.items.entries, (*section.at, "entries"))
    else:
        yield from words.of(section.items, section.at)


class _Words:
    """The facts of any value, in one language."""

    def __init__(self, locale: i18n.Locale, date_style: str) -> None:
        self.locale = locale
        self.period = partial(dates, locale, date_style)

    def of(self, value: Any, at: Address) -> Iterator[Fact]:
        match value:
            case str():
                yield from (Fact(at, line) for line in richtext.plain(value).splitlines() if line.strip())
            case tuple():
                for index, item in enumerate(value):
                    yield from self.of(item, (*at, index))
            case Period():
                yield Fact(at, self.period(value).striptags())
            case Link():
                yield Fact(at, value.text)
            case Location():
                yield Fact(at, str(value))
            case Language(level=str(level)):
                yield from self.fields(value, at, without=("level",))
                yield Fact((*at, "level"), self.locale.level(level))
            case Entry():
                yield from self._entry(value, at)
            case Model():
                yield from self.fields(value, at)

    def fields(self, model: Model, at: Address, without: tuple[str, ...] = ()) -> Iterator[Fact]:
        for name in type(model).model_fields:
            if name not in without + _ELSEWHERE:
                yield from self.of(getattr(model, name), (*at, *_key(model, name)))

    def _entry(self, entry: Entry, at: Address) -> Iterator[Fact]:
        for name in _HEAD:
            if name == "organization" and entry.organization == entry.title:  # which is printed once
                continue
            key = ("dates",) if name == "period" else _key(entry, name)
            for fact in self.of(getattr(entry, name, None), (*at, *key)):
                yield fact._replace(part="head", entry=at)
        for fact in self.fields(entry, at, without=_HEAD):
            yield fact._replace(entry=at)
        yield from self.of(entry.entries, (*at, "entries"))


def _key(model: Model, name: str) -> Address:
    """The key of a field in the file; a highlight may stand there as a bare text."""
    if isinstance(model, Highlight) and name == "text" and not model.highlights:
        return ()
    return (key_of(type(model), name),) if name in type(model).model_fields else ()

"""The items of the sections: one model, and what some sections add to it."""

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from resume.dates import Period
from resume.fields import Date, Dates, Email, EndDate, Flag, OneOrMany, Phone, Text, invalid, period
from resume.schema.contact import Link
from resume.schema.model import Model, Shorthand, key_of


class Highlight(Shorthand):
    """A bullet, with bullets of its own if need be."""

    SHORT = "text"

    text: Text
    """What was done or reached."""
    highlights: "tuple[Highlight, ...]" = ()
    """Bullets below this one."""


class Entry(Model):
    """One item of a section. All is optional but a title or an organization; `entries` nest."""

    model_config = ConfigDict(serialize_by_alias=True)

    title: Text | None = None
    """Position, project or product: what the entry is called."""
    organization: Text | None = None
    """Employer, client or institution."""
    tagline: Text | None = None
    """One line that says what it is."""
    location: Text | None = None
    """Where it took place."""
    dates: Dates | None = None
    """A date or a period: `2017`, `May 2017`, `2017-05 – present`, or `{text: Summer 2019}`."""
    start: Date | None = None
    """First date of the period, if not given by `dates`."""
    end: EndDate | None = None
    """Last date of the period, or `present`."""
    date: Date | None = None
    """A single date."""
    roles: Annotated[tuple[Text, ...], OneOrMany()] = ()
    """What the person was in it."""
    summary: Text | None = None
    """A paragraph or several."""
    technologies: tuple[Text, ...] = ()
    """Tools, languages and methods used."""
    highlights: tuple[Highlight, ...] = ()
    """Bullets."""
    links: Annotated[tuple[Link, ...], OneOrMany()] = ()
    """Pages about it; a bare URL, or `{url: …, label: …}`."""
    entries: "tuple[Entry, ...]" = ()
    """Entries inside this one: positions at an employer, projects in a position."""
    break_before: Flag = False
    """Whether it begins a page."""
    keep_together: Flag = False
    """Whether it stands on one page, if it fits on one."""

    @property
    def period(self) -> Period | None:
        if self.date:
            return Period(self.date, self.date)
        return self.dates or (period(self.start, self.end) if self.start or self.end else None)

    @model_validator(mode="after")
    def _is_named_and_dated(self) -> "Entry":
        if not (self.title or self.organization):
            names = [key_of(type(self), name) for name in ("title", "organization")]
            raise invalid(f"the entry has neither {' nor '.join(names)}", f"add {': or '.join(names)}:")
        given = [name for name in ("dates", "date", "start", "end") if getattr(self, name)]
        if given not in (["start", "end"], []) and len(given) > 1:
            raise invalid(f"dated twice, by {given[0]} and {given[1]}", "keep one of them", given[1])
        _ = self.period
        return self


class Education(Entry):
    """A course of study."""

    title: Text | None = Field(None, alias="area")
    """Field of study."""
    organization: Text | None = Field(None, alias="institution")
    """School or university."""
    degree: Text | None = None
    """Degree or certificate aimed at."""
    score: Text | None = None
    """Grade or grade point average."""
    courses: tuple[Text, ...] = ()
    """Notable courses."""


class Publication(Entry):
    """Something published."""

    organization: Text | None = Field(None, alias="publisher")
    """Journal, conference or publishing house."""
    authors: Annotated[tuple[Text, ...], OneOrMany()] = ()
    """All authors, in their order, one an item; the person's own name is set in bold."""
    doi: Text | None = None
    """Digital object identifier, such as 10.1000/182."""

    @model_validator(mode="after")
    def _has_a_doi(self) -> "Publication":
        if self.doi and not self.doi.startswith("10."):
            raise invalid(f"“{self.doi}” is not a DOI", "write it like 10.1000/182, without https://doi.org/", "doi")
        return self


class Certificate(Entry):
    """A certificate."""

    title: Text | None = Field(None, alias="name")
    """What it certifies."""
    organization: Text | None = Field(None, alias="issuer")
    """Who issued it."""


class Award(Entry):
    """An award."""

    organization: Text | None = Field(None, alias="awarder")
    """Who gave it."""


class Talk(Entry):
    """A talk."""

    organization: Text | None = Field(None, alias="event")
    """Conference or meeting."""


class Reference(Entry):
    """Somebody who speaks for the person."""

    title: Text | None = Field(None, alias="name")
    """Their name."""
    email: Email | None = None
    """Their e-mail address."""
    phone: Phone | None = None
    """Their phone number."""

"""The one model of a resume: readers make it, transforms return a new one, writers take it.

An entry is the same model in every section, called by the section's own words: the `title` of a reference is
written `name:`, the `organization` of an award `awarder:`. One recursion serves them all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from resume.dates import Period
from resume.errors import Address, Problem
from resume.fields import (
    Count,
    Date,
    Dates,
    Email,
    EndDate,
    Flag,
    OneOrMany,
    Phone,
    Text,
    Url,
    invalid,
    kind_of,
    period,
)
from resume.networks import Profile, profile
from resume.source import Source


class Model(BaseModel):
    """Strict and frozen; a key with nothing behind it counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value not in (None, "")}
        if not isinstance(data, cls):
            raise invalid(f"expected a mapping, found {kind_of(data)}", "write its fields as key: value, one a line")
        return data


class Shorthand(Model):
    """A model that may be written as a bare text, which then fills the field `SHORT`."""

    SHORT: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, data: Any) -> Any:
        return {cls.SHORT: data} if isinstance(data, str) and data else data

    @model_serializer(mode="wrap")
    def _shorten(self, handler: SerializerFunctionWrapHandler) -> Any:
        data = handler(self)
        return data[self.SHORT] if set(data) == {self.SHORT} else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": ["string", "number"]}, handler(schema)]}


class Link(Shorthand):
    """A web page; a bare URL is enough."""

    SHORT = "url"

    url: Url
    """Where it leads; `https://` may be left off."""
    label: Text | None = None
    """What is printed instead of the address."""

    @property
    def href(self) -> str:
        return self.url if ":" in self.url.partition("/")[0] else f"https://{self.url}"

    @property
    def text(self) -> str:
        """The label, or the address as a person would write it."""
        return self.label or self.href.partition(":")[2].lstrip("/").removeprefix("www.").rstrip("/")

    @property
    def profile(self) -> Profile | None:
        return profile(self.href)


class Location(Shorthand):
    """A place: one text, or the parts of an address."""

    SHORT = "text"

    text: Text | None = None
    """The place as it is to be printed."""
    address: Text | None = None
    """Street and number."""
    postal_code: Text | None = None
    """ZIP or postal code."""
    city: Text | None = None
    """Town or city."""
    region: Text | None = None
    """State, province or region."""
    country: Text | None = None
    """Country name, or its ISO 3166-1 alpha-2 code."""

    def __str__(self) -> str:
        code = (self.postal_code or "").replace(" ", "\N{NO-BREAK SPACE}")
        town = " ".join(filter(None, [code, self.city]))
        return ", ".join(filter(None, [self.text, self.address, town, self.region, self.country]))


class Contact(Model):
    """Whose resume it is, and how to reach them."""

    name: Text
    """Full name."""
    headline: Text | None = None
    """Profession or role, in a few words."""
    email: Annotated[tuple[Email, ...], OneOrMany()] = ()
    """E-mail address, or several."""
    phone: Annotated[tuple[Phone, ...], OneOrMany()] = ()
    """Phone number, or several; printed as typed."""
    location: Location | None = None
    """Where the person lives or works."""
    photo: Text | None = None
    """Path of a JPEG, PNG, GIF or WebP picture, in the folder of this file or below it."""
    links: Annotated[tuple[Link, ...], OneOrMany()] = ()
    """Web site and profiles; the network and the user name are read from the URL."""


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
    """All authors, in their order."""
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


class Skill(Model):
    """A group of skills, or a card with a paragraph."""

    name: Text | None = None
    """What the skills have in common."""
    level: Text | None = None
    """How well they are mastered."""
    keywords: tuple[Text, ...] = ()
    """The skills."""
    summary: Text | None = None
    """A paragraph about them."""

    @model_validator(mode="after")
    def _says_something(self) -> "Skill":
        if not (self.name or self.keywords):
            raise invalid("the group has neither name nor keywords", "give it a name")
        return self


class Interest(Skill):
    """An interest."""


LEVELS = ("native", "bilingual", "fluent", "advanced", "intermediate", "elementary", "A1", "A2", "B1", "B2", "C1", "C2")


def _level(typed: str) -> str:
    """The level as it is written in `LEVELS`, whatever its case."""
    for level in LEVELS:
        if level.casefold() == typed.casefold():
            return level
    raise invalid(f"“{typed}” is not a level", f"use {', '.join(LEVELS)}; or note: for other words")


class Language(Model):
    """A language and how well it is spoken."""

    language: Text
    """Its name."""
    level: Annotated[Text, AfterValidator(_level)] | None = None
    """native, bilingual, fluent, advanced, intermediate, elementary, or A1 to C2 of the CEFR."""
    note: Text | None = None
    """A certificate, or the level in other words."""


class Custom(Model):
    """A section under a heading of its own."""

    title: Text
    """Its heading."""
    summary: Text | None = None
    """A paragraph or several."""
    highlights: tuple[Highlight, ...] = ()
    """Bullets."""
    entries: tuple[Entry, ...] = ()
    """Entries."""
    break_before: Flag = False
    """Whether it begins a page."""
    keep_together: Flag = False
    """Whether it stands on one page, if it fits on one."""


def _section(name: str) -> str:
    if name not in SECTIONS:
        raise invalid(f"no section “{name}”", f"use one of {', '.join(SECTIONS)}")
    return name


class Design(Model):
    """How the resume looks: what the command line's flags say, and any option of the theme."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Text] = Field(init=False)

    theme: Text | None = None
    """Name of a theme, or path of its folder."""
    paper: Text | None = None
    """a4 or letter."""
    lang: Text | None = None
    """Language of headings and dates, as a BCP 47 tag."""
    pages: Count | None = None
    """On how many pages it shall fit; the density is searched for."""
    break_before: Annotated[tuple[Annotated[Text, AfterValidator(_section)], ...], OneOrMany()] = ()
    """The sections that begin a page."""
    keep_together: Annotated[tuple[Annotated[Text, AfterValidator(_section)], ...], OneOrMany()] = ()
    """The sections that stand on one page, if they fit on one."""

    @property
    def options(self) -> Mapping[str, str]:
        return self.__pydantic_extra__ or {}


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it stands on the page; `at` is its address, `items` what the field of that name holds."""

    name: str
    items: Any
    at: Address


class Resume(Model):
    """A whole resume. The order of the sections in the file is their order on the page."""

    title: Text | None = None
    """Title of the document; stands at its head where there is no name."""
    contact: Contact | None = None
    """Name and ways to be reached."""
    summary: Text | None = None
    """Who the person is, in a paragraph."""
    highlights: tuple[Highlight, ...] = ()
    """Key results, a few bullets."""
    experience: tuple[Entry, ...] = ()
    """Employers, positions and what was done there."""
    education: tuple[Education, ...] = ()
    """Schools, courses of study and degrees."""
    skills: tuple[Skill, ...] = ()
    """Groups of skills, or cards."""
    languages: tuple[Language, ...] = ()
    """Languages spoken."""
    open_source: tuple[Entry, ...] = ()
    """Contributions to open source."""
    projects: tuple[Entry, ...] = ()
    """Projects, products, a portfolio."""
    publications: tuple[Publication, ...] = ()
    """Papers, articles, books."""
    certificates: tuple[Certificate, ...] = ()
    """Certificates."""
    awards: tuple[Award, ...] = ()
    """Awards and honours."""
    talks: tuple[Talk, ...] = ()
    """Talks given."""
    teaching: tuple[Entry, ...] = ()
    """Courses taught, students supervised."""
    volunteering: tuple[Entry, ...] = ()
    """Work without pay."""
    references: tuple[Reference, ...] = ()
    """People who vouch for the person."""
    interests: tuple[Interest, ...] = ()
    """What else the person cares for."""
    custom: tuple[Custom, ...] = ()
    """Sections under headings of their own."""
    titles: dict[Text, Text] = {}
    """Other headings for the sections, by section name; also `technologies`, the label of the lists of tools."""
    design: Design = Design()
    """Theme, paper, language and the theme's options."""
    meta: dict[str, JsonValue] = {}
    """What an imported file said of itself; kept and never printed."""

    _order: tuple[str, ...] = PrivateAttr(())
    _source: Source | None = PrivateAttr(None)
    _warnings: tuple[Problem, ...] = PrivateAttr(())

    @property
    def source(self) -> Source | None:
        """The file that it was read from."""
        return self._source

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the reader could not take over as it stood."""
        return self._warnings

    def read_from(self, source: Source, warnings: Iterable[Problem] = ()) -> "Resume":
        """The same resume, with where it comes from."""
        resume = self.model_copy()
        resume._source, resume._warnings = source, tuple(map(source.locate, warnings))
        return resume

    @property
    def name(self) -> str | None:
        """What stands at the head of the document."""
        return self.contact.name if self.contact else self.title

    @property
    def sections(self) -> Iterator[Section]:
        """The sections that hold something, in the order of the file; each custom section is one."""
        for name in self._order:
            if name == "custom":
                yield from (Section(name, section, (name, index)) for index, section in enumerate(self.custom))
            elif items := getattr(self, name):
                yield Section(name, items, (name,))

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(cls, data: Any, handler: ModelWrapValidatorHandler["Resume"]) -> "Resume":
        resume = handler(data)
        if isinstance(data, dict):
            resume._order = tuple(key for key in data if key in SECTIONS)
        return resume

    @model_validator(mode="after")
    def _is_a_resume(self) -> "Resume":
        if not self.name:
            raise invalid("the resume has neither a contact nor a title", "begin with contact: and a name: below it")
        for name in self.titles:
            if name not in HEADINGS:
                raise invalid(f"“{name}” has no heading to rename", f"use one of {', '.join(HEADINGS)}", "titles")
        return self

    @model_serializer(mode="wrap")
    def _in_order(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data = handler(self)
        last = {key: data[key] for key in ("titles", "design", "meta") if key in data}
        order = ("title", "contact", *self._order)
        return {key: data[key] for key in order if key in data} | last


_NOT_SECTIONS = ("title", "contact", "titles", "design", "meta")
SECTIONS = tuple(name for name in Resume.model_fields if name not in _NOT_SECTIONS)
HEADINGS = (*(name for name in SECTIONS if name != "custom"), "technologies")


def key_of(model: type[BaseModel], name: str) -> str:
    """The key by which a file gives the field `name`."""
    return model.model_fields[name].alias or name

"""The one model of a resume: readers make it, transforms return a new one, writers take it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from resume.errors import Address, Problem
from resume.fields import Count, Flag, OneOrMany, Text, invalid
from resume.schema.contact import Contact
from resume.schema.entries import Award, Certificate, Education, Entry, Highlight, Publication, Reference, Talk
from resume.schema.model import Model, Shorthand
from resume.schema.skills import Interest, Language, Skill
from resume.source import Source


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
    """Name of a theme, or path of its folder, in the folder of this file or below it."""
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


class Ignored(Shorthand):
    """A rule that `resume check` shall not apply; its name is enough."""

    SHORT = "rule"

    rule: Text
    """Name of the rule."""
    path: Text | None = None
    """Where it shall not apply, such as `contact` or `experience.0.highlights`; everywhere if left out."""


class Check(Model):
    """How the resume is checked."""

    ignore: Annotated[tuple[Ignored, ...], OneOrMany()] = ()
    """Rules that shall not apply: a name, or `{rule: …, path: …}`."""


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
    titles: dict[Text, Text] = Field(default={})
    """Other headings for the sections, by section name; also `technologies`, the label of the lists of tools."""
    design: Design = Field(default_factory=Design)
    """Theme, paper, language and the theme's options."""
    check: Check = Field(default_factory=Check)
    """What `resume check` shall leave alone."""
    meta: dict[str, Any] = Field(default={})
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
        last = {key: data[key] for key in ("titles", "design", "check", "meta") if key in data}
        order = ("title", "contact", *self._order)
        return {key: data[key] for key in order if key in data} | last


_NOT_SECTIONS = ("title", "contact", "titles", "design", "check", "meta")
SECTIONS = tuple(name for name in Resume.model_fields if name not in _NOT_SECTIONS)
HEADINGS = (*(name for name in SECTIONS if name != "custom"), "technologies")

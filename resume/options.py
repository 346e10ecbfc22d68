"""What a command line, or a file's `design:`, says about an output."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from resume.errors import Problem, ResumeError
from resume.schema import Resume
from resume.suggest import did_you_mean

PAPERS: Mapping[str, str] = {"a4": "210mm 297mm", "letter": "8.5in 11in"}
DEFAULTS: Mapping[str, str] = {"theme": "classic", "paper": "a4", "lang": "en"}


@dataclass(frozen=True, slots=True)
class Options:
    """How to write a resume; what is None here is as its `design:` says, or else by default."""

    theme: str | None = None
    paper: str | None = None
    lang: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    pages: int | None = None
    """On how many pages the resume shall fit."""
    dpi: int = 150
    """Of pictures, in pixels an inch."""
    source: bool = True
    """Whether a PDF carries what it was made from."""
    pdf_variant: str | None = None
    """The standard of a PDF; None is the default of `standards`."""

    def over(self, resume: Resume) -> "Choices":
        """These options, completed by the resume's own and by the defaults."""
        design = resume.design
        chosen = {name: getattr(self, name) or getattr(design, name) or DEFAULTS[name] for name in DEFAULTS}
        if not self.theme and "/" in chosen["theme"]:
            chosen["theme"] = _theme_beside(resume, chosen["theme"])
        if chosen["paper"].lower() not in PAPERS:
            paper = chosen["paper"]
            raise bad_option(resume, ("paper", paper), f"unknown paper “{paper}”", did_you_mean(paper, PAPERS))
        chosen["paper"] = chosen["paper"].lower()
        settings = dict(design.options) | dict(self.settings)
        return Choices(**chosen, settings=settings, pages=self.pages or design.pages)


@dataclass(frozen=True, slots=True)
class Choices:
    """What holds when flags, file and defaults have spoken."""

    theme: str
    paper: str
    lang: str
    settings: Mapping[str, str]
    pages: int | None


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, and its number of pages if it has any.

    With a file for each page, `rest` has the others; `beside` has the files, by name, that it refers to;
    `warnings` what was noticed of the theme while it was made.
    """

    content: bytes
    pages: int | None = None
    rest: tuple[bytes, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def own(self, path: Path) -> dict[Path, bytes]:
        """Its pages where they go: `cv.png`, or `cv-1.png`, `cv-2.png`, … if there are several."""
        if not self.rest:
            return {path: self.content}
        pages = enumerate((self.content, *self.rest), start=1)
        return {path.with_stem(f"{path.stem}-{number}"): content for number, content in pages}

    def others(self, path: Path) -> dict[Path, bytes]:
        """What goes into the same folder."""
        return {path.with_name(name): content for name, content in self.beside.items()}


def _theme_beside(resume: Resume, name: str) -> str:
    """The path of a theme that a file names: from the file's own folder, and not out of it."""
    folder = resume.source.folder if resume.source else Path()
    if not (folder / name).resolve().is_relative_to(folder.resolve()):
        remedy = "copy the theme into that folder, or name it on the command line: --theme"
        raise bad_option(resume, ("theme", name), f"the theme “{name}” lies outside the folder of this file", remedy)
    return f"{folder}/{name}" if folder != Path() else name


def bad_option(
    resume: Resume, option: tuple[str, object], message: str, remedy: str, *, key: bool = False
) -> ResumeError:
    """An error about the value of an option: placed where the file says it; else it came from the command line."""
    name, value = option
    at, source = ("design", name), resume.source
    said_there = source and at in source.marks.values and _says(resume, name, str(value))
    place = source.place(at, key=key) if source and said_there else None
    return ResumeError(Problem(message, remedy, at=at, place=place))


def _says(resume: Resume, name: str, value: str) -> bool:
    said = str(resume.design.model_dump().get(name))
    return value == said or (name == "theme" and value.endswith(f"/{said}"))

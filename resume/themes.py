"""Themes: a folder with `theme.toml`, `style.css` and, where CSS can't reach, templates over those of its parents.

Nothing in a theme is ever run as Python.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from resume import fonts, source
from resume.errors import Address, Place, Problem, ResumeError
from resume.options import Choices, Options, bad_option
from resume.schema import Resume
from resume.suggest import did_you_mean

_HERE = Path(__file__).parent
BUILT_IN = next(folder for folder in (_HERE / "_themes", _HERE.parent / "themes") if folder.is_dir())
"""In an installation, and in a checkout."""


@dataclass(frozen=True, slots=True)
class Option:
    """What may be set in a theme: a colour, a length, a number, a choice or a flag."""

    type: str
    default: str
    help: str
    choices: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None

    @property
    def is_css(self) -> bool:
        """Whether the value is a custom property; else it is a `data-` attribute of the page."""
        return self.type not in ("choice", "flag")

    def fault(self, value: str) -> str | None:
        """What is wrong with a value; None if it will do."""
        pattern, form = _FORMS[self.type]
        if self.choices and value not in self.choices:
            return f"use {' or '.join(self.choices)}"
        if not (match := re.fullmatch(pattern, value)):
            return form
        if self.min is not None and self.max is not None and not self.min <= float(match[1]) <= self.max:
            return f"from {self.min:g} to {self.max:g}, {form}"
        return None


_IMAGES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_FORMS: Mapping[str, tuple[str, str]] = {
    "color": (r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "a colour such as #3873B3 (in quotes, in a file)"),
    "points": (r"([0-9]+(?:\.[0-9]+)?)pt", "a length such as 10pt"),
    "millimetres": (r"([0-9]+(?:\.[0-9]+)?)mm", "a length such as 20mm"),
    "choice": (r".*", "one of its choices"),
    "flag": (r"true|false", "true or false"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its parents, nearest first."""

    name: str
    folder: Path
    purpose: str
    options: Mapping[str, Option]
    faces: tuple[fonts.Face, ...]
    parents: tuple["Theme", ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where its files are looked for, in this order."""
        return (self.folder, *(parent.folder for parent in self.parents))

    @property
    def css(self) -> str:
        """The style sheets, the parents' first, with the images that they name inside them."""
        sheets = [folder / "style.css" for folder in reversed(self.folders)]
        text = "\n".join(_with_images(sheet) for sheet in sheets if sheet.is_file())
        return text.replace("</", "<\\/")


def built_in() -> list[str]:
    return sorted(path.parent.name for path in BUILT_IN.glob("*/theme.toml") if path.parent.name != "base")


def describe(name: str | None = None) -> Iterator[tuple[str, str]]:
    """Names and purposes of the themes; or, of one of them, its options and what they do."""
    if name is None:
        yield from ((theme, load_theme(BUILT_IN / theme).purpose) for theme in built_in())
        return
    resume = Resume(title=name)
    theme = find_theme(resume, Options(theme=name).over(resume))
    yield theme.name, theme.purpose
    for option, what in theme.options.items():
        bounds = f", from {what.min:g} to {what.max:g}" if what.max else ""
        yield f"  {option}={what.default}", f"{what.help} ({' or '.join(what.choices) or what.type}{bounds})"


def find_theme(resume: Resume, choices: Choices) -> Theme:
    """The theme that was chosen: a folder, if it has a slash in it, or one of the built-in."""
    name = choices.theme
    if "/" not in name and name not in built_in():
        raise bad_option(resume, "theme", f"no theme “{name}”", did_you_mean(name, built_in()))
    folder = Path(name) if "/" in name else BUILT_IN / name
    if not (folder / "theme.toml").is_file():
        remedy = f"a theme is a folder with theme.toml and style.css; built in are {', '.join(built_in())}"
        raise bad_option(resume, "theme", f"no theme in “{name}”", remedy)
    return load_theme(folder)


def load_theme(folder: Path, heirs: tuple[Path, ...] = ()) -> Theme:
    """The theme in a folder; ResumeError if its declaration is wrong, or its parents go in a circle."""
    declaration = source.read(folder / "theme.toml")
    data = declaration.data
    name = data.get("extends", "base" if folder != BUILT_IN / "base" else None)
    if folder.resolve() in heirs:
        raise _broken(declaration, ("extends",), f"the theme extends itself, by way of “{name}”", "extend base instead")
    parent = load_theme(_parent(name, folder, declaration), (*heirs, folder.resolve())) if name else None
    return Theme(
        name=folder.resolve().name,
        folder=folder,
        purpose=data.get("purpose", ""),
        options=_options(declaration, parent),
        faces=_faces(data) or (parent.faces if parent else ()),
        parents=(parent, *parent.parents) if parent else (),
    )


def settings(theme: Theme, choices: Choices, resume: Resume) -> dict[str, str]:
    """The value of each option of the theme: as set, else its default."""
    for name, value in choices.settings.items():
        if name not in theme.options:
            message, remedy = f"the theme {theme.name} has no option “{name}”", did_you_mean(name, theme.options)
            raise bad_option(resume, name, message, remedy, key=True)
        if fault := theme.options[name].fault(value):
            raise bad_option(resume, name, f"the option {name} can't be “{value}”", f"{name}: {fault}")
    return {name: choices.settings.get(name, option.default) for name, option in theme.options.items()}


def _parent(name: str, folder: Path, declaration: source.Source) -> Path:
    parent = folder / name if "/" in name else BUILT_IN / name
    if not (parent / "theme.toml").is_file():
        raise _broken(
            declaration, ("extends",), f"no theme “{name}” to extend", did_you_mean(name, ["base", *built_in()])
        )
    return parent


def _options(declaration: source.Source, parent: Theme | None) -> dict[str, Option]:
    """The parent's options with this theme's defaults, and then its own."""
    options = dict(parent.options) if parent else {}
    for name, default in declaration.data.get("defaults", {}).items():
        if name not in options:
            message, remedy = f"no option “{name}” to set", did_you_mean(name, options)
            raise _broken(declaration, ("defaults", name), message, remedy)
        options[name] = replace(options[name], default=default)
    for name, option in declaration.data.get("options", {}).items():
        if missing := [key for key in ("type", "default", "help") if key not in option]:
            message = f"the option “{name}” lacks {' and '.join(missing)}"
            raise _broken(declaration, ("options", name), message, "see docs/themes.md")
        options[name] = _option(**option)
    return options


def _option(*, min: str | None = None, max: str | None = None, **given: Any) -> Option:  # noqa: A002
    return Option(**given, min=float(min) if min else None, max=float(max) if max else None)


def _faces(data: Mapping[str, Any]) -> tuple[fonts.Face, ...]:
    return tuple(fonts.Face(family, name) for family, names in data.get("fonts", {}).items() for name in names)


def _with_images(sheet: Path) -> str:
    def inside(match: re.Match[str]) -> str:
        path = (sheet.parent / match[1]).resolve()
        media_type = _IMAGES.get(path.suffix)
        if not media_type or not path.is_relative_to(sheet.parent.resolve()) or not path.is_file():
            message = f"no image “{match[1]}” in the theme's folder"
            remedy = "name an SVG, PNG or JPEG file there"
            raise ResumeError(Problem(message, remedy, place=Place(str(sheet))))
        return f"url(data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return re.sub(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""", inside, sheet.read_text(encoding="utf-8"))


def _broken(declaration: source.Source, at: Address, message: str, remedy: str) -> ResumeError:
    return ResumeError(declaration.locate(Problem(message, remedy, at=at)))

"""Themes: a folder with `theme.toml`, `style.css` and, where CSS can't reach, templates over those of its parents.

Nothing in a theme is ever run as Python.
"""

import base64
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resume import fonts, source
from resume.declaration import Declaration, Option
from resume.errors import Address, Place, Problem, ResumeError
from resume.options import Choices, Options, bad_option
from resume.schema import Resume
from resume.suggest import did_you_mean
from resume.validation import validated

_HERE = Path(__file__).parent
BUILT_IN = next(folder for folder in (_HERE / "_themes", _HERE.parent / "themes") if folder.is_dir())
"""In an installation, and in a checkout."""


_IMAGES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


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
        beside = Path(name, "theme.toml").is_file()
        remedy = f"for the folder of that name, say ./{name}" if beside else did_you_mean(name, built_in())
        raise bad_option(resume, "theme", f"no theme “{name}”", remedy)
    folder = Path(name) if "/" in name else BUILT_IN / name
    if not (folder / "theme.toml").is_file():
        remedy = f"a theme is a folder with theme.toml and style.css; built in are {', '.join(built_in())}"
        raise bad_option(resume, "theme", f"no theme in “{name}”", remedy)
    return load_theme(folder)


def load_theme(folder: Path, heirs: tuple[Path, ...] = ()) -> Theme:
    """The theme in a folder; ResumeError if its declaration is wrong, or its parents go in a circle."""
    file = source.read(folder / "theme.toml")
    declaration = validated(Declaration, file)
    name = declaration.extends or ("base" if folder != BUILT_IN / "base" else None)
    if folder.resolve() in heirs:
        raise _broken(file, ("extends",), f"the theme extends itself, by way of “{name}”", "extend base instead")
    parent = load_theme(_parent(name, folder, file), (*heirs, folder.resolve())) if name else None
    return Theme(
        name=folder.resolve().name,
        folder=folder,
        purpose=declaration.purpose or "",
        options=_options(declaration, parent, file),
        faces=_faces(declaration, file) or (parent.faces if parent else ()),
        parents=(parent, *parent.parents) if parent else (),
    )


def find_settings(resume: Resume, choices: Choices) -> dict[str, str]:
    """The value of each option of the theme that was chosen."""
    return settings(find_theme(resume, choices), choices, resume)


def settings(theme: Theme, choices: Choices, resume: Resume) -> dict[str, str]:
    """The value of each option of a theme: as set, else its default."""
    if problems := list(_wrong_settings(theme, choices, resume)):
        raise ResumeError(*problems)
    return {name: choices.settings.get(name, option.default) for name, option in theme.options.items()}


def _wrong_settings(theme: Theme, choices: Choices, resume: Resume) -> Iterator[Problem]:
    for name, value in choices.settings.items():
        if name not in theme.options:
            message, remedy = f"the theme {theme.name} has no option “{name}”", did_you_mean(name, theme.options)
            yield from bad_option(resume, name, message, remedy, key=True).problems
        elif fault := theme.options[name].fault(value):
            message = f"the option {name} can't be “{value}”"
            yield from bad_option(resume, name, message, f"{name}: {fault}").problems


def _parent(name: str, folder: Path, file: source.Source) -> Path:
    parent = Path(os.path.normpath(folder / name)) if "/" in name else BUILT_IN / name
    if not (parent / "theme.toml").is_file():
        raise _broken(file, ("extends",), f"no theme “{name}” to extend", did_you_mean(name, ["base", *built_in()]))
    return parent


def _options(declaration: Declaration, parent: Theme | None, file: source.Source) -> Mapping[str, Option]:
    """The parent's options with this theme's defaults, and then its own."""
    options = dict(parent.options) if parent else {}
    for name, default in declaration.defaults.items():
        if name not in options:
            raise _broken(file, ("defaults", name), f"no option “{name}” to set", did_you_mean(name, options))
        if fault := options[name].fault(default):
            raise _broken(file, ("defaults", name), f"the option {name} can't be “{default}”", f"{name}: {fault}")
        options[name] = options[name].model_copy(update={"default": default})
    return options | declaration.options


def _faces(declaration: Declaration, file: source.Source) -> tuple[fonts.Face, ...]:
    for family, names in declaration.fonts.items():
        if family not in fonts.FAMILIES:
            raise _broken(file, ("fonts", family), f"no family “{family}”", did_you_mean(family, fonts.FAMILIES))
        for index, name in enumerate(names):
            if not fonts.Face(family, name).path.is_file():
                remedy = did_you_mean(name, fonts.face_names(family))
                raise _broken(file, ("fonts", family, index), f"{family} has no face “{name}”", remedy)
    return tuple(fonts.Face(family, name) for family, names in declaration.fonts.items() for name in names)


def _with_images(sheet: Path) -> str:
    def inside(match: re.Match[str]) -> str:
        path = (sheet.parent / match[1]).resolve()
        media_type = _IMAGES.get(path.suffix)
        if not media_type or not path.is_relative_to(sheet.parent.resolve()) or not path.is_file():
            message = f"no image “{match[1]}” in the theme's folder"
            remedy = "name an SVG, PNG or JPEG file there"
            raise ResumeError(Problem(message, remedy, place=Place(str(sheet))))
        return f"url(data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return re.sub(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""", inside, source.read_text(sheet))


def _broken(file: source.Source, at: Address, message: str, remedy: str) -> ResumeError:
    return ResumeError(file.locate(Problem(message, remedy, at=at)))

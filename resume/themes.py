"""Themes: a folder with `theme.toml`, `style.css` and, where CSS can't reach, templates over those of its parents.

Nothing in a theme is ever run as Python.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from resume import shelves, source
from resume.declaration import INHERIT, Declaration, Faces, Option
from resume.errors import Address, Problem, ResumeError
from resume.files import exists
from resume.fonts import Face, nearest_face
from resume.options import Choices, Options, bad_option
from resume.schema import Resume
from resume.shelves import BASE, BUILT_IN, DECLARATION
from resume.suggest import did_you_mean
from resume.theme_files import own_file, with_images
from resume.validation import validated

_GROUND = "#ffffff"
_MOST_HEIRS = 50


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its parents, nearest first."""

    name: str
    folder: Path
    purpose: str
    ground: str
    options: Mapping[str, Option]
    called_for: Faces
    parents: tuple["Theme", ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where its files are looked for, in this order."""
        return (self.folder, *(parent.folder for parent in self.parents))

    def css(self, accent: str) -> str:
        """The style sheets, the parents' first, with the images that they name inside them, in the accent."""
        sheets = [own_file(folder, "style.css") for folder in reversed(self.folders)]
        text = "\n".join(with_images(sheet, accent) for sheet in sheets if sheet.is_file())
        return text.replace("</", "<\\/")

    def faces(self, settings: Mapping[str, str]) -> list[Face]:
        """What a web page carries, of the families that were chosen."""
        body, heading = settings["font"], settings["heading_font"]
        called_for = [(body, name) for name in self.called_for.body]
        called_for += [(body if heading == INHERIT else heading, name) for name in self.called_for.heading]
        return list(dict.fromkeys(nearest_face(family, name) for family, name in called_for))


def describe(name: str | None = None, beside: Path = Path()) -> Iterator[tuple[str, str]]:
    """Names of the themes, with purpose and origin; or, of one of them, its options and what they do."""
    if not name:
        for found in shelves.every(beside):
            yield found.name, f"{_purpose(found.folder)} ({found.origin})"
        return
    resume = Resume(title="Themes")
    theme = find_theme(resume, Options(theme=name).over(resume))
    yield theme.name, theme.purpose
    for option, what in theme.options.items():
        yield f"  {option}={what.default}", f"{what.help} ({what.values})"
    yield "folders", ", ".join(map(str, theme.folders))


def _purpose(folder: Path) -> str:
    try:
        return load_theme(folder).purpose
    except ResumeError as error:
        return f"broken: {error.problems[0].message}"


def find_theme(resume: Resume, choices: Choices) -> Theme:
    """The theme that was chosen: a folder, if it has a slash in it, or one of a name."""
    name = choices.theme
    if "/" in name:
        folder = Path(name)
        if not exists(folder / DECLARATION):
            remedy = "a theme is a folder with theme.toml and style.css; resume themes new NAME writes one"
            raise bad_option(resume, ("theme", name), f"no theme in “{name}”", remedy)
        return load_theme(folder)
    beside = resume.source.folder if resume.source else Path()
    if name == BASE or not (found := shelves.find(name, beside)):
        raise bad_option(resume, ("theme", name), f"no theme “{name}”", _unknown(name, beside))
    return load_theme(found.folder)


def _unknown(name: str, beside: Path) -> str:
    if exists(Path(name, DECLARATION)):
        return f"for the folder of that name, say ./{name}"
    return did_you_mean(name, [found.name for found in shelves.every(beside)])


def load_theme(folder: Path, heirs: tuple[Path, ...] = ()) -> Theme:
    """The theme in a folder; ResumeError if its declaration is wrong, or its parents go in a circle."""
    path = own_file(folder, DECLARATION)
    file, declaration = _declared(path, path.stat().st_mtime_ns if exists(path) else 0)
    name = declaration.extends or (BASE if folder.resolve() != (BUILT_IN / BASE).resolve() else None)
    if folder.resolve() in heirs or len(heirs) > _MOST_HEIRS:
        raise _broken(file, ("extends",), f"the theme extends itself, by way of “{name}”", "extend base instead")
    parent = load_theme(_parent(name, folder, file), (*heirs, folder.resolve())) if name else None
    ground = declaration.ground or (parent.ground if parent else _GROUND)
    return Theme(
        name=folder.resolve().name,
        folder=folder,
        purpose=declaration.purpose or "",
        ground=ground,
        options=_options(declaration, parent, ground, file),
        called_for=declaration.faces if "faces" in declaration.model_fields_set or not parent else parent.called_for,
        parents=(parent, *parent.parents) if parent else (),
    )


@lru_cache(maxsize=64)
def _declared(path: Path, _changed: int) -> tuple[source.Source, Declaration]:
    """Kept, for a resume asks for its theme several times."""
    file = source.read(path)
    return file, validated(Declaration, file)


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
        if name not in theme.options and _is_for_another(name, choices, resume):
            continue
        if name not in theme.options:
            message, remedy = f"the theme {theme.name} has no option “{name}”", did_you_mean(name, theme.options)
            yield from bad_option(resume, (name, value), message, remedy, key=True).problems
        elif fault := theme.options[name].fault(value, theme.ground):
            message = f"the option {name} can't be “{value}”"
            yield from bad_option(resume, (name, value), message, f"{name}: {fault}").problems


def _is_for_another(name: str, choices: Choices, resume: Resume) -> bool:
    """Whether an option is the file's, for the theme that the file names and the command line replaces."""
    named = Options().over(resume).theme
    if name not in resume.design.options or named == choices.theme:
        return False
    return name in find_theme(resume, replace(choices, theme=named)).options


def _parent(name: str, folder: Path, file: source.Source) -> Path:
    if "/" in name:
        parent = Path(os.path.normpath(folder / name))
        if not parent.resolve().is_relative_to(folder.resolve().parent):
            remedy = "a theme extends one that has a name, or lies beside it"
            raise _broken(file, ("extends",), f"“{name}” lies elsewhere", remedy)
        if exists(parent / DECLARATION):
            return parent
    elif (found := shelves.find(name, folder.parent)) and found.folder.resolve() != folder.resolve():
        return found.folder
    elif (BUILT_IN / name / DECLARATION).is_file():
        return BUILT_IN / name  # a theme may extend the built-in one of its own name
    remedy = did_you_mean(name, [BASE, *(found.name for found in shelves.every(folder.parent))])
    raise _broken(file, ("extends",), f"no theme “{name}” to extend", remedy)


def _options(declaration: Declaration, parent: Theme | None, ground: str, file: source.Source) -> Mapping[str, Option]:
    """The parent's options with this theme's defaults, and then its own."""
    options = dict(parent.options) if parent else {}
    for name, default in declaration.defaults.items():
        if name not in options:
            raise _broken(file, ("defaults", name), f"no option “{name}” to set", did_you_mean(name, options))
        if fault := options[name].fault(default, ground):
            raise _broken(file, ("defaults", name), f"the option {name} can't be “{default}”", f"{name}: {fault}")
        options[name] = options[name].model_copy(update={"default": default})
    for name, option in declaration.options.items():
        if name in options:
            remedy = "set another default for it under [defaults]"
            raise _broken(file, ("options", name), f"there is an option “{name}” already", remedy)
        if fault := option.fault(option.default, ground):
            raise _broken(file, ("options", name, "default"), f"the default can't be “{option.default}”", fault)
    return options | declaration.options


def _broken(file: source.Source, at: Address, message: str, remedy: str) -> ResumeError:
    return ResumeError(file.locate(Problem(message, remedy, at=at)))

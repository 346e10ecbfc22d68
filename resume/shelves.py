"""Where themes lie: beside the resume, in the user's folder, built in, in installed packages; the first is taken.

A package names its themes by entry points of the group `resume.themes`: the theme's name, and the package or the
folder in it, such as `red = "swiss_themes:red"`. Its code is never run, and it can't take a built-in name.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from resume.files import exists

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_HERE = Path(__file__).parent
BUILT_IN = next(folder for folder in (_HERE / "_themes", _HERE.parent / "themes") if folder.is_dir())
"""In an installation, and in a checkout."""
BASE = "base"
DECLARATION = "theme.toml"
GROUP = "resume.themes"
NAME = re.compile(r"(?!new$|base$)\w[\w.-]{0,99}")
"""What a theme may be called."""


class Found(NamedTuple):
    """A theme's name and folder, and where it comes from."""

    name: str
    folder: Path
    origin: str


def find(name: str, beside: Path) -> Found | None:
    """The theme of a name, for a resume in the folder `beside`."""
    for origin, shelf in _folders(beside):
        if _is_theme(shelf / name, shelf):
            return Found(name, shelf / name, origin)
    return next((found for found in _packaged() if found.name == name), None)


def every(beside: Path) -> list[Found]:
    """All themes that can be named, by name."""
    found: dict[str, Found] = {}
    for origin, shelf in _folders(beside):
        for path in sorted(shelf.glob(f"*/{DECLARATION}")):
            if _is_theme(path.parent, shelf) and path.parent.name != BASE:
                found.setdefault(path.parent.name, Found(path.parent.name, path.parent, origin))
    for theme in _packaged():
        found.setdefault(theme.name, theme)
    return sorted(found.values())


def built_in() -> list[str]:
    return sorted(path.parent.name for path in BUILT_IN.glob(f"*/{DECLARATION}") if path.parent.name != BASE)


def own_folder() -> Path:
    """Where a user keeps themes for all their resumes."""
    from platformdirs import user_config_path

    try:
        return user_config_path("resume", appauthor=False) / "themes"
    except RuntimeError:  # a user without a home
        return Path(os.devnull) / "themes"


def _folders(beside: Path) -> Iterator[tuple[str, Path]]:
    yield "beside the resume", beside
    yield "your own", own_folder()
    yield "built in", BUILT_IN


def _is_theme(folder: Path, shelf: Path) -> bool:
    """Whether there is a theme, and no link out of the shelf."""
    return exists(folder / DECLARATION) and folder.resolve().parent == shelf.resolve()


def _packaged() -> Iterator[Found]:
    """What is declared wrongly is passed over: it is some other package's fault, and here none can mend it."""
    from importlib.metadata import entry_points

    with suppress(TypeError):
        for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
            with suppress(Exception):
                if NAME.fullmatch(entry.name) and (folder := _folder_of(entry)):
                    yield Found(entry.name, folder, f"package {entry.dist.name if entry.dist else entry.module}")


def _folder_of(entry: "EntryPoint") -> Path | None:
    """Of a top-level package alone is asked where it is: for another, Python would run the code above it."""
    package, *parts = [*entry.module.split("."), *(entry.attr or "").split(".")]
    spec = find_spec(package)
    roots = [Path(place).resolve() for place in spec.submodule_search_locations or ()] if spec else []
    folders = [(root, root.joinpath(*filter(None, parts)).resolve()) for root in roots]
    inside = (folder for root, folder in folders if folder.is_relative_to(root))
    return next((folder for folder in inside if exists(folder / DECLARATION)), None)

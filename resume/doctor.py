"""What this machine has of what is needed, and the command that brings what it lacks."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from resume import engine, fonts, readback, shelves
from resume.errors import ResumeError
from resume.files import cache_folder
from resume.readback import engines
from resume.system import install_command


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was found, and the remedy if it isn't."""

    name: str
    well: bool
    found: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0], "install Python 3.11 or newer")
    yield from _engine()
    for family in fonts.FAMILIES:
        place, package = fonts.folder(family), fonts.FAMILIES[family].replace("_", "-")
        yield Finding(family, place is not None, str(place or "missing"), f"pip install --force-reinstall {package}")
    yield Finding("themes", bool(shelves.built_in()), ", ".join(shelves.built_in()), "install resume again")
    yield Finding("resume check", well=True, found=_readers())
    lost = "not kept, which costs half a second at each start: unset PYTHONDONTWRITEBYTECODE"
    yield Finding("compiled Python", well=True, found=lost if sys.dont_write_bytecode else "kept")
    kept = "resume-" not in cache_folder().name
    yield Finding(
        "cache folder", kept, str(cache_folder()), "make your cache folder writable; builds are slower without"
    )


def _readers() -> str:
    """By what finished PDFs can be read back, which a build does without."""
    missing = readback.missing_readers()
    if missing:
        return f"reads the source only: {', '.join(missing)} missing; pip install 'resume[check]'"
    return ", ".join(engines.available())


def _engine() -> Iterator[Finding]:
    from resume.engine import quick

    try:
        versions = engine.own().versions()
    except ResumeError as error:
        yield Finding("Pango", well=False, found=error.problems[0].message, remedy=install_command())
        return
    quickly = "imported quickly" if quick.applies() else "imported as it comes: its files are not those known here"
    yield Finding("WeasyPrint", well=True, found=f"{versions.weasyprint}, {quickly}")
    yield Finding("Pango", versions.pango_is_new, versions.pango, install_command())
    remedy = f"{install_command()}   (without it, a PDF takes ten times as long)"
    yield Finding("harfbuzz-subset", versions.subsets, "found" if versions.subsets else "missing", remedy)

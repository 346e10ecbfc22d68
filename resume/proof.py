"""What is wrong with a resume, short of what stops its reading."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from resume import facts, fonts, i18n, themes
from resume.errors import Address, Problem, ResumeError, in_order
from resume.options import Options
from resume.readers import load
from resume.schema import Resume


def check(path: Path | str) -> list[Problem]:
    """Every problem of a file, errors and warnings, in its order; empty if there is none."""
    try:
        resume = load(path)
    except ResumeError as error:
        return list(error.problems)
    return in_order([*resume.warnings, *design_faults(resume), *missing_glyphs(resume)])


def design_faults(resume: Resume) -> Iterator[Problem]:
    """What is wrong with the paper, the language, the theme and its options that the file names."""
    try:
        choices = Options().over(resume)
    except ResumeError as error:
        yield from error.problems
        return
    for find in (partial(i18n.find_locale, resume, choices.lang), partial(themes.find_settings, resume, choices)):
        try:
            find()
        except ResumeError as error:
            yield from error.problems


def missing_glyphs(resume: Resume) -> Iterator[Problem]:
    """A problem for each font that must fill in for ours, at the first text that needs it."""
    seen: set[str] = set()
    for at, text in facts.facts(resume):
        fresh = [character for character in fonts.missing(text) if character not in seen]
        seen.update(fresh)
        for family, characters in groupby(sorted(fresh, key=_family), _family):
            problem = _missing_glyph("".join(characters), family, at)
            yield resume.source.locate(problem) if resume.source else problem


def _family(character: str) -> str:
    return fonts.system_family(character) or ""


def _missing_glyph(characters: str, family: str, at: Address) -> Problem:
    codes = ", ".join(f"U+{ord(character):04X}" for character in characters)
    if family:
        message = f"“{characters}” ({codes}) is set in {family}, a font of this machine; another may set it otherwise"
        return Problem(message, severity="note", at=at)
    remedy = "install a font that has it (on Debian: fonts-noto), or write something else"
    message = f"no font here has “{characters}” ({codes}); a box or a blank will stand there"
    return Problem(message, remedy, "warning", at)

"""What is wrong with a resume, short of what stops its reading."""

from collections.abc import Iterator
from pathlib import Path

from resume import facts, fonts
from resume.errors import Address, Problem, ResumeError, in_order
from resume.readers import load
from resume.schema import Resume


def check(path: Path | str) -> list[Problem]:
    """Every problem of a file, errors and warnings, in its order; empty if there is none."""
    try:
        resume = load(path)
    except ResumeError as error:
        return list(error.problems)
    return in_order([*resume.warnings, *missing_glyphs(resume)])


def missing_glyphs(resume: Resume) -> Iterator[Problem]:
    """A problem for each character that our fonts lack, at the first place that it is used."""
    seen: set[str] = set()
    for at, text in facts.facts(resume):
        for character in fonts.missing(text):
            if character not in seen:
                seen.add(character)
                problem = _missing_glyph(character, at)
                yield resume.source.locate(problem) if resume.source else problem


def _missing_glyph(character: str, at: Address) -> Problem:
    code = f"U+{ord(character):04X}"
    if family := fonts.system_family(character):
        message = f"“{character}” ({code}) is set in {family}, a font of this machine; another may set it otherwise"
        return Problem(message, severity="note", at=at)
    remedy = "install a font that has it (on Debian: fonts-noto), or write something else"
    return Problem(f"no font here has “{character}” ({code}); it will show as an empty box", remedy, "warning", at)

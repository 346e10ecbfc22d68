"""A character that none of our fonts has.

A font of this machine fills in for it, and another machine may set it otherwise; or no font has it at all, and a
question mark stands there.
"""

from collections.abc import Iterator
from itertools import groupby

from resume import facts, fonts
from resume.errors import Address, Problem
from resume.schema import Resume


def check(resume: Resume) -> Iterator[Problem]:
    """A problem for each font that must fill in for ours, at the first text that needs it."""
    seen: set[str] = set()
    for at, text in facts.facts(resume):
        fresh = [character for character in fonts.missing(text) if character not in seen]
        seen.update(fresh)
        for family, characters in groupby(sorted(fresh, key=_family), _family):
            yield _missing_glyph("".join(characters), family, at)


def _family(character: str) -> str:
    return fonts.system_family(character) or ""


def _missing_glyph(characters: str, family: str, at: Address) -> Problem:
    codes = ", ".join(f"U+{ord(character):04X}" for character in characters)
    if family:
        message = f"“{characters}” ({codes}) is set in {family}, a font of this machine; another may set it otherwise"
        return Problem(message, severity="note", at=at)
    remedy = "install a font that has it (on Debian: fonts-noto), or write something else"
    message = f"no font here has “{characters}” ({codes}); a question mark will stand there"
    return Problem(message, remedy, "warning", at)

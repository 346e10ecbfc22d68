"""Dashes typed in several ways: a hyphen here, an en dash or an em dash there.

They are set as they are typed, and stand out where lines are compared. Use one: an en dash between spaces (–) is the
custom in Britain and Europe, an em dash (—) in America; two hyphens between spaces are set as the dash of the
language. Titles and names are not looked at, nor ranges of numbers.
"""

import re
from collections.abc import Iterator

from resume import walk
from resume.errors import Problem, Severity
from resume.rules.words import odd_ones, prose, times
from resume.schema import Resume

_NAMES = {
    "-": "a hyphen for a dash",
    "--": "two hyphens for a dash",
    "---": "three hyphens for a dash",
    "–": "an en dash",
    "—": "an em dash",
}
_DASH = re.compile(r"(?<=\S)[ \xa0](-{1,3}|–|—)[ \xa0](?=\S)|(?<=\w)(—)(?=\w)")
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=[\d$€£+(])")


def check(resume: Resume) -> Iterator[Problem]:
    texts = {at: _RANGE.sub("", prose(text)) for at, text in walk.running_texts(resume)}
    found = {at: list(_DASH.finditer(text)) for at, text in texts.items()}
    for odd in odd_ones((_dash(match), at) for at, matches in found.items() for match in matches):
        first = next(match for match in found[odd.at] if _dash(match) == odd.form)
        message = f"{_NAMES[odd.form]} in “{_around(first)}”, {_NAMES[odd.usual]} {times(odd.rest)} elsewhere"
        severity: Severity = "note" if "--" in (odd.form, odd.usual) else "warning"
        yield Problem(message, f"use one kind in all texts: “{_proper({odd.form, odd.usual})}”", severity, odd.at)


def _proper(forms: set[str]) -> str:
    """A dash that is one; “--” is printed as one."""
    return next(form for form in ("–", "—", "--", "---", "-") if form in forms)


def _dash(match: re.Match[str]) -> str:
    return match[1] or match[2]


def _around(match: re.Match[str]) -> str:
    """The dash with two words on either side."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return " ".join(before.split()[-2:]) + match[0] + " ".join(after.split()[:2])

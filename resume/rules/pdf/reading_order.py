"""An entry that is not read as it stands: its title, organization, dates and place first, then its text, then the next.

Parsers of resumes cut the text into jobs by that order. Dates at the right edge, floats and columns are what they read
out of order, each engine in its own way; a head that is stacked, or has its dates in the line, is read right by all.
"""

from collections.abc import Iterator
from itertools import groupby

from resume.errors import Problem
from resume.printed import Fact, section_of
from resume.readback import Proof, short
from resume.readback.text import Text, squeezed

_TELLING = 20  # characters


def check(proof: Proof) -> Iterator[Problem]:
    wrong: dict[Fact, list[str]] = {}
    for text in proof.texts:
        for fact in strays(proof, text):
            wrong.setdefault(fact, []).append(text.engine)
    for fact, engines in wrong.items():
        message = f"{', '.join(engines)}: “{short(fact.text)}” is read apart from its entry"
        yield Problem(
            message, "stack the head of entries in the theme (dates: below), or take another theme", at=fact.at
        )


def strays(proof: Proof, text: Text) -> Iterator[Fact]:
    """The first fact of each entry that the text has elsewhere; what it has nowhere is another rule's."""
    for _, facts in groupby(proof.facts, section_of):
        known = [fact for fact in facts if _is_telling(fact) and text.find(fact.text) >= 0]
        entries = [list(entry) for at, entry in groupby(known, lambda fact: fact.entry) if at]
        behind = _beginning(text, known[0], entries[0]) if entries else 0
        for entry in entries:
            stray, behind = _follow(text, entry, behind)
            if stray:
                yield stray


def _is_telling(fact: Fact) -> bool:
    """Whether it is found by its words; a short one, such as “Go”, may stand in any other."""
    return fact.part != "body" or len(fact.text) >= _TELLING


def _beginning(text: Text, heading: Fact, entry: list[Fact]) -> int:
    """Where a section begins: at the last heading of its name before the longest text of its first entry."""
    longest = max(entry, key=lambda fact: len(fact.text))
    return max(text.squeezed.rfind(squeezed(heading.text), 0, text.find(longest.text)), 0)


def _follow(text: Text, entry: list[Fact], behind: int) -> tuple[Fact | None, int]:
    """What of an entry stands before it or behind its text, and where the entry ends."""
    end = first = behind
    for fact in sorted(entry, key=lambda fact: fact.part == "head"):
        place = text.find(fact.text, behind)
        if place < 0 or (fact.part == "head" and place > first > behind):
            return fact, end
        if fact.part == "body":
            first = place if first == behind else min(first, place)
        end = max(end, place + len(squeezed(fact.text)))
    return None, end

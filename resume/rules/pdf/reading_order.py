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


def strays(proof: Proof, text: Text) -> list[Fact]:
    """The first fact of each entry that the text has elsewhere; what it has nowhere is another rule's."""
    found: list[Fact] = []
    for _, facts in groupby(proof.facts, section_of):
        known = [fact for fact in facts if _is_telling(fact) and text.find(fact.text) >= 0]
        entries = [list(entry) for at, entry in groupby(known, lambda fact: fact.entry) if at]
        if entries:  # the heading's words may stand in other texts too
            fewest: list[Fact] = min((list(_strays(text, entries, at)) for at in _beginnings(text, known[0])), key=len)
            found.extend(fewest)
    return found


def _is_telling(fact: Fact) -> bool:
    """Whether it is found by its words; a short one, such as “Go”, may stand in any other."""
    return fact.part != "body" or len(fact.text) >= _TELLING


def _beginnings(text: Text, heading: Fact) -> list[int]:
    """Where a section may begin: at its heading, or anywhere if that is set beside it, and read elsewhere."""
    return [*(text.places(heading.text) if heading.part == "heading" else ()), 0]


def _strays(text: Text, entries: list[list[Fact]], behind: int) -> Iterator[Fact]:
    for entry in entries:
        stray, behind = _follow(text, entry, behind)
        if stray:
            yield stray


def _follow(text: Text, entry: list[Fact], behind: int) -> tuple[Fact | None, int]:
    """What of an entry stands before it, behind its text or among its bullets, and where the entry ends."""
    heads = [fact for fact in entry if fact.part == "head"]
    bodies = [fact for fact in entry if fact.part == "body" and not any(fact.text in head.text for head in heads)]
    end, bullet = behind, behind
    for fact in bodies:
        is_bullet = "highlights" in fact.at
        place = text.find(fact.text, bullet if is_bullet else behind)
        if place < 0:
            return fact, end
        end = max(end, place + len(squeezed(fact.text)))
        bullet = place + 1 if is_bullet else bullet
    first = min((text.find(fact.text, behind) for fact in bodies), default=len(text.squeezed))
    for fact in heads:
        place = text.find(fact.text, behind)
        if not 0 <= place <= first:
            return fact, end
        end = max(end, place + len(squeezed(fact.text)))
    return None, end

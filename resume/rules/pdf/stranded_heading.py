"""A heading, or the head of an entry, at the foot of a page while what it leads stands on the next.

The theme lacks `break-after: avoid`; or what follows is a box that does not break.
"""

from collections.abc import Iterator
from itertools import groupby

from resume.errors import Problem
from resume.printed import Fact, section_of
from resume.readback import Proof, short


def check(proof: Proof) -> Iterator[Problem]:
    for heading, led in _leads([fact for fact in proof.facts if fact in proof.places]):
        spot = proof.places[heading]
        if led and spot.page < min(proof.places[fact].page for fact in led) and not _is_near(proof, spot.page, led):
            message = f"“{short(heading.text)}” is left at the foot of page {spot.page + 1}"
            remedy = "set break-after: avoid on headings in the theme, or break_before: true on this"
            yield Problem(message, remedy, at=heading.at, spot=spot)


def _is_near(proof: Proof, page: int, led: list[Fact]) -> bool:
    """Whether words of it stand on the page all the same: a text that comes twice may be taken for the other one."""
    return any(page in proof.pages_of(fact) for fact in led)


def _leads(facts: list[Fact]) -> Iterator[tuple[Fact, list[Fact]]]:
    """Each heading with all of its section, and each entry's first words with its text."""
    for _, section in groupby(facts, section_of):
        heading, *rest = section
        if heading.part == "heading":
            yield heading, rest
        for _, entry in groupby(rest, lambda fact: fact.entry):
            first, *others = entry
            if first.part == "head":
                yield first, [fact for fact in others if fact.part == "body"]

"""Words of the resume that a reader of the PDF does not get.

Four engines that other programs are built on read the text (PDFium, pdfminer, pypdf, and poppler where it is
installed), and the tags are followed as a screen reader follows them. What one of them misses, an applicant tracking
system that uses it misses too. The theme hides the words, changes their letters or paints them as a picture.
"""

import re
from collections.abc import Iterator

from resume import fonts
from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text, squeezed

_SHORT = 4
_BETWEEN = 100  # characters of other text, between one word and the next


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(is_lost):
        yield Problem(f"not read by {engines}: “{short(fact.text)}”", _remedy(fact), at=fact.at)
    yield from _printed_too_seldom(proof)


def _printed_too_seldom(proof: Proof) -> Iterator[Problem]:
    """Of words that stand in the resume several times, such as a skill, the last where the PDF has fewer."""
    alike: dict[str, list[Fact]] = {}
    for fact in proof.facts:
        alike.setdefault(squeezed(fact.text), []).append(fact)
    for facts in alike.values():
        last = facts[-1]
        seen = min(sum(text.is_whole(last.text, place) for place in text.places(last.text)) for text in proof.texts)
        if len(facts) > seen > 0:
            message = f"“{short(last.text)}” stands {len(facts)} times in the resume, and {seen} times in the PDF"
            yield Problem(message, _remedy(last), at=last.at)


def _remedy(fact: Fact) -> str:
    if fonts.missing(fact.text):
        return "write it in letters that our fonts have: see the rule missing-glyph"
    return "look for what hides it in the theme's style sheet and templates, or take another theme"


def is_lost(text: Text, fact: Fact) -> bool:
    """Whether its words are not even there one after the other, with others between; “Go” is not in “cargo”."""
    if len(fact.text) <= _SHORT and not any(text.is_whole(fact.text, place) for place in text.places(fact.text)):
        return True
    return not (text.holds(fact.text) or is_scattered(text, fact))


def is_scattered(text: Text, fact: Fact) -> bool:
    """Whether all words stand in their order, with other text between them but not much."""
    first, *others = (re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in fact.text.split())
    return bool(others) and any(_goes_on(text.raw, match.end(), others) for match in first.finditer(text.raw))


def _goes_on(raw: str, end: int, words: list[re.Pattern[str]]) -> bool:
    for word in words:
        if not (match := word.search(raw, end, end + _BETWEEN)):
            return False
        end = match.end()
    return True

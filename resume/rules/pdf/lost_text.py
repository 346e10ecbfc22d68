"""Words of the resume that a reader of the PDF does not get.

Four engines that other programs are built on read the text (PDFium, pdfminer, pypdf, and poppler where it is
installed), and the tags are followed as a screen reader follows them. What one of them misses, an applicant tracking
system that uses it misses too. The theme hides the words, changes their letters or paints them as a picture.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text, squeezed

_SHORT = 4


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(is_lost):
        remedy = "look for what hides it in the theme's style sheet and templates, or take another theme"
        yield Problem(f"not read by {engines}: “{short(fact.text)}”", remedy, at=fact.at)


def is_lost(text: Text, fact: Fact) -> bool:
    """Whether one word of it at least is nowhere in the text, divided by a hyphen or not; “Go” is not in “cargo”."""
    if len(fact.text) <= _SHORT and all(not text.is_whole(fact.text, place) for place in text.places(fact.text)):
        return True
    if text.find(fact.text) >= 0 or squeezed(fact.text) in text.unhyphenated:
        return False
    return any(squeezed(word) not in text.unhyphenated for word in fact.text.split())

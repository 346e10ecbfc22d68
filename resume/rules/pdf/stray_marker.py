"""A bullet whose marker is read apart from it: before another line, or with all the others at the end of the page.

The list is then a row of dots and a block of text. Markers that a browser draws outside the list are painted apart
from it; a marker in the text, by `li::before` with a hanging indent, is read where it stands.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text

MARKERS = frozenset("•◦▪▫‣⁃∙·●○■□–-*")


def check(proof: Proof) -> Iterator[Problem]:
    marked = [text for text in proof.texts if has_markers(text)]
    for fact, engines in proof.misread(lambda text, fact: text in marked and is_bare(text, fact), aloud=False):
        message = f"{engines}: the marker of “{short(fact.text)}” is read apart from it"
        yield Problem(message, "set list-style: none in the theme, and the marker by li::before", at=fact.at)


def has_markers(text: Text) -> bool:
    return any(line.strip()[:1] in MARKERS for line in text.raw.splitlines() if line.strip())


def is_bullet(fact: Fact) -> bool:
    return "highlights" in fact.at and fact.part == "body"


def is_bare(text: Text, fact: Fact) -> bool:
    """Whether it is a bullet and no marker stands right before it."""
    places = list(text.places(fact.text)) if is_bullet(fact) and fact.text[:1] not in MARKERS else []
    return bool(places) and all(text.before(place) not in MARKERS for place in places)

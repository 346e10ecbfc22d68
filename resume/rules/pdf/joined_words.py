"""Two words that are read as one.

Nothing stands between them for a machine, though a person sees a gap: a margin, a column, a change of font. A search
for either of them does not find it.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(is_joined, aloud=False):
        message = f"{engines}: words run together in “{short(fact.text)}”"
        yield Problem(message, "put a space between the boxes in the theme's template", at=fact.at)


def is_joined(text: Text, fact: Fact) -> bool:
    places = list(text.places(fact.text))
    return bool(places) and all(_is_joined_at(text, fact, place) for place in places)


def _is_joined_at(text: Text, fact: Fact, place: int) -> bool:
    return not text.is_whole(fact.text, place) or any(_joins(*gap) for gap in text.gaps(fact.text, place))


def _joins(so_far: str, typed: str, read: str) -> bool:
    """Whether nothing is read between two letters where a space was typed."""
    before = so_far.split()[-2:-1]
    return (
        typed.isspace() and not read and so_far[-1].isalnum() and len("".join(before)) > 1 and before[0][-1].isalnum()
    )

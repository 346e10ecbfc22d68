"""A word that is read as two: by a hyphen at the end of a line, or by letters that stand far apart.

A search for the word does not find it. Turn hyphenation off, and keep letter-spacing below a tenth of an em. Addresses
of web pages and other words of 25 letters or more may break where a line ends.
"""

import re
from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text, squeezed

LONG = 25
_WITH_SPACES = re.compile("[^\\W_\\u2e80-\\ufaff\\u0e00-\\u0eff]")  # letters of scripts that put spaces between words


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(is_split, aloud=False):
        message = f"{engines}: words are divided in “{short(fact.text)}”"
        yield Problem(message, "set hyphens: none, and no letter-spacing, in the theme's style sheet", at=fact.at)


def is_split(text: Text, fact: Fact) -> bool:
    places = list(text.places(fact.text))
    if not places:
        return squeezed(fact.text) in text.unhyphenated
    return all(any(_splits(*gap) for gap in text.gaps(fact.text, place)) for place in places)


def _splits(so_far: str, typed: str, read: str) -> bool:
    """Whether a space is read between two letters where none was typed."""
    if typed or not read or not read.isspace() or not all(map(_WITH_SPACES.fullmatch, so_far[-2:])):
        return False
    return "\n" not in read or len(so_far.rsplit(maxsplit=1)[-1]) < LONG

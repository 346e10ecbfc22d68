"""Small capitals that are capitals set smaller, since the font has none of its own.

They are lighter than the letters beside them, and a machine reads a word of capitals in two sizes, or letters of mixed
case. Take a family with real small capitals (Spectral, Alegreya Sans, Fira Sans), or none.
"""

from collections.abc import Iterator
from itertools import pairwise

from resume.errors import Problem
from resume.readback import Proof, short
from resume.readback.glyphs import Run

_SMALLER = (0.6, 0.9)
_APART, _LEVEL = 2.0, 1.0  # points


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for large, small in pairwise(page.runs):
            if _is_fake(large, small):
                message = f"“{short(large.text + small.text)}” is set in small capitals that the font does not have"
                yield proof.about(large, message, "take a family that has them, or no small capitals", "warning")


def _is_fake(large: Run, small: Run) -> bool:
    """Whether a word goes on in a smaller size of the same face."""
    beside = abs(large.box[1] - small.box[1]) < _LEVEL and 0 <= small.box[0] - large.box[2] < _APART
    smaller = _SMALLER[0] < small.size / large.size < _SMALLER[1]
    return beside and smaller and large.face == small.face and (large.text[-1] + small.text[0]).isalpha()

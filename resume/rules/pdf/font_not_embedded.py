"""A font that is not in the file.

Another machine sets the text in whatever font it has, and letters may be wrong, missing or on each other.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.fonts import fonts


def check(proof: Proof) -> Iterator[Problem]:
    for font in fonts(proof.document):
        if not font.embedded:
            yield Problem(f"the font {font.name} is not in the file", "embed it", at=THEME)

"""A whole font in the file, of which the text uses a few letters.

It makes the file many times larger. harfbuzz-subset cuts fonts down; `resume doctor` says whether it is there.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.fonts import fonts


def check(proof: Proof) -> Iterator[Problem]:
    for font in fonts(proof.document):
        if font.embedded and not font.subset:
            yield Problem(f"the font {font.name} is in the file as a whole", "run: resume doctor", "warning", THEME)

"""Text that is in the PDF and cannot be seen: in the colour of its ground, covered by a box, or cut off.

A machine reads it and a person does not. Parsers that find such text take it for a trick, whoever made it.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short
from resume.readback.pictures import is_blank


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for run in page.runs:
            if all(is_blank(page, glyph.box) for glyph in run.glyphs):
                message = f"“{short(run.text)}” is on page {page.number + 1}, and cannot be seen"
                remedy = "give it another colour than its ground, and nothing above it, in the theme's style sheet"
                yield proof.about(run, message, remedy)

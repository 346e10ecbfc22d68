"""Text of which a part is cut off or covered.

A line that is cut through its letters, or ends in the middle of a word at the edge of its box, looks broken. The theme
gives it a box that is too small, and hides what is beyond.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short
from resume.readback.glyphs import Page, Run
from resume.readback.pictures import ink, is_blank

_LEAST = 0.7  # of the height of letters, or of the length of a run
_TALL = 4  # points


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for run in page.runs:
            if _is_clipped(page, run):
                message = f"a part of “{short(run.text)}” on page {page.number + 1} is cut off or covered"
                remedy = "let its box grow in the theme's style sheet: no fixed height, no overflow: hidden"
                yield proof.about(run, message, remedy)


def _is_clipped(page: Page, run: Run) -> bool:
    blank = [is_blank(page, glyph.box) for glyph in run.glyphs]
    if any(blank):
        return not all(blank)
    left, bottom, right, top = run.box
    seen = ink(page, run.box)
    return top - bottom > _TALL and (seen[1] < _LEAST * (top - bottom) or seen[0] < _LEAST * (right - left))

"""Text that is hardly darker than its ground, measured on the picture of the page.

WCAG 2.2 asks for 4.5 : 1, and for 3 : 1 where letters are large (18 points, or 14 and bold). Paler text is lost in
print, on a projector, and on those who see less well.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short
from resume.readback.glyphs import Run
from resume.readback.pictures import seen_contrast

NORMAL, OF_LARGE = 4.5, 3.0
_HIDDEN = 1.05  # below it is another rule's
_LARGE, _LARGE_BOLD = 18, 14
_BOLD = ("Bold", "Black", "Heavy")
_TOLERANCE = 0.97  # edges of letters are blurred in a picture


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for run in page.runs:
            found, needed = seen_contrast(page, run), _needed(run)
            if _HIDDEN < found < needed * _TOLERANCE:
                message = (
                    f"“{short(run.text)}” has a contrast of {found:.1f} : 1 with its ground; {needed} : 1 is the least"
                )
                yield proof.about(run, message, "make it darker in the theme's style sheet, or by its options")


def _needed(run: Run) -> float:
    is_bold = any(word in run.face for word in _BOLD)
    return OF_LARGE if run.size >= (_LARGE_BOLD if is_bold else _LARGE) else NORMAL

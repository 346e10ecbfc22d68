"""Text nearer to the edge of the paper than the margin of the theme.

It is a line that found no place to break, or a box that is placed by hand. Most printers leave a border of 4 to 8 mm
white; a resume that is printed loses what stands there.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import MILLIMETRE, Proof, short

_UNPRINTABLE = 4 * MILLIMETRE
_TIGHTEST, _SLIP = 0.75, 2.5  # a dense page has smaller margins; and letters reach out of their boxes a little


def check(proof: Proof) -> Iterator[Problem]:
    side = max(float(proof.settings["margin"].removesuffix("mm")) * MILLIMETRE * _TIGHTEST - _SLIP, _UNPRINTABLE)
    for page in proof.pages:
        for run in page.runs:
            left, bottom, right, top = run.box
            beside = left < side or right > page.width - side
            if (
                beside or bottom < _UNPRINTABLE or top > page.height - _UNPRINTABLE
            ) and 0 <= left < right <= page.width:
                message = f"“{short(run.text)}” stands in the margin of page {page.number + 1}"
                yield proof.about(run, message, "let it break, or make it shorter", "warning")

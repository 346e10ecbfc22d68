"""Pages of another size than the paper that was asked for.

A printer scales them, cuts them off or stops; the theme sets a size of its own.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.options import PAPERS
from resume.readback import MILLIMETRE, Proof

_UNITS = {"mm": MILLIMETRE, "in": 72}
_SLIP = 2  # points


def check(proof: Proof) -> Iterator[Problem]:
    asked = [float(side[:-2]) * _UNITS[side[-2:]] for side in PAPERS[proof.choices.paper].split()]
    for page in proof.pages:
        if any(abs(side - wanted) > _SLIP for side, wanted in zip((page.width, page.height), asked, strict=True)):
            size, paper = f"{page.width:.0f} × {page.height:.0f}", proof.choices.paper
            message = f"page {page.number + 1} is {size} points large, which is not {paper}"
            yield Problem(message, "leave the size of @page to base: size: var(--paper)", at=("design", "paper"))

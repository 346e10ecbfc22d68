"""Text that lies outside the page, all of it or a part.

Nobody sees it, and a printer drops it; engines that read the file still find it.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for run in page.runs:
            left, bottom, right, top = run.box
            if left < 0 or bottom < 0 or right > page.width or top > page.height:
                message = f"“{short(run.text)}” runs off page {page.number + 1}"
                remedy = "let it break, or make it shorter; see where the theme's style sheet places it"
                yield proof.about(run, message, remedy)

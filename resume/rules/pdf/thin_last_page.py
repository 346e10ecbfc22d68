"""A last page with a few lines only.

It looks like an accident, and a reader may never turn to it. Ask for a page less (`--pages`), or say a little more.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import MILLIMETRE, Proof

LEAST = 0.15  # of the page between 20 mm margins
_MARGIN = 20 * MILLIMETRE


def check(proof: Proof) -> Iterator[Problem]:
    runs = [run for run in proof.runs if run.page == len(proof.pages) - 1]
    if len(proof.pages) > 1 and runs:
        height = proof.pages[-1].height
        filled = (height - _MARGIN - min(run.box[1] for run in runs)) / (height - 2 * _MARGIN)
        if filled < LEAST:
            pages = len(proof.pages)
            message = f"page {pages}, the last, is nearly empty ({filled:.0%})"
            yield Problem(message, f"ask for a page less: --pages {pages - 1}", "warning", ("design", "pages"))

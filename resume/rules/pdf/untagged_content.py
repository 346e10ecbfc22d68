"""Text that is neither tagged nor marked as an artifact.

A screen reader does not say it, and does not know that it may leave it out, as it may a page number.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short


def check(proof: Proof) -> Iterator[Problem]:
    tagged = {mark for element in proof.elements for mark in element.marks}
    for page in proof.pages:
        for run in page.runs:
            if not run.artifact and (page.number, run.mark) not in tagged:
                message = f"“{short(run.text)}” on page {page.number + 1} has no tag"
                yield proof.about(run, message, "set it in the text, not in a margin of the page")

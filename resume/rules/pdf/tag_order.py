"""Text that is painted in another order than that of the tags.

What is copied, searched or read by a program without regard for tags then comes in another order than what a screen
reader says. Boxes that are placed by hand, and floats, are painted apart from the text round them.
"""

from collections.abc import Iterator
from itertools import pairwise

from resume.errors import Problem
from resume.readback import Proof, short

_LEVEL = 4  # points


def check(proof: Proof) -> Iterator[Problem]:
    order = {mark: index for index, mark in enumerate(mark for element in proof.elements for mark in element.marks)}
    marked = [run for run in proof.runs if (run.page, run.mark) in order]
    for run, following in pairwise(marked):
        beside = abs(run.box[1] - following.box[1]) < _LEVEL  # in a line from right to left
        if (
            run.page == following.page
            and not beside
            and order[run.page, run.mark] > order[following.page, following.mark]
        ):
            message = f"“{short(following.text)}” is painted behind “{short(run.text)}”, and tagged before it"
            yield proof.about(following, message, "let the theme set it in the order of the page", "warning")

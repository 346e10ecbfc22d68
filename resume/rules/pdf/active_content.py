"""Something in the file that acts: JavaScript, a program that is started, a form that is sent, a film.

A resume is a document. Mail filters and tracking systems refuse files that do more than be read.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.annotations import actions


def check(proof: Proof) -> Iterator[Problem]:
    for action in sorted(set(actions(proof.document))):
        yield Problem(f"the file does something when it is opened or clicked: {action}", "take it out", at=THEME)

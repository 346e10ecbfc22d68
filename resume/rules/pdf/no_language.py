"""A file that does not say which language it is in, or says another one than the resume.

A screen reader then pronounces it by the rules of some other language.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof


def check(proof: Proof) -> Iterator[Problem]:
    said, meant = str(proof.document.Root.get("/Lang", "")), proof.choices.lang
    if said != meant:
        message = f"the file says that its language is {said}, not {meant}" if said else "the file names no language"
        yield Problem(message, "set lang on the html element of the theme's template", at=("design", "lang"))

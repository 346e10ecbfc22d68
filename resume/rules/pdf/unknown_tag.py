"""A tag that no standard knows, and the file maps to none that it does: a screen reader passes over it.

ISO 32000-1 lists the standard structure types.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.tags import STANDARD


def check(proof: Proof) -> Iterator[Problem]:
    for role in sorted({element.role for element in proof.elements} - STANDARD):
        yield Problem(f"the tag {role} is not one of PDF's", "map it to one that is, such as Sect or P", at=THEME)

"""A rule of PDF/A (ISO 19005) that the file breaks, though it says that it follows it.

PDF/A is made to be read in fifty years: all fonts and colours are in the file, and nothing in it changes.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.standards import claimed, failures


def check(proof: Proof) -> Iterator[Problem]:
    if profile := claimed(proof.document):
        for rule, message in failures(proof.pdf, profile):
            yield Problem(
                f"not PDF/A-{profile}: {message} ({rule})", "look for it in the theme's style sheet", at=THEME
            )

"""A picture without alternate text: those who cannot see it do not learn what it shows.

Mere decoration is to be a background, which is left out when the page is read aloud.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof


def check(proof: Proof) -> Iterator[Problem]:
    for element in proof.elements:
        if element.role == "Figure" and not element.alt.strip():
            at = ("contact", "photo") if proof.spot(("contact",)) else THEME
            yield Problem("a picture has no alternate text", "give its img an alt in the theme's template", at=at)

"""A rule of PDF/UA-1 (ISO 14289-1) that the file breaks, as far as a machine can tell.

PDF/UA is what a screen reader needs: tags for all text, a language, a title, alternate text for pictures, fonts that
say which letters they hold.
"""

from collections.abc import Iterator

from resume import standards
from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.standards import failures


def check(proof: Proof) -> Iterator[Problem]:
    if standards.find(proof.options.pdf_variant or standards.DEFAULT) not in (standards.DEFAULT, "ua-1"):
        return
    for rule, message in failures(proof.pdf, "ua1"):
        yield Problem(f"not PDF/UA-1: {message} ({rule})", "look for it in the theme's templates", at=THEME)

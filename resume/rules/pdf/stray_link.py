"""A link in the PDF that the resume does not have: the theme put it there.

What a reader follows from your resume should be yours.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import links
from resume.readback import THEME, Proof
from resume.readback.annotations import quoted, targets


def check(proof: Proof) -> Iterator[Problem]:
    ours = {quoted(href) for _, href in links(proof.resume)}
    for href in sorted(targets(proof.document) - ours):
        yield Problem(f"the PDF leads to “{href}”, which is not in the resume", "take another theme", "warning", THEME)

"""A link of the resume that cannot be followed in the PDF.

E-mail addresses, phone numbers, web pages and links in texts are to be live, each to exactly where it leads.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import links
from resume.readback import Proof
from resume.readback.annotations import quoted, targets


def check(proof: Proof) -> Iterator[Problem]:
    live = targets(proof.document)
    for at, href in links(proof.resume):
        if quoted(href) not in live:
            yield Problem(
                f"“{href}” is not a link in the PDF", "print it with its anchor in the theme's template", at=at
            )

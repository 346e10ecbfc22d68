"""More pages than were asked for.

`--pages`, or `pages:` under `design:`, is a promise.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof


def check(proof: Proof) -> Iterator[Problem]:
    asked, found = proof.choices.pages, len(proof.pages)
    if asked and found > asked:
        yield Problem(f"the PDF has {found} pages, not {asked}", "build it anew", at=("design", "pages"))

"""More font families than a page can bear.

One or two are a design; more than three are an accident, such as characters that other fonts must fill in for.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.fonts import families

MOST = 3


def check(proof: Proof) -> Iterator[Problem]:
    found = families(proof.document)
    if len(found) > MOST:
        message = f"{len(found)} font families: {', '.join(found)}"
        yield Problem(message, "set all text in one or two families", "warning", THEME)

"""A file inside the PDF that nobody asked for.

Ours carries the resume's own source and its photo, if not built with `--no-source`; anything else is a stowaway.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof
from resume.readback.annotations import attachments
from resume.writers import attached


def check(proof: Proof) -> Iterator[Problem]:
    ours = {file.name for file in attached.files(proof.resume, proof.options)}
    for name in sorted(set(attachments(proof.document)) - ours):
        yield Problem(f"the PDF has a file in it: “{name}”", "take it out", at=THEME)

"""A file without a title, or one that a viewer does not show: its window then says “cv-final-2.pdf”.

A title is what a screen reader says first, and what stands in a browser's tab.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof


def check(proof: Proof) -> Iterator[Problem]:
    document = proof.document
    if not str(document.docinfo.get("/Title", "")).strip():
        yield Problem("the file has no title", "keep the title element of the theme's template", at=THEME)
    elif not document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Problem("a viewer will show the file's name and not its title", "build it anew", "warning", THEME)

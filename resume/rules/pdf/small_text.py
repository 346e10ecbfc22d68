"""Text below seven points.

It is hard to read in print for most people, and cannot be read for many.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, short

LEAST = 7.0


def check(proof: Proof) -> Iterator[Problem]:
    small = [run for page in proof.pages for run in page.runs if run.size < LEAST and run.text.strip()]
    if small:
        run = min(small, key=lambda run: run.size)
        message = f"“{short(run.text)}” is set in {run.size:.1f} points; {LEAST:g} are the least"
        yield proof.about(run, message, "choose a larger size: --set size=10pt", "warning")

"""Text from right to left, which is not looked for in the PDF.

Engines differ in the order in which they give Hebrew and Arabic, so that a text which is read well cannot be told from
one which is not. Look at what `resume check --as-text` prints.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof, is_right_to_left, short


def check(proof: Proof) -> Iterator[Problem]:
    found = [fact for fact in proof.all_facts if is_right_to_left(fact.text)]
    if found:
        message = f"{len(found)} texts from right to left are not looked for, such as “{short(found[0].text)}”"
        yield Problem(message, "see that --as-text prints them as you would read them", "note", found[0].at)

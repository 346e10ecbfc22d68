"""Words that a reader gets, but not in one piece: other text stands between them.

It happens where two columns are read across, line by line, and where a sentence is put together from boxes that lie
apart. A parser that looks for a job's title then finds half of it.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text
from resume.rules.pdf.lost_text import is_lost


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(_is_torn):
        message = f"{engines}: other text stands inside “{short(fact.text)}”"
        yield Problem(message, "set it in one column and one box, or take another theme", at=fact.at)


def _is_torn(text: Text, fact: Fact) -> bool:
    return not text.holds(fact.text) and not is_lost(text, fact)

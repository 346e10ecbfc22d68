"""An address or a number by which the person is to be reached, and which is not read letter by letter as it was typed.

A parser takes what stands up to the next space or line for the whole. The line is too narrow for it, or the theme
changes its letters. A web page is still reached by a click, so that is a warning.
"""

from collections.abc import Iterator

from resume.errors import Problem, Severity
from resume.printed import Fact
from resume.readback import Proof, short
from resume.readback.text import Text

_EXACT = ("email", "phone", "links")


def check(proof: Proof) -> Iterator[Problem]:
    for fact, engines in proof.misread(_differs, aloud=False):
        remedy = "give it a line of its own that is wide enough, or make it shorter; a link may have a label"
        severity: Severity = "warning" if fact.at[1] == "links" else "error"
        yield Problem(f"{engines}: “{short(fact.text)}” is not read as it was typed", remedy, severity, fact.at)


def _differs(text: Text, fact: Fact) -> bool:
    places = list(text.places(fact.text)) if fact.at[0] == "contact" and fact.at[1] in _EXACT else []
    return bool(places) and all(_spaced(text.as_read(fact.text, place)) != _spaced(fact.text) for place in places)


def _spaced(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")

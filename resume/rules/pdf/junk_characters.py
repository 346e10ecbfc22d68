"""Characters that mean nothing to a reader: private ones of an icon font, replacements for what could not be read,
controls, and codes of glyphs without a letter.

They stand in the text that a parser gets, often in the middle of an address. Icons are to be pictures, and fonts to say
which letters their glyphs are.
"""

import re
from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import THEME, Proof, short
from resume.readback.text import Text, squeezed

_JUNK = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]|\ufffe(?!\\s)|\\(cid:\\d+\\)"
)


def check(proof: Proof) -> Iterator[Problem]:
    seen: set[str] = set()
    for text in proof.texts:
        for match in _JUNK.finditer(text.raw):
            if match[0] not in seen:
                seen.add(match[0])
                yield _problem(proof, text, match)


def _problem(proof: Proof, text: Text, match: re.Match[str]) -> Problem:
    code = match[0] if match[0].startswith("(") else f"U+{ord(match[0]):04X}"
    line = text.raw[text.raw.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    beside = _JUNK.sub(" ", line).strip()
    message = f"{text.engine} reads {code}, which is no letter" + (f", beside “{short(beside)}”" if beside else "")
    holding = (fact.at for fact in proof.facts if match[0] in fact.text)
    there = (fact.at for fact in proof.facts if squeezed(fact.text) in squeezed(beside))
    at = next(holding, None) or next(there, THEME)
    return Problem(message, "use a picture for an icon, and a font that has the letters", at=at)

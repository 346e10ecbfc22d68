"""What a typographer changes in a typed text, by language: quotes, dashes, and the spaces that no line may end with."""

import re
from typing import NamedTuple

_NBSP = "\N{NO-BREAK SPACE}"
_JOINED = "\N{WORD JOINER}" + _NBSP  # a line that ends with a hyphen loses it in readers, which take it for hyphenation
_UNITS = (
    r"[%‰€£$×]|°[CF]?|[kMGTP]i?B|[kMGT]?bit/s|[mnµ]?s|min|h|[kcmnµ]?m|km/h|[mk]?g|[kMGT]?Wh?|[kMGT]?Hz|[km]?V|mA|px|pt"
    r"|EUR|USD|GBP|CHF|million|billion|Mio\.|Mrd\.|млн|млрд"
)
_BOUND = [
    re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"),  # 700 ms
    re.compile(r"\b(?:EUR|USD|GBP|CHF|No\.|p\.|pp\.|§) (?=\d)"),
    re.compile(r"\b[A-Z][+#.\w]* (?=\d{1,2}(?:\.\d+)*(?!\w|[-–:,.]\d|\s?%))"),  # C++ 17, Python 3.11
    re.compile(r"\b[A-Z]\. (?=[A-Z])"),  # R. Aldersey
    re.compile(r" (?=[–—] )"),  # a line begins with no dash
]
_AFTER_HYPHEN = re.compile(r"(?<= -) (?=\S)")
_PREPOSITION = re.compile(r"(?<!\w)[AaIiKkOoSsUuVvWwZzАаВвИиКкОоСсУуЯяіІЄєЙйЗз] (?=[\w«„])")
_PREPOSITIONAL = ("cs", "pl", "ru", "uk")
_FRENCH = re.compile(r"(?<=[\w»]) (?=[;:!?»])|(?<=«) ")


class Style(NamedTuple):
    """The habits of a language: quotes (outer opening and closing, inner opening and closing), and the dash."""

    language: str
    quotes: tuple[str, str, str, str]
    dash: str

    def refine(self, text: str) -> str:
        """The text with its dashes, and with a no-break space for each space that no line may end with."""
        text = re.sub(r"(?<=\s)--(?=\s)", self.dash, text)
        for bound in _BOUND:
            text = bound.sub(_bind, text)
        text = _AFTER_HYPHEN.sub(_JOINED, text)
        if self.language in _PREPOSITIONAL:
            text = _PREPOSITION.sub(_bind, text)
        return _FRENCH.sub(_bind, text) if self.language == "fr" else text


def _bind(match: re.Match[str]) -> str:
    return match[0].removesuffix(" ") + _NBSP

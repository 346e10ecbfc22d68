"""A text that an engine read, and where words are found in it whatever its spaces, quotes and dashes are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from unicodedata import normalize

_ALIKE = str.maketrans(
    {**dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‘’‚‹›‛", "'"), **dict.fromkeys("–—‑‐−\ufffe", "-")}
)
_NOTHING = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")


def squeezed(text: str) -> str:
    """Without what lines, languages and fonts change: spaces, the form of quotes and dashes, and case."""
    return "".join(part for part, _ in _parts(text))


def _parts(text: str) -> Iterable[tuple[str, int]]:
    """The characters that count, each with its index."""
    before = ""
    for index, character in enumerate(text):
        if character.isspace() or character in _NOTHING:
            continue
        part = (normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character).translate(_ALIKE).lower()
        if part == before == "-":
            continue
        before = part
        yield from ((letter, index) for letter in part)


@lru_cache(maxsize=4096)
def _wanted(words: str) -> str:
    """The same of words that are looked for, which are asked for time and again."""
    return squeezed(normalize("NFC", words))


class Text:
    """What one engine read on each page, in composed characters (NFC)."""

    def __init__(self, engine: str, pages: Sequence[str]) -> None:
        self.engine = engine
        self.pages = pages
        self.raw = "\n".join(pages)

    @cached_property
    def _characters(self) -> tuple[str, list[int]]:
        parts = list(_parts(self.raw))
        return "".join(part for part, _ in parts), [index for _, index in parts]

    @property
    def squeezed(self) -> str:
        return self._characters[0]

    @cached_property
    def unhyphenated(self) -> str:
        """Squeezed, with words put together again that a hyphen divides at the end of a line."""
        return squeezed(re.sub(r"[-‐\xad\ufffe]\s*\n\s*|\ufffe", "", self.raw))

    def holds(self, words: str) -> bool:
        """Whether words stand in it in one piece, be it divided by a hyphen at the end of a line."""
        return next(self.places(words), -1) >= 0 or squeezed(words) in self.unhyphenated

    def find(self, words: str, start: int = 0) -> int:
        """Where words begin in the squeezed text, at or behind `start`; -1 if they are not there.

        Where they stand by themselves is preferred to where they are part of a longer word.
        """
        first = -1
        for place in self.places(words, start):
            if self.is_whole(words, place):
                return place
            first = place if first < 0 else first
        return first

    def places(self, words: str, start: int = 0) -> Iterator[int]:
        """All of them."""
        wanted = _wanted(words)
        while wanted and (start := self.squeezed.find(wanted, start)) >= 0:
            yield start
            start += 1

    def is_whole(self, words: str, start: int) -> bool:
        """Whether no letter or digit touches the words that squeezed stand at `start`."""
        span = self.span(words, start)
        before, behind = self.raw[max(span.start - 1, 0) : span.start + 1], self.raw[span.stop - 1 : span.stop + 1]
        return not any(len(edge) > 1 and edge.isalnum() for edge in (before, behind))

    def span(self, words: str, start: int) -> range:
        """The indices in the text as read of words that squeezed stand at `start`."""
        places, length = self._characters[1], len(_wanted(words))
        return range(places[start], places[start + length - 1] + 1)

    def as_read(self, words: str, start: int) -> str:
        """Words that squeezed stand at `start`, with their spaces."""
        span = self.span(words, start)
        return self.raw[span.start : span.stop]

    def gaps(self, words: str, start: int) -> Iterator[tuple[str, str, str]]:
        """Between the letters of words at `start`: the words so far, what was typed there, and what is read."""
        typed = normalize("NFC", words)
        letters = [index for _, index in _parts(typed)]
        read = self._characters[1][start : start + len(letters)]
        for (left, right), (first, second) in zip(pairwise(letters), pairwise(read), strict=True):
            yield typed[: right + 1], typed[left + 1 : right], self.raw[first + 1 : second]

    def before(self, start: int) -> str:
        """The character that stands before a place in the squeezed text."""
        return self.squeezed[start - 1 : start] if start else ""

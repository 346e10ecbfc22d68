"""The fonts of a PDF."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_CUTS = r"Thin|Hairline|Extra-?|Ultra-?|Semi-?|Demi-?|Light|Regular|Book|Medium|Bold|Heavy|Black|Italic|Oblique"
_CUT = re.compile(rf"[- ]?(?:{_CUTS}|Condensed)")


class Font(NamedTuple):
    """A font as the PDF names it, without the mark of a subset."""

    name: str
    embedded: bool
    subset: bool


def fonts(document: Any) -> list[Font]:
    """All that its pages use, in the order of their names."""
    return sorted({_font(font) for page in document.pages for font in _of(page)})


def families(document: Any) -> list[str]:
    return sorted({_CUT.sub("", font.name).strip("- ") or font.name for font in fonts(document)})


def _of(page: Any) -> Iterator[Any]:
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        yield from font.get("/DescendantFonts", [font])


def _font(font: Any) -> Font:
    name = str(font.get("/BaseFont", "?")).removeprefix("/")
    descriptor = font.get("/FontDescriptor", {})
    embedded = any(file in descriptor for file in _FILES) or font.get("/Subtype") == "/Type3"
    return Font(_SUBSET.sub("", name), embedded, bool(_SUBSET.match(name)))

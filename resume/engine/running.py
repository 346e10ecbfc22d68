"""Running heads and feet of a PDF as artifacts, which a screen reader may pass over; documents are pydyf's.

WeasyPrint 70 tags them like the text, but hangs their tags on nothing: a reader that knows of tags does not find them,
and one that does not reads them in the middle of a sentence.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

_ARTIFACT = "<</Type /Pagination>>"


def mark_as_artifacts(pdf: Any) -> None:
    if "StructTreeRoot" not in pdf.catalog:
        return
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    tagged = set(_below(pdf, root))
    owners_of = _object(pdf, root["ParentTree"])["Nums"][1::2]  # in the order of the pages, and then others
    for page, owners in zip(pdf.pages["Kids"][::3], owners_of, strict=False):
        loose = [mark for mark, owner in enumerate(owners) if owner not in tagged]
        _unmark(_object(pdf, _object(pdf, f"{page} 0 R".encode())["Contents"]), loose)
        for mark in loose:
            _remove(pdf, owners[mark], tagged)
            owners[mark] = "null"


def _below(pdf: Any, element: Any) -> Iterator[bytes]:
    """The references of all elements under one."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(pdf, _object(pdf, kid))


def _unmark(stream: Any, marks: list[int]) -> None:
    """Puts the marked content of these numbers outside the structure."""
    for index, (tag, properties) in enumerate(pairwise(stream.stream)):
        if isinstance(properties, dict) and properties.get("MCID") in marks and str(tag).startswith("/"):
            stream.stream[index : index + 2] = ["/Artifact", _ARTIFACT]


def _remove(pdf: Any, reference: bytes, tagged: set[bytes]) -> None:
    """Frees an element and those above it that hang on nothing either."""
    element = _object(pdf, reference)
    if reference not in tagged and element.free != "f" and element.get("Type") == "/StructElem":
        element.free = "f"
        _remove(pdf, element["P"], tagged)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

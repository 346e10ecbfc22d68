"""What in a PDF can be followed, opened or started; a document is pikepdf's."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

_PLAIN = "!#$%&'()*+,/:;=?@[]~-._"
_HARMLESS = ("/URI", "/GoTo")
_PLAYERS = ("/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")


def targets(document: Any) -> set[str]:
    """Where its links lead out of it, as `quoted` writes it."""
    actions = (annotation.get("/A", {}) for annotation in _annotations(document))
    return {quoted(str(action.URI)) for action in actions if "/URI" in action}


def quoted(href: str) -> str:
    """A URI with all that is not plain in it percent-encoded, be it so already or not."""
    return quote(unquote(href), safe=_PLAIN)


def actions(document: Any) -> Iterator[str]:
    """What acts in it, but for links: by its name in PDF."""
    root = document.Root
    if "/OpenAction" in root and (found := _kind(root.OpenAction)) not in _HARMLESS:
        yield found
    if "/JavaScript" in root.get("/Names", {}):
        yield "JavaScript"
    if "/XFA" in root.get("/AcroForm", {}):
        yield "XFA"
    for holder in (root, *document.pages, *_annotations(document)):
        if "/AA" in holder:
            yield "AA"
    for annotation in _annotations(document):
        if "/A" in annotation and (found := _kind(annotation.A)) not in _HARMLESS:
            yield found.removeprefix("/")
        if (kind := str(annotation.get("/Subtype", ""))) in _PLAYERS:
            yield kind.removeprefix("/")


def attachments(document: Any) -> Iterator[str]:
    """The names of the files inside it."""
    yield from document.attachments
    for annotation in _annotations(document):
        if annotation.get("/Subtype") == "/FileAttachment":
            yield str(annotation.get("/FS", {}).get("/UF", "?"))


def _annotations(document: Any) -> Iterator[Any]:
    for page in document.pages:
        yield from page.get("/Annots", [])


def _kind(action: Any) -> str:
    """The type of an action; a destination is none, and only scrolls."""
    return str(action.get("/S", "")) if hasattr(action, "keys") and "/S" in action else "/GoTo"

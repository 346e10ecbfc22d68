"""The structure of a tagged PDF, which a screen reader follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BLOCKS = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl"
)
_OTHERS = (
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu"
)
STANDARD = frozenset(f"{_BLOCKS} {_OTHERS} WT WP Figure Formula Form".split())
"""The structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""

HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
INLINE = frozenset({"Span", "Link", "Code", "Quote", "Reference", "NonStruct"})


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element without its children; `marks` are (page, marked content) in the order of the tree."""

    page: int
    role: str
    alt: str
    marks: list[tuple[int, int]]


def elements(document: Any) -> Iterator[Element]:
    """In the order of the tree, which is the order of reading; `document` is pikepdf's."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    yield from _walk(root.get("/K"), pages, roles, -1, set())


def _walk(node: Any, pages: Any, roles: Any, page: int, seen: set[Any]) -> Iterator[Element]:
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, pages, roles, page, seen)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node and (not node.is_indirect or node.objgen not in seen):
        seen.add(node.objgen)
        page = _page(node, pages, page)
        role = roles.get(str(node.S), str(node.S)).removeprefix("/")
        yield Element(page, role, str(node.get("/Alt", "")), list(_marks(node.get("/K"), pages, page)))
        yield from _walk(node.get("/K"), pages, roles, page, seen)


def _marks(kids: Any, pages: Any, page: int) -> Iterator[tuple[int, int]]:
    import pikepdf

    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield page, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield _page(kid, pages, page), int(kid.MCID)


def _page(node: Any, pages: Any, page: int) -> int:
    return pages.get(node.Pg.objgen, page) if "/Pg" in node else page

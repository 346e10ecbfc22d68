"""What the boxes that WeasyPrint made say of a layout."""

from collections.abc import Sequence
from itertools import chain, pairwise
from math import inf
from textwrap import shorten
from typing import Any

from resume.fit import Layout

_LONGEST_TITLE = 60
_LEVEL = 6  # pixels; lines nearer than this are side by side


def measured(document: Any, density: float, complaints: Sequence[str]) -> Layout:
    pages = [page._page_box for page in document.pages]  # noqa: SLF001 – it has no other name for them
    lines = [_lines(page.children[0]) for page in pages]
    last = pages[-1]
    foot = max(lines[-1], default=last.content_box_y())
    entries: dict[Any, int] = {}
    for box in chain.from_iterable(page.children[0].descendants() for page in pages):
        if "level-1" in (box.element.get("class") or "" if box.element is not None else "").split():
            entries[box.element] = entries.get(box.element, 0) + len(_lines(box))
    return Layout(
        density=density,
        lines=tuple(map(len, lines)),
        fill=(foot - last.content_box_y()) / last.height,
        entries=tuple((_title(element), count) for element, count in entries.items()),
        complaints=tuple(dict.fromkeys(complaints)),
    )


def _lines(box: Any) -> list[float]:
    """Where the lines of text in a box end, from above; those side by side are one."""
    from weasyprint.formatting_structure.boxes import LineBox

    ends = sorted(line.position_y + line.height for line in box.descendants() if isinstance(line, LineBox))
    return [end for end, following in pairwise([*ends, inf]) if following - end > _LEVEL]


def _title(article: Any) -> str:
    """What a reader would call an entry; a theme's template may have left its title out."""
    head = article.find("header")
    parts = (article if head is None else head).iter()
    named = [element for element in parts if element.get("class") in ("title", "organization")]
    words = ", ".join("".join(element.itertext()) for element in named or [article]).split()
    return shorten(" ".join(words), _LONGEST_TITLE, placeholder=" …")

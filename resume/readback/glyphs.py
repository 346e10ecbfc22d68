"""What is painted on a page, by PDFium: runs of text with place, size, colour and face, and their picture."""

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; in points from the lower left corner of the page."""

Color = tuple[int, int, int]
SCALE = 2.5  # pixels of a picture a point
_HIGH, _LOW = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)
_LONGEST_SIDE, _MOST_PAGES = 2_000, 300


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character that leaves ink, and the box that its ink fills."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is painted in one piece; `mark` is the number of its marked content, -1 if it has none."""

    page: int
    mark: int
    artifact: bool
    face: str
    size: float
    color: Color
    glyphs: list[Glyph] = field(default_factory=list)
    spaced: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """With its spaces."""
        return "".join(self.spaced)

    @property
    def box(self) -> Box:
        return around(glyph.box for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its text in painted order; `said` is the text of each marked content, with all spaces."""

    number: int
    width: float
    height: float
    runs: list[Run]
    said: dict[int, str]
    picture: Any

    def crop(self, box: Box, pad: float = 0) -> Any:
        """The part of the picture in a box, `pad` points wider on each side."""
        left, bottom, right, top = box
        edges = (left - pad, self.height - top - pad, right + pad, self.height - bottom + pad)
        x0, y0, x1, y1 = (round(edge * SCALE) for edge in edges)
        return self.picture.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def pages(pdf: bytes) -> list[Page]:
    with pypdfium2.PdfDocument(pdf) as document:
        if len(document) > _MOST_PAGES or any(max(sheet.get_size()) > _LONGEST_SIDE for sheet in document):
            raise ValueError(f"more than {_MOST_PAGES} pages, or a page longer than {_LONGEST_SIDE} points")
        return [_page(sheet, number) for number, sheet in enumerate(document)]


def _page(sheet: Any, number: int) -> Page:
    width, height = sheet.get_size()
    picture = sheet.render(scale=SCALE).to_pil().convert("RGB")
    runs = _runs(sheet, number)
    said: dict[int, str] = {}
    for run in runs:
        said[run.mark] = said.get(run.mark, "") + run.text
    return Page(number, width, height, [run for run in runs if run.glyphs], said, picture)


def _runs(sheet: Any, number: int) -> list[Run]:
    text = sheet.get_textpage()
    runs: dict[int, Run] = {}
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) or not (item := pdfium.FPDFText_GetTextObject(text, index)):
            continue
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in runs:
            runs[key] = _run(item, number, text, index)
        character = _character(text, index)
        runs[key].spaced.append(character)
        if character > " " and not character.isspace():
            runs[key].glyphs.append(Glyph(character, text.get_charbox(index)))
    return list(runs.values())


def _character(text: Any, index: int) -> str:
    """One beyond U+FFFF comes as two halves: whole at the first, and empty at the second."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    if _LOW[0] <= code <= _LOW[1]:
        return ""
    if _HIGH[0] <= code <= _HIGH[1]:
        return chr(0x10000 + (code - _HIGH[0]) * 0x400 + pdfium.FPDFText_GetUnicode(text, index + 1) - _LOW[0])
    return chr(code)


def _run(item: Any, page: int, text: Any, index: int) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return Run(
        page=page,
        mark=pdfium.FPDFPageObj_GetMarkedContentID(item),
        artifact="Artifact" in _marks(item),
        face=_face(item),
        size=pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d),
        color=_color(text, index),
    )


def _marks(item: Any) -> list[str]:
    return [_mark_name(pdfium.FPDFPageObj_GetMark(item, index)) for index in range(pdfium.FPDFPageObj_CountMarks(item))]


def _mark_name(mark: Any) -> str:
    buffer, length = (pdfium.FPDF_WCHAR * 50)(), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _face(item: Any) -> str:
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(item), name, len(name))
    return name.value.decode("utf-8", "replace").rpartition("+")[2]


def _color(text: Any, index: int) -> Color:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value

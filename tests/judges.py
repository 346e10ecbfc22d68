"""Eyes other than those that made a PDF: what four engines read in it; where its text stands, and how it looks."""

import ctypes
import io
import itertools
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pdfminer.high_level
import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

_LEVEL, _APART = 4, 9
Box = tuple[float, float, float, float]
"""Left, bottom, right, top; in points from the lower left corner of the page."""


def texts(pdf: bytes) -> Iterator[tuple[str, str]]:
    """The text as each engine reads it; poppler where it is installed."""
    with pypdfium2.PdfDocument(pdf) as document:
        yield "pdfium", "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    yield "pdfminer", pdfminer.high_level.extract_text(io.BytesIO(pdf))
    yield "pypdf", "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    if poppler := shutil.which("pdftotext"):
        yield "poppler", subprocess.run([poppler, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def without_feet(text: str, name: str) -> str:
    """Without the lines that stand on every page: name, section in some themes, and number."""
    return re.sub(rf"(?m)^{re.escape(name)}(?: · .*)?\s+[0-9]+\s*$", "", text)


STRAIGHT = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), "\ufffe": "-"})


def squeezed(text: str) -> str:
    """Without what lines and languages change; PDFium has U+FFFE for a hyphen at the end of a line."""
    return re.sub(r"[\s\ufe0e]", "", text.replace("--", "–").translate(STRAIGHT))


def line_boxes(sheet: Any) -> Iterator[Box]:
    text = sheet.get_textpage()
    yield from (text.get_rect(index) for index in range(text.count_rects()))


def lines(sheet: Any) -> Iterator[str]:
    """The text of each line; what stands much more than a space apart is another column's."""
    text, before = sheet.get_textpage(), None
    for left, bottom, right, top in line_boxes(sheet):
        if before and abs(before[1] - bottom) < _LEVEL and 0 <= left - before[2] < _APART:
            before = before[0], min(before[1], bottom), right, max(before[3], top)
            continue
        if before:
            yield text.get_text_bounded(*before).strip()
        before = left, bottom, right, top
    if before:
        yield text.get_text_bounded(*before).strip()


def collisions(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Runs of text that share more of the page than the ends of an ascender and a descender."""
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for one, other in itertools.combinations(line_boxes(sheet), 2):
                width = min(one[2], other[2]) - max(one[0], other[0])
                height = min(one[3], other[3]) - max(one[1], other[1])
                if width > 1 and height > 3:
                    yield text.get_text_bounded(*one), text.get_text_bounded(*other)


def descendant_fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    for sheet in document.pages:
        for font in sheet.Resources.get("/Font", {}).values():
            yield from font.DescendantFonts


class Character(NamedTuple):
    """One character as it is painted."""

    text: str
    box: Box
    size: float
    color: tuple[int, int, int]


def characters(sheet: Any) -> Iterator[Character]:
    """All that leave ink."""
    text = sheet.get_textpage()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code > ord(" ") and not pdfium.FPDFText_IsGenerated(text, index):
            yield Character(chr(code), text.get_charbox(index), _size(text, index), _color(text, index))


def _size(text: Any, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size: float = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
    return size


def _color(text: Any, index: int) -> tuple[int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def ground(picture: Any, box: Box, height: float) -> Any:
    """The colour that most of a line's box has, in a picture of one pixel a point and a half."""
    scale = picture.height / height
    left, top, right, bottom = (int(edge * scale) for edge in (box[0], height - box[3], box[2], height - box[1]))
    crop = picture.crop((left - 4, top - 4, right + 4, bottom + 4))
    return max(crop.getcolors(crop.width * crop.height))[1]


def faces_of(pdf: bytes, tag: str) -> Counter[tuple[str, float]]:
    """The faces and sizes of the text in all structure elements of a tag, such as H2."""
    found: Counter[tuple[str, float]] = Counter()
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            marked = _text_objects(sheet)
            tree = pdfium.FPDF_StructTree_GetForPage(sheet)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
                for content in _contents(element, tag, inside=False):
                    found.update(marked.get(content, []))
            pdfium.FPDF_StructTree_Close(tree)
    return found


def _text_objects(sheet: Any) -> dict[int, list[tuple[str, float]]]:
    marked: dict[int, list[tuple[str, float]]] = {}
    for item in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(item, size)
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(item), name, len(name))
        face = name.value.decode().rpartition("+")[2]
        matrix = item.get_matrix()
        found = marked.setdefault(pdfium.FPDFPageObj_GetMarkedContentID(item), [])
        found.append((face, round(size.value * abs(matrix.d), 1)))
    return marked


def _contents(element: Any, tag: str, *, inside: bool) -> Iterator[int]:
    buffer = ctypes.create_string_buffer(100)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, len(buffer))
    inside = inside or buffer.raw[: length - 2].decode("utf-16-le") == tag
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _contents(child, tag, inside=inside)
        elif inside:
            yield pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)

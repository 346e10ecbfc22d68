"""Eyes other than those that made a PDF: what four engines read in it; where its text stands, and how it looks."""

import ctypes
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, NamedTuple

import pdfminer.high_level
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

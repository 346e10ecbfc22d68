"""The text of a PDF as independent engines read it."""

import io
import logging
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping

for library in ("pdfminer", "pypdf"):  # what they mutter of an odd file is no news to a person
    logging.getLogger(library).addHandler(logging.NullHandler())

Pages = list[str]
TIMEOUT = 60  # seconds
_COMMAND = "pdftotext"


def read(pdf: bytes) -> Iterator[tuple[str, Pages]]:
    """The name of each engine with what it reads on each page, nothing if it fails."""
    for name in available():
        try:
            yield name, ENGINES[name](pdf)
        except Exception:  # noqa: BLE001 – a PDF may be anybody's; what an engine can't read, it loses
            yield name, []


def available() -> list[str]:
    return [name for name in ENGINES if name != "poppler" or shutil.which(_COMMAND)]


def _pdfium(pdf: bytes) -> Pages:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _pdfminer(pdf: bytes) -> Pages:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf)).split("\f")[:-1]


def _pypdf(pdf: bytes) -> Pages:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def _poppler(pdf: bytes) -> Pages:
    command = [_COMMAND, "-", "-"]
    result = subprocess.run(command, input=pdf, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603
    return result.stdout.decode("utf-8", "replace").split("\f")[:-1]


ENGINES: Mapping[str, Callable[[bytes], Pages]] = {
    "pdfium": _pdfium,
    "pdfminer": _pdfminer,
    "pypdf": _pypdf,
    "poppler": _poppler,
}

"""The files that a PDF carries: the source that it was made from, and the photo."""

import re
from collections.abc import Iterator
from ctypes import c_ulong
from typing import Any

from resume.errors import Problem, ResumeError

SOURCE = "resume.yaml"
PICTURE = re.compile(r"\w[\w .()+-]{0,59}\.(?:gif|jpe?g|png|webp)", re.IGNORECASE)
"""A name that is safe in any folder: no path, no drive, nothing hidden."""

MAX_BYTES = 10_000_000
_MOST = 20
_LOCKED = 4  # FPDF_ERR_PASSWORD


class AttachmentError(Exception):
    """A PDF that nothing can be had from; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def read(pdf: bytes) -> dict[str, bytes]:
    """The source and the pictures in a PDF, by name; anything else in it is passed over."""
    pdfium = _pdfium()
    try:
        with pdfium.PdfDocument(pdf) as document:
            files = dict(_files(document))
    except (pdfium.PdfiumError, ValueError) as error:
        if getattr(error, "err_code", None) == _LOCKED:
            raise AttachmentError("this PDF is locked by a password", "save it without one, and try again") from None
        raise AttachmentError("this is no PDF, or it is damaged", "copy or download it once more") from None
    if SOURCE not in files:
        remedy = "only a PDF that was built here, without --no-source, can be read again; name the YAML it came from"
        raise AttachmentError(f"this PDF carries no {SOURCE}", remedy)
    return files


def _files(document: Any) -> Iterator[tuple[str, bytes]]:
    for index in range(min(document.count_attachments(), _MOST)):
        attachment = document.get_attachment(index)
        name = attachment.get_name()
        if name == SOURCE or PICTURE.fullmatch(name):
            yield name, _content(attachment, name)


def _content(attachment: Any, name: str) -> bytes:
    """Measured before it is copied."""
    size = c_ulong()
    _pdfium().raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    if size.value > MAX_BYTES:
        raise AttachmentError(f"the file “{name}” in this PDF is larger than 10 MB", "is it the right PDF?")
    return bytes(attachment.get_data())


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        problem = Problem("pypdfium2 is missing; PDFs are read with it", "run: pip install 'resume[check]'")
        raise ResumeError(problem) from None
    return pypdfium2

"""The files that a PDF carries: the source that it was made from, and the photo."""

import json
import re
import resource
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from resume.bounds import lower
from resume.errors import Problem, ResumeError

SOURCE = "resume.yaml"
PICTURE = re.compile(r"\w[\w .()+-]{0,59}\.(?:gif|jpe?g|png|webp)", re.IGNORECASE)
"""A name that is safe in any folder: no path, no drive, nothing hidden."""

MAX_BYTES = 10_000_000
_MEMORY = 1_500_000_000
_SECONDS = 20
_MOST = 20
_LOCKED = 4  # FPDF_ERR_PASSWORD


class AttachmentError(Exception):
    """A PDF that nothing can be had from; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def read(pdf: bytes) -> dict[str, bytes]:
    """The source and the pictures in a PDF, by name; anything else in it is passed over.

    A few kilobytes can unpack to gigabytes before their size is known, so another process does it, within bounds.
    """
    _require_pdfium()
    command = [sys.executable, "-P", "-m", __name__]  # and not what lies in this folder under some module's name
    try:
        result = subprocess.run(command, input=pdf, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except subprocess.SubprocessError:
        raise AttachmentError("this PDF takes too much memory or time to read", "is it the right PDF?") from None
    answer = json.loads(result.stdout)
    if "error" in answer:
        raise AttachmentError(answer["error"], answer["remedy"])
    return {name: b64decode(content) for name, content in answer["files"].items()}


def _require_pdfium() -> None:
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        problem = Problem("pypdfium2 is missing; PDFs are read with it", "run: pip install 'resume[check]'")
        raise ResumeError(problem) from None


def _answer(pdf: bytes) -> dict[str, Any]:
    try:
        return {"files": {name: b64encode(content).decode() for name, content in _read(pdf).items()}}
    except AttachmentError as error:
        return {"error": str(error), "remedy": error.remedy}


def _read(pdf: bytes) -> dict[str, bytes]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            files = dict(_files(document))
    except (pypdfium2.PdfiumError, ValueError) as error:
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
    content = bytes(attachment.get_data())
    if len(content) > MAX_BYTES:
        raise AttachmentError(f"the file “{name}” in this PDF is larger than 10 MB", "is it the right PDF?")
    return content


if __name__ == "__main__":
    lower(resource.RLIMIT_AS, _MEMORY)
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)

"""The picture of a person: a file in the folder of the resume, checked before anything opens it."""

import io
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from resume.errors import Problem, ResumeError
from resume.schema import Resume

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 10_000_000
MAX_PIXELS = 50_000_000
_ADDRESSES = (("contact", "photo"), ("basics", "image"), ("basics", "picture"))
"""Where a file names its photo: ours, and JSON Resume."""

MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}


@dataclass(frozen=True, slots=True)
class Photo:
    """An image file's bytes and media type."""

    content: bytes
    media_type: str


def load_photo(resume: Resume) -> Photo | None:
    """The photo of a resume; ResumeError if the file is missing, elsewhere, or no picture."""
    if not (resume.contact and resume.contact.photo):
        return None
    folder = resume.source.folder if resume.source else Path()
    try:
        for name, content in without_a_file(resume).items():
            return _checked(content, name)
        return _read(folder.resolve(), resume.contact.photo)
    except _PhotoError as unfit:
        known = resume.source.marks.values if resume.source else {}
        problem = Problem(unfit.message, unfit.remedy, at=next(filter(known.__contains__, _ADDRESSES), ()))
        raise ResumeError(resume.source.locate(problem) if resume.source else problem) from None


def path_of_photo(resume: Resume) -> Path | None:
    """The file of it, if it is one."""
    if not (resume.contact and resume.contact.photo) or without_a_file(resume):
        return None
    return (resume.source.folder if resume.source else Path()) / resume.contact.photo


def without_a_file(resume: Resume) -> dict[str, bytes]:
    """The photo by its name, if it came inside the source: what refers to it must bring it along."""
    name = (resume.contact.photo if resume.contact else None) or ""
    files = resume.source.files if resume.source else {}
    return {name: files[name]} if name in files else {}


class _PhotoError(Exception):
    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def _read(folder: Path, name: str) -> Photo:
    if re.match(r"\w+://", name):
        raise _PhotoError("a photo must be a file, not a web page", "save the picture beside this file, and name that")
    try:
        return _checked(_content(folder, name), name)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _PhotoError(f"the photo “{name[:80]}” cannot be read: {reason}", "name another file") from None


def _content(folder: Path, name: str) -> bytes:
    path = Path(os.path.realpath(folder / name))  # resolve() raises where links go in a circle
    if not path.is_relative_to(folder):
        raise _PhotoError(f"“{name}” lies outside the folder of this file", "copy the photo into that folder")
    if not path.is_file():
        raise _PhotoError(f"there is no photo “{name}”", "give a path from the folder of this file, or delete photo:")
    if path.stat().st_size > MAX_BYTES:
        raise _PhotoError(f"the photo “{name}” is larger than 10 MB", "scale it down")
    return path.read_bytes()


@lru_cache(maxsize=1)
def _checked(content: bytes, name: str) -> Photo:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=tuple(MEDIA_TYPES)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _PhotoError(f"the photo “{name}” has {image.width} × {image.height} pixels", "scale it down")
            _load(image)
            return Photo(content, MEDIA_TYPES[str(image.format)])
    except UnidentifiedImageError:
        raise _PhotoError(f"“{name}” is no picture of a known kind", "use a JPEG, PNG, GIF or WebP file") from None
    except Image.DecompressionBombError:
        raise _PhotoError(f"the photo “{name}” has too many pixels", "scale it down") from None
    except (OSError, SyntaxError, ValueError):
        raise _PhotoError(f"the photo “{name}” is damaged or cut off", "copy or export it once more") from None


def _load(image: "Image") -> None:
    """To the last byte, which the typesetter, once imported, makes Pillow not insist on."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient

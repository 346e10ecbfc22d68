"""The files of a theme's folder: style sheets, with the pictures that they name inside them."""

import base64
import re
from pathlib import Path

from resume import source
from resume.errors import refusal
from resume.files import exists

_IMAGES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_MOST_BYTES = 5_000_000


def own_file(folder: Path, name: str) -> Path:
    """A file of a theme, which must not be a link out of it."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise refusal(path, "this leads out of the theme's folder", "put the file itself there")
    return path


def with_images(sheet: Path, accent: str) -> str:
    """The text of a style sheet with each `url()` as data; what is `currentColor` in an SVG becomes the accent."""

    def inside(match: re.Match[str]) -> str:
        return f"url({_data_uri(sheet, match[1].strip(), accent)})"

    return re.sub(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""", inside, source.read_text(sheet))


def _data_uri(sheet: Path, name: str, accent: str) -> str:
    path = sheet.parent / name
    media_type = _IMAGES.get(path.suffix.lower())
    if not media_type or not exists(path) or not path.resolve().is_relative_to(sheet.parent.resolve()):
        raise refusal(sheet, f"no image “{name}” in the theme's folder", "name an SVG, PNG or JPEG file there")
    content = path.read_bytes()
    if len(content) > _MOST_BYTES:
        raise refusal(path, "larger than 5 MB, the most for a picture", "make it smaller")
    if path.suffix.lower() == ".svg":
        content = content.replace(b"currentColor", accent.encode())
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"

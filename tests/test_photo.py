"""The photo in a PDF: pixel by pixel that of its file, whatever the file's kind."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from resume.engine import png

SIZE = (24, 30)
NOISE = bytes((index * index * 7 + index) % 251 for index in range(24 * 30 * 6))


def picture(mode: str) -> Image.Image:
    if mode in ("P", "1"):
        return picture("L").convert(mode)
    return Image.frombytes(mode, SIZE, NOISE[: SIZE[0] * SIZE[1] * len(mode)])


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def deep() -> bytes:
    """A PNG of sixteen bits a channel, which Pillow does not write."""
    row = SIZE[0] * 6
    rows = b"".join(b"\0" + NOISE[start : start + row] for start in range(0, row * SIZE[1], row))
    header = struct.pack(">2I5B", *SIZE, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PLAIN = {
    "rgb.png": saved(picture("RGB"), compress_level=1),
    "gray.png": saved(picture("L"), compress_level=1),
    "best.png": saved(picture("RGB"), optimize=True),
    "with-more.png": saved(picture("RGB"), compress_level=1) + b"more",
}
"""Whose pixels a PDF can hold as they are in the file."""
OTHERS = {
    "rgba.png": saved(picture("RGBA")),
    "gray-alpha.png": saved(picture("LA")),
    "palette.png": saved(picture("P")),
    "bits.png": saved(picture("1")),
    "see-through.png": saved(picture("RGB"), transparency=(1, 2, 3)),
    "deep.png": deep(),
    "rgb.webp": saved(picture("RGB"), "WEBP", lossless=True),
    "gray.gif": saved(picture("L"), "GIF"),
}
PHOTOS = PLAIN | OTHERS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF for each photo, made by one command."""
    folder = tmp_path_factory.mktemp("photos")
    for name, content in PHOTOS.items():
        (folder / name).write_bytes(content)
        (folder / f"{name}.yaml").write_text(f"contact: {{name: Ada, photo: {name}}}")
    sources = [f"{name}.yaml" for name in PHOTOS]
    command = [sys.executable, "-m", "resume", "build", *sources, "--no-source", "--jobs", "1"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder


def shown(path: Path) -> tuple[bytes, Image.Image]:
    """The photo as it lies in a PDF, and as it is seen, but for what can be seen through it."""
    with pikepdf.open(path) as document:
        images = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/ColorSpace" in item]
        photo = max(images, key=lambda item: "/SMask" in item)
        return photo.read_raw_bytes(), pikepdf.PdfImage(photo).as_pil_image().convert("RGB")


@pytest.mark.parametrize("name", PHOTOS)
def test_every_pixel_is_there(folder: Path, name: str) -> None:
    expected = Image.open(io.BytesIO(PHOTOS[name])).convert("RGBA").convert("RGB")
    assert shown(folder / f"{name}.pdf")[1].tobytes() == expected.tobytes()


@pytest.mark.parametrize("name", PLAIN)
def test_what_a_pdf_can_hold_is_not_compressed_anew(folder: Path, name: str) -> None:
    assert shown(folder / f"{name}.pdf")[0] in PLAIN[name]


@pytest.mark.parametrize("damaged", [PLAIN["rgb.png"][:-200], PLAIN["rgb.png"].replace(b"IDAT", b"IDAT" + bytes(10))])
def test_what_is_damaged_is_not_passed_on(damaged: bytes) -> None:
    assert not png.pixels(Image.open(io.BytesIO(damaged)))

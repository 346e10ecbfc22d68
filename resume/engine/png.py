"""Pixels of a PNG file, which a PDF can hold as they are in the file; WeasyPrint would compress them anew."""

import struct
import zlib
from collections.abc import Iterator
from typing import Any

_CHANNELS = {"L": 1, "RGB": 3}
_PLAIN = (8, 0)
"""Bits of a channel, and no way of interlacing."""


def keep(images: Any) -> None:
    """To WeasyPrint's module `images`."""
    compress = images.RasterImage._get_png_data  # noqa: SLF001
    images.RasterImage._get_png_data = staticmethod(lambda image: pixels(image) or compress(image))  # noqa: SLF001


def pixels(image: Any) -> bytes:
    """Compressed, as in the file that an image of Pillow was opened from; nothing where a PDF can't hold them so."""
    channels = _CHANNELS.get(image.mode)
    if image.format != "PNG" or not channels:
        return b""
    chunks = list(_chunks(image.fp.getvalue()))
    width, height, bits, *_, interlaced = struct.unpack(">2I5B", dict(chunks)[b"IHDR"])
    data = b"".join(content for kind, content in chunks if kind == b"IDAT")
    plain = (bits, interlaced) == _PLAIN and _holds(data, height * (1 + width * channels))
    return data if plain else b""


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(b"\x89PNG\r\n\x1a\n")
    while at + 8 <= len(file):
        length, kind = struct.unpack_from(">I4s", file, at)
        yield kind, file[at + 8 : at + 8 + length]
        at += length + 12


def _holds(compressed: bytes, length: int) -> bool:
    """Whether it is whole; a file may be damaged or cut off."""
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(compressed, length + 1)) == length and unpacking.eof
    except zlib.error:
        return False

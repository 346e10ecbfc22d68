"""The fonts: families that come as packages, by a private fontconfig file, so that two machines give the same pages."""

import base64
import io
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from itertools import filterfalse
from pathlib import Path

from resume.files import cache_folder, cached, write_atomically

FAMILIES: Mapping[str, str] = {
    "Alegreya Sans": "fontpkg_alegreya_sans",
    "Barlow": "fontpkg_barlow",
    "Fira Sans": "fontpkg_fira_sans",
    "Fira Sans Condensed": "fontpkg_fira_sans_condensed",
    "Lato": "fontpkg_lato",
    "PT Serif": "fontpkg_pt_serif",
    "Spectral": "fontpkg_spectral",
}
"""Families that are dependencies, and the packages that hold them."""

_WEIGHTS = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700, "ExtraBold": 800, "Black": 900}
FACES = (*_WEIGHTS, "Italic", *(f"{weight}Italic" for weight in _WEIGHTS if weight != "Regular"))
"""What a theme may call for; a family that lacks one gives the nearest that it has."""

_LAST_COMMON = "\u017f"  # of Latin Extended-A, which all of them have
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
_COMMON = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x17F)])) | frozenset("‐–—‘’‚“”„†•…′″€™−")
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum", "onum", "pnum", "smcp", "c2sc"]
_SYSTEM = ("/etc/fonts/fonts.conf", "/opt/homebrew/etc/fonts/fonts.conf", "/usr/local/etc/fonts/fonts.conf")
_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}{includes}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family, by its name in `FACES`."""

    family: str
    name: str

    @property
    def path(self) -> Path:
        return next((folder(self.family) or Path()).glob(f"*-{self.name}.ttf"), Path())

    @property
    def style(self) -> str:
        return "italic" if self.name.endswith("Italic") else "normal"

    @property
    def weight(self) -> int:
        return _WEIGHTS[self.name.removesuffix("Italic") or "Regular"]


@cache
def folder(family: str) -> Path | None:
    """Where the package of a family keeps its files; None if it is not installed."""
    spec = find_spec(FAMILIES[family])
    places = [Path(place) / "files" for place in spec.submodule_search_locations or ()] if spec else []
    return next(filter(Path.is_dir, places), None)


@cache
def nearest_face(family: str, name: str) -> Face:
    """The face of a family in this style, and in this weight or the nearest, the bolder of two."""
    wanted = Face(family, name)
    there = [Face(family, other) for other in FACES if Face(family, other).path.is_file()]
    alike = [face for face in there if face.style == wanted.style]
    return min(alike, key=lambda face: (abs(face.weight - wanted.weight), -face.weight))


def configuration(*, with_system_fonts: bool = False) -> Path:
    """A fontconfig file that knows our families, and the machine's only where they are needed too."""
    folders = [f"  <dir>{escape(str(found))}</dir>" for found in map(folder, FAMILIES) if found]
    includes = [f'\n  <include ignore_missing="yes">{path}</include>' for path in _SYSTEM if with_system_fonts]
    path = cache_folder() / f"fontconfig{'-system' * with_system_fonts}.conf"
    cache = cache_folder() / "fontconfig"
    cache.mkdir(exist_ok=True)  # fontconfig complains where two processes make it at once
    text = _CONFIGURATION.format(folders="\n".join(folders), includes="".join(includes), cache=escape(str(cache)))
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_atomically(path, text.encode())
    return path


def missing(text: str) -> str:
    """The characters of a text, each once, that our families have no glyph for."""
    unusual = {character for character in set(text) if character > _LAST_COMMON} - _INVISIBLE
    return "".join(sorted(unusual - _coverage())) if unusual else ""


@cache
def _coverage() -> frozenset[str]:
    """Kept in the cache folder as a text of all the characters."""
    paths = [Face(family, "Regular").path for family in FAMILIES if folder(family)]
    key = sha256(repr([(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths]).encode())
    content = cached(f"characters-{key.hexdigest()[:16]}.txt", partial(_covered, paths))
    return frozenset(content.decode("utf-8", "replace"))


def _covered(paths: Iterable[Path]) -> bytes:
    from fontTools.ttLib import TTFont

    characters: set[str] = set()
    for path in paths:
        with TTFont(path, lazy=True) as font:
            characters.update(map(chr, font.getBestCmap()))
    return "".join(sorted(characters)).encode()


@cache
def system_family(character: str) -> str | None:
    """A family on this machine that has a character; None if there is none, or no fc-list to tell."""
    if not shutil.which("fc-list"):
        return None
    command = ["fc-list", f":charset={ord(character):x}", "family"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 – a name and a number
    families = listed.stdout.splitlines()
    return min((name.partition(",")[0] for name in families), default=None)


def nowhere(text: str) -> str:
    """The characters of a text that no font of this machine has either, as far as that can be told."""
    return "".join(filterfalse(system_family, missing(text))) if shutil.which("fc-list") else ""


def embedded(text: str, faces: Iterable[Face]) -> str:
    """@font-face rules that hold the faces themselves, cut down to common characters and those of a text."""
    characters = "".join(sorted(_COMMON | set(text)))
    return "\n".join(_font_face(face, _subset(face, characters)) for face in faces)


def _font_face(face: Face, woff2: bytes) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f"src: url(data:font/woff2;base64,{base64.b64encode(woff2).decode()}) format('woff2') }}"
    )


def _subset(face: Face, characters: str) -> bytes:
    """Kept in the cache folder: it takes half a second a face, and most texts want the same characters."""
    from importlib.metadata import version

    key = sha256(f"{version('fonttools')} {face.path.stat().st_size} {_FEATURES} {characters}".encode()).hexdigest()
    name = f"{face.family.replace(' ', '')}-{face.name}-{key[:16]}.woff2"
    return cached(name, partial(_cut_down, face.path, characters))


def _cut_down(path: Path, characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    output = io.BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=_FEATURES, hinting=False))
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(output)
    return output.getvalue()

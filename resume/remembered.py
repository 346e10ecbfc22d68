"""What was built of what, kept in the cache folder, so that what would come out the same is not built again."""

import ctypes
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from resume.build import Job
from resume.files import cache_folder, write_atomically
from resume.shelves import own_folder

_HERE = Path(__file__).parent
_PANGO = ("libpango-1.0.so.0", "/opt/homebrew/lib/libpango-1.0.dylib", "/usr/local/lib/libpango-1.0.dylib")


def is_unchanged(job: Job) -> bool:
    """Whether the same job was done with the same files, and what it wrote is there as it was."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        told = json.loads(_path(job).read_bytes())
        return bool(told["files"]) and told == _told(job, told["made_of"], told["written"])
    return False


def remember(job: Job, made_of: Iterable[Path], written: Iterable[Path], since: float) -> None:
    """Unless one of the files was changed, or put there, `since` the job began, by the clock of the file system."""
    sources, outputs = [list(map(_absolute, paths)) for paths in (made_of, written)]
    with suppress(OSError):
        if all(max(path.stat().st_mtime, path.stat().st_ctime) < since for path in _spelt_out(sources)):
            write_atomically(_path(job), json.dumps(_told(job, sources, outputs)).encode())


def _told(job: Job, made_of: list[str], written: list[str]) -> dict[str, object]:
    """Files are held against their content; a theme that appears on a shelf might be taken instead."""
    files = {str(path): _state(path) for path in _spelt_out([*made_of, *written])}
    shelves = {job.source.absolute().parent, own_folder(), *(Path(path).parent for path in made_of)}
    beside = {str(shelf): _themes_in(shelf) for shelf in sorted(shelves)}
    return {"job": _key(job), "made_of": made_of, "written": written, "files": files, "beside": beside}


def _path(job: Job) -> Path:
    name = sha256(str(job.output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return cache_folder() / "built" / name[:2] / f"{name[2:32]}.json"


def _key(job: Job) -> str:
    theme = job.options.theme or ""
    theme = _absolute(theme) if "/" in theme else theme
    asked = (_absolute(job.source), theme, repr(job.options), job.check, os.environ.get("SOURCE_DATE_EPOCH"))
    return sha256(repr((asked, versions())).encode("utf-8", "surrogateescape")).hexdigest()


def _absolute(path: Path | str) -> str:
    """Without following links, which may lead elsewhere later."""
    return os.path.normpath(Path(path).absolute())


@cache
def _themes_in(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.glob("*/theme.toml"))


def _spelt_out(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        yield from sorted(path.rglob("*")) if path.is_dir() else [path]


def _state(path: Path) -> str | None:
    with suppress(OSError):
        if path.is_file():
            state = path.stat()
            return _digest(path, state.st_mtime_ns, state.st_size)
    return None


@cache
def _digest(path: Path, _changed: int, _size: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def versions() -> str:
    """Of what makes an output: the packages, by the names of their folders, Pango, and our own files as they are."""
    packages = sorted({path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")})
    ours = [(str(path), path.stat().st_mtime_ns) for path in sorted(_HERE.rglob("*.*")) if path.suffix != ".pyc"]
    return sha256(repr((packages, _pango(), ours)).encode("utf-8", "surrogateescape")).hexdigest()


def _pango() -> int | None:
    for name in _PANGO:
        with suppress(OSError):
            return int(ctypes.CDLL(name).pango_version())
    return None

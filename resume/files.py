"""Files that appear whole or not at all, and the folder for what may be lost."""

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from resume.errors import refusal


def write_atomically(path: Path, content: bytes) -> None:
    """A temporary file in the same folder, then a rename: a failure leaves what was there."""
    _make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def exists(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.resolve().is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def save(path: Path, content: bytes, remedy: str) -> None:
    """Writes atomically; ResumeError with the reason and a remedy if that can't be."""
    try:
        write_atomically(path, content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refusal(path, f"cannot be written: {reason}", remedy) from None


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None


@cache
def cache_folder() -> Path:
    """The user's cache folder for this program; where that can't be written, one that goes when we do."""
    from platformdirs import user_cache_path

    with suppress(OSError, RuntimeError):  # the latter from platformdirs, for a user without a home
        folder = user_cache_path("resume", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return Path(_temporary_folder().name)


def cached(name: str, make: Callable[[], bytes]) -> bytes:
    """What lies in the cache folder under a name that says all that it depends on; else it is made, and put there."""
    path = cache_folder() / name
    with suppress(OSError):
        return path.read_bytes()
    content = make()
    with suppress(OSError):
        write_atomically(path, content)
    return content


@cache
def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="resume-")


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the umask leaves."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

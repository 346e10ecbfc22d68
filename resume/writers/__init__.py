"""A Resume → a finished file, by its suffix."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from resume.errors import Problem, ResumeError, refusal
from resume.files import save
from resume.options import Options, Output
from resume.schema import Resume

Writer = Callable[[Resume, Options], Output]

WRITERS: Mapping[str, str] = {
    ".pdf": "pdf",
    ".html": "html",
    ".png": "png",
    ".yaml": "yaml_",
    ".yml": "yaml_",
    ".json": "jsonresume",
}
"""Modules by suffix, so that only the one in use is imported."""


def produce(resume: Resume, suffix: str, options: Options) -> Output:
    if suffix not in WRITERS:
        raise ResumeError(Problem(f"no output with the suffix “{suffix}”", f"use one of {', '.join(WRITERS)}"))
    writer: Writer = import_module(f"resume.writers.{WRITERS[suffix]}").write
    return writer(resume, options)


def render(resume: Resume, suffix: str = ".pdf", options: Options | None = None) -> bytes:
    """The resume as the bytes of a file with this suffix; as PNG, its first page."""
    return produce(resume, suffix, options or Options()).content


def write(resume: Resume, path: Path | str, options: Options | None = None) -> Output:
    """Puts the resume into a file, in the format of its suffix; the file appears whole or not at all."""
    output = produce(resume, Path(path).suffix.lower(), options or Options())
    put(output, Path(path))
    return output


def put(output: Output, path: Path) -> list[Path]:
    """Writes the files of an output, if no other file stands where one that belongs beside it must go."""
    missing = {place: content for place, content in output.others(path).items() if not _is_there(place, content)}
    files = output.own(path) | missing
    for place, content in files.items():
        save(place, content, "choose another place with -o; what was there before is untouched")
    return list(files)


def _is_there(path: Path, content: bytes) -> bool:
    """Whether a file is there already; ResumeError if it is another one of that name."""
    if not path.exists():
        return False
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return True
    raise refusal(path, "there is another file of this name", "choose another folder with -o")

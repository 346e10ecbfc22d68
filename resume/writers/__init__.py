"""A Resume → a finished file, by its suffix."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from resume.errors import Place, Problem, ResumeError
from resume.files import write_atomically
from resume.options import Options, Output
from resume.schema import Resume

Writer = Callable[[Resume, Options], Output]

WRITERS: Mapping[str, str] = {
    ".pdf": "pdf",
    ".html": "html",
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
    """The resume as the bytes of a file with this suffix."""
    return produce(resume, suffix, options or Options()).content


def write(resume: Resume, path: Path | str, options: Options | None = None) -> Output:
    """Puts the resume into a file, in the format of its suffix; the file appears whole or not at all."""
    path = Path(path)
    output = produce(resume, path.suffix.lower(), options or Options())
    try:
        write_atomically(path, output.content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        remedy = "choose another place with -o; what was there before is untouched"
        raise ResumeError(Problem(f"cannot be written: {reason}", remedy, place=Place(str(path)))) from None
    return output

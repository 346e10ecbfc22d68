"""A file of any known format → Resume."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from resume import source
from resume.readers import jsonresume, native
from resume.schema import Resume

FOREIGN: Mapping[str, ModuleType] = {
    "JSON Resume": jsonresume,
}
"""Formats of others, read leniently; what `recognises` none of them is ours, and read strictly."""


def load(path: Path | str) -> Resume:
    """The resume in a file (`-` for standard input); ResumeError carries all that is wrong with it."""
    return from_source(source.read(Path(path)))


def from_source(text: source.Source) -> Resume:
    for reader in FOREIGN.values():
        if reader.recognises(text.data):
            data, warnings = reader.read(text.data)
            return Resume.model_validate(data).read_from(text, [*text.misreadings(), *warnings])
    return native.read(text).read_from(text, text.misreadings())

"""A file of any known format → Resume."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from resume import source
from resume.errors import ResumeError
from resume.photo import load_photo
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
            resume = Resume.model_validate(data).read_from(text, [*text.misreadings(), *warnings])
            return _without_unfit_photo(resume, text)
    return native.read(text).read_from(text, text.misreadings())


def _without_unfit_photo(resume: Resume, text: source.Source) -> Resume:
    """A foreign file is not refused for its photo: one that can't be had is kept unprinted, and named."""
    try:
        load_photo(resume)
    except ResumeError as error:
        warnings = [*resume.warnings, *(replace(problem, severity="warning") for problem in error.problems)]
        contact = resume.contact and resume.contact.model_copy(update={"photo": None})
        meta = resume.meta | {"basics.image": resume.contact and resume.contact.photo}
        return resume.model_copy(update={"contact": contact, "meta": meta}).read_from(text, warnings)
    return resume

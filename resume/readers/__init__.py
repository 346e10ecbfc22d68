"""A file of any known format → Resume."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from resume import source
from resume.errors import ResumeError
from resume.photo import load_photo
from resume.readers import native
from resume.schema import Resume


def is_json_resume(data: object) -> bool:
    if not isinstance(data, Mapping):
        return False
    if "jsonresume" in str(data.get("$schema")):
        return True
    return "basics" in data and not {"contact", "sections"} & data.keys()


FOREIGN: Mapping[str, Callable[[object], bool]] = {
    "jsonresume": is_json_resume,
}
"""Modules that read formats of others, leniently, and how those are told; what is none of them is read strictly."""


def load(path: Path | str) -> Resume:
    """The resume in a file (`-` for standard input); ResumeError carries all that is wrong with it."""
    return from_source(source.read(Path(path)))


def from_source(text: source.Source) -> Resume:
    for name, is_it in FOREIGN.items():
        if is_it(text.data):
            data, warnings = import_module(f"{__name__}.{name}").read(text.data)
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

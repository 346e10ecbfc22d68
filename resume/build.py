"""From a file to a file: what `resume build` does for each of its jobs, alone or, by `batch`, many at once."""

import os
import time
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from resume import rules
from resume.errors import Problem, ResumeError, in_order, refusal
from resume.files import exists
from resume.naming import check_name, name_of
from resume.options import Options, Output
from resume.photo import path_of_photo
from resume.places import located
from resume.readers import load
from resume.schema import Resume
from resume.themes import find_theme
from resume.writers import WRITERS, produce, put

_BY_HAND = (".yaml", ".yml")
_APART = "build them one by one, or tell them apart with --name, such as {stem}-{theme}.{ext}"
_OUR_PICTURE = b"tEXtSoftware\0resume"


@dataclass(frozen=True, slots=True)
class Job:
    """A source, where it goes (`-` for standard output), and how; with `check`, a PDF that fails is not written."""

    source: Path
    output: Path
    options: Options
    check: bool = False

    @property
    def suffix(self) -> str:
        return self.output.suffix.lower() if str(self.output) != "-" else ".pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job before anything is written: problems, the output if none is an error, and what it was made of.

    `made_of` has files, and folders whose every file may matter.
    """

    problems: tuple[Problem, ...] = ()
    output: Output | None = None
    seconds: float = 0
    made_of: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a job in the end: its problems, and if none was an error, pages, seconds and files."""

    job: Job
    problems: tuple[Problem, ...] = ()
    pages: int | None = None
    seconds: float = 0
    content: bytes = field(default=b"", repr=False)
    written: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What shall be made of each source: in which themes and formats, under what names."""

    output: Path | None = None
    themes: Sequence[str] = ()
    formats: Sequence[str] = ()
    name: str | None = None
    check: bool = False


def plan(sources: Sequence[Path], wishes: Wishes, options: Options) -> list[Job]:
    """A job for each source, theme and format: beside the source as PDF, or as is wished."""
    several = len(sources) * max(len(wishes.themes), 1) * max(len(wishes.formats), 1) > 1
    check_name(wishes.name, wishes.themes)
    jobs = []
    themes: Sequence[str | None] = wishes.themes or [options.theme]
    for source, theme, suffix in product(sources, themes, _suffixes(wishes)):
        output = _destination(source, theme, suffix, wishes, several=several)
        jobs.append(Job(source, output, replace(options, theme=theme), wishes.check))
    _refuse_what_can_not_be(jobs)
    return jobs


def build(job: Job) -> Report:
    """Reads, typesets and writes one file; problems come back as values."""
    return finish(job, make(job))


def make(job: Job) -> Made:
    started = time.perf_counter()
    made_of: tuple[Path, ...] = (job.source,)
    try:
        resume = load(job.source)
        made_of = _made_of(resume, job)
        output = produce(resume, job.suffix, job.options)
        faults = _faults(resume, job.options, output.content) if job.check else []
    except ResumeError as error:
        return Made(error.problems, made_of=made_of)
    if any(problem.severity == "error" for problem in faults):
        return Made(tuple(in_order(faults)), made_of=made_of)
    glyphs = rules.run(("missing_glyph",), resume) if output.pages else ()
    problems = [*resume.warnings, *located(resume, glyphs), *output.warnings, *faults]
    return Made(tuple(in_order(problems)), output, time.perf_counter() - started, made_of)


def finish(job: Job, made: Made, others: Container[str] = ()) -> Report:
    """Writes what was made, unless that would destroy something; `others` are real paths of what other jobs write."""
    if made.output is None:
        return Report(job, made.problems)
    if str(job.output) == "-":
        return Report(job, made.problems, made.output.pages, made.seconds, made.output.content)
    try:
        _keep_what_it_is_made_of(made, made.output.own(job.output))
        for path, content in made.output.own(job.output).items():
            _keep_what_is_of_others(path, content, others if path != job.output else ())
        written = put(made.output, job.output)
    except ResumeError as error:
        return Report(job, error.problems)
    return Report(job, made.problems, made.output.pages, made.seconds, written=tuple(written))


def _made_of(resume: Resume, job: Job) -> tuple[Path, ...]:
    """The files that it is made of; for its theme, the folders."""
    photo = path_of_photo(resume)
    folders = find_theme(resume, job.options.over(resume)).folders if job.suffix in (".pdf", ".html", ".png") else ()
    return (job.source, *([photo] if photo else []), *folders)


def _faults(resume: Resume, options: Options, content: bytes) -> list[Problem]:
    from resume.proof import read_back
    from resume.readback import Proof

    return list(read_back(Proof(resume, options, content)))


def _keep_what_it_is_made_of(made: Made, outputs: Iterable[Path]) -> None:
    sources = [os.path.realpath(path) for path in made.made_of]
    for output in outputs:
        if os.path.realpath(output) in sources:
            raise refusal(output, "this would overwrite what the resume is made of", "name another output with -o")


def _keep_what_is_of_others(path: Path, content: bytes, others: Container[str]) -> None:
    suffix, remedy = path.suffix.lower(), "name another file with -o, or move that one away"
    if os.path.realpath(path) in others:
        raise refusal(path, "two sources would be written to this file", _APART)
    if suffix in _BY_HAND and exists(path) and path.read_bytes() != content:
        message = "there is another resume in this file, and a file of YAML may hold what somebody wrote"
        raise refusal(path, message, remedy)
    if suffix == ".png" and exists(path) and _OUR_PICTURE not in path.read_bytes():
        raise refusal(path, "there is another picture in this file", remedy)


def _suffixes(wishes: Wishes) -> list[str]:
    suffixes = [f".{name.lower().removeprefix('.')}" for name in wishes.formats]
    for suffix in suffixes:
        if suffix not in WRITERS:
            known = ", ".join(name.removeprefix(".") for name in WRITERS)
            raise ResumeError(Problem(f"no format “{suffix.removeprefix('.')}”", f"use one of {known}"))
    return suffixes or [".pdf"]


def _destination(source: Path, theme: str | None, suffix: str, wishes: Wishes, *, several: bool) -> Path:
    output = wishes.output
    if output is None and str(source) == "-" and not several and not wishes.name:
        return Path("-")
    is_file = output is not None and not _is_folder(output) and (output.suffix.lower() in WRITERS or str(output) == "-")
    what = "outputs" if wishes.themes or wishes.formats else "sources"
    if is_file and (several or wishes.formats or wishes.name):
        raise refusal(output or source, f"several {what} cannot go into one file", "name a folder with -o")
    if output is not None and not (several or wishes.name or _is_folder(output) or not (output.suffix or is_file)):
        return output
    folder = source.parent if output is None else output
    return folder / name_of(source, theme, suffix, wishes.name, by_theme=len(wishes.themes) > 1)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and str(path) != "-"
    except OSError:
        return False


def _refuse_what_can_not_be(jobs: Sequence[Job]) -> None:
    """Before anything is written."""
    sources = {os.path.realpath(job.source) for job in jobs}
    outputs = [os.path.realpath(job.output) for job in jobs]
    times = Counter(outputs)
    for job, output in zip(jobs, outputs, strict=True):
        if str(job.output) != "-" and output in sources:
            raise refusal(job.output, "this would overwrite a source", "name another output with -o")
        if job.check and job.output.suffix.lower() not in (".pdf", ""):
            raise refusal(job.output, "only a PDF can be checked", "leave out --check, or build a .pdf")
        if times[output] > 1:
            raise refusal(job.output, "two sources would be written to this file", _APART)
        if str(job.source) == "-" and len(jobs) > 1:
            raise ResumeError(Problem("standard input is one resume, for one output", "build it alone"))

"""From a file to a file: what `resume build` does for each of its arguments, alone or side by side."""

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from resume import rules
from resume.complaints import complaints
from resume.errors import Place, Problem, ResumeError, in_order
from resume.files import exists
from resume.options import Options
from resume.proof import located, read_back
from resume.readback import Proof
from resume.readers import load
from resume.schema import Resume
from resume.writers import WRITERS, produce, put

_BY_HAND = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Job:
    """A source, where it goes (`-` for standard output), and how; with `check`, a PDF that fails is not written."""

    source: Path
    output: Path
    options: Options
    check: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a job: its problems, and if none was an error, the pages, the seconds it took and the files."""

    job: Job
    problems: tuple[Problem, ...] = ()
    pages: int | None = None
    seconds: float = 0
    content: bytes = b""
    written: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def plan(sources: Sequence[Path], output: Path | None, options: Options, *, check: bool = False) -> list[Job]:
    """A job for each source: beside it as PDF, or at `output`, which is a folder if there are several."""
    several = len(sources) > 1
    jobs = [Job(source, _destination(source, output, several=several), options, check) for source in sources]
    sources_in_full = [os.path.realpath(job.source) for job in jobs]
    outputs_in_full = [os.path.realpath(job.output) for job in jobs]
    for job, output_in_full in zip(jobs, outputs_in_full, strict=True):
        if str(job.output) != "-" and output_in_full in sources_in_full:
            raise _refusal(job.output, "this would overwrite a source", "name another output with -o")
        if check and job.output.suffix.lower() not in (".pdf", ""):
            raise _refusal(job.output, "only a PDF can be checked", "leave out --check, or build a .pdf")
        if outputs_in_full.count(output_in_full) > 1:
            raise _refusal(job.output, "two sources would be written to this file", "build them one by one")
    return jobs


def run(jobs: Sequence[Job]) -> Iterator[Report]:
    """The reports in the order of the jobs; several jobs run side by side."""
    if len(jobs) == 1:
        yield build(jobs[0])
        return
    with ProcessPoolExecutor(min(len(jobs), os.cpu_count() or 1), initializer=_leave_interrupts_to_the_parent) as pool:
        yield from map(_with_names, pool.map(build, jobs))


def build(job: Job) -> Report:
    """Reads, typesets and writes one file; problems come back as values."""
    started = time.perf_counter()
    try:
        with complaints() as complained:
            resume = load(job.source)
            to_file = str(job.output) != "-"
            output = produce(resume, job.output.suffix.lower() if to_file else ".pdf", job.options)
        faults = list(read_back(Proof(resume, job.options, output.content))) if job.check else []
        if any(problem.severity == "error" for problem in faults):
            return Report(job, tuple(in_order(faults)))
        if to_file:
            _keep_what_it_is_made_of(resume, job, output.own(job.output))
            _keep_what_is_written_by_hand(job.output, output.content)
        written = put(output, job.output) if to_file else []
    except ResumeError as error:
        return Report(job, error.problems)
    glyphs = rules.run(("missing_glyph",), resume) if output.pages else ()
    problems = [*resume.warnings, *located(resume, glyphs), *complained, *faults]
    seconds = time.perf_counter() - started
    content = b"" if to_file else output.content
    return Report(job, tuple(in_order(problems)), output.pages, seconds, content, tuple(written))


def _keep_what_it_is_made_of(resume: Resume, job: Job, outputs: Iterable[Path]) -> None:
    photo = resume.source.folder / (resume.contact.photo or "") if resume.source and resume.contact else job.source
    for output in outputs:
        if os.path.realpath(output) in (os.path.realpath(job.source), os.path.realpath(photo)):
            raise _refusal(output, "this would overwrite what the resume is made of", "name another output with -o")


def _keep_what_is_written_by_hand(path: Path, content: bytes) -> None:
    if path.suffix.lower() in _BY_HAND and exists(path) and path.read_bytes() != content:
        message = "there is another resume in this file, and a file of YAML may hold what somebody wrote"
        raise _refusal(path, message, "name another file with -o, or move that one away")


def _with_names(report: Report) -> Report:
    """Of several files: a problem that has no place in one names it at least."""
    place = Place(str(report.job.source))
    named = [problem if problem.place else problem.found_at(place) for problem in report.problems]
    return replace(report, problems=tuple(named))


def _destination(source: Path, output: Path | None, *, several: bool) -> Path:
    if output is None:
        return Path("-") if str(source) == "-" else source.with_suffix(".pdf")
    if several and (output.suffix.lower() in WRITERS or str(output) == "-"):
        raise _refusal(output, "several sources cannot go into one file", "name a folder with -o")
    if several or _is_folder(output) or (not output.suffix and str(output) != "-"):
        return output / source.with_suffix(".pdf").name
    return output


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _refusal(path: Path, message: str, remedy: str) -> ResumeError:
    return ResumeError(Problem(message, remedy, place=Place(str(path))))


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

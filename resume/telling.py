"""What the commands print of builds and checks, as they go on and in the end."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from resume.errors import SEVERITIES, Problem

if TYPE_CHECKING:
    from resume.build import Job, Report
    from resume.proof import Examination


Found = Sequence[tuple["Job", "Examination"]]


def print_found(found: Found, format_: str) -> None:
    """In text, with a last line for each file, and for each theme if it was looked at in several."""
    from resume.report import FORMATS

    several = len({job.options.theme for job, _ in found}) > 1
    problems = list(dict.fromkeys(_told_apart(found)))
    typer.echo(FORMATS[format_](problems), nl=False, err=format_ == "text")
    for job, examination in found if format_ == "text" else ():
        typer.echo(f"{_named(job, several=several)}: {_count(examination.problems)}", err=bool(examination.problems))


def _told_apart(found: Found) -> Iterator[Problem]:
    """A problem of some themes only names its own."""
    all_found = [(job.source, frozenset(examination.problems)) for job, examination in found]
    for job, examination in found:
        others = [problems for source, problems in all_found if source == job.source]
        for problem in examination.problems:
            of_all = all(problem in problems for problems in others)
            yield problem if of_all else replace(problem, message=f"{problem.message} (in {job.options.theme})")


def _named(job: "Job", *, several: bool) -> str:
    name = "<stdin>" if str(job.source) == "-" else str(job.source)
    return f"{name}, {job.options.theme}" if several else name


def _count(problems: "Sequence[Problem]") -> str:
    """How many of each severity, such as “1 error, 3 warnings”."""
    severities = Counter(problem.severity for problem in problems)
    counted = [f"{severities[name]} {name}{'s' * (severities[name] != 1)}" for name in SEVERITIES if severities[name]]
    return ", ".join(counted) or "no problems"


def print_texts(found: Found) -> None:
    for job, examination in found:
        if examination.proof:
            text = examination.worst_text
            what = _named(job, several=job.options.theme is not None) if len(found) > 1 else "it"
            typer.echo(f"as {text.engine} reads {what}:", err=True)
            typer.echo("\n\f\n".join(text.pages))
        else:
            print_problems(examination.problems)


def put_report(job: "Job", examination: "Examination", *, aside: bool) -> None:
    """Says so `aside` where standard output is for a program."""
    from resume.files import save
    from resume.report import html

    content = html.write(examination, str(job.source))
    if job.output == Path("-"):
        sys.stdout.buffer.write(content)
    else:
        save(job.output, content, "choose another place with -o")
        typer.echo(f"wrote {job.output}", err=aside)


def tell_all(jobs: "Sequence[Job]", *, force: bool, workers: int | None, dask: str | None) -> "list[Report]":
    """What is written as it comes; what is wrong, together at the end, in the order of the jobs."""
    from resume import batch, remembered

    started = time.perf_counter()
    waiting = [job for job in jobs if force or not remembered.is_unchanged(job)]
    done: dict[Path, Report] = {}
    try:
        for report in _with_progress(len(waiting), batch.run(waiting, workers, dask, (job.output for job in jobs))):
            done[report.job.output] = report
            _tell_written(report)
    finally:
        reports = [done[job.output] for job in waiting if job.output in done]
        for report in reports:
            print_problems(report.problems)
        _print_counts(reports, len(jobs) - len(waiting), len(waiting) - len(reports), time.perf_counter() - started)
    return reports


def _print_counts(reports: "Sequence[Report]", unchanged: int, not_begun: int, seconds: float) -> None:
    failed = sum(report.failed for report in reports)
    counts = {"written": len(reports) - failed, "unchanged": unchanged, "failed": failed, "not begun": not_begun}
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    if reports or unchanged:  # else there is but the reason to tell
        typer.echo(f"{told} ({seconds:.1f} s)", err=bool(failed))


def _with_progress(total: int, reports: "Iterator[Report]") -> "Iterator[Report]":
    if not (sys.stderr.isatty() and total):
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]:.1f} a second")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(compact=True))
    started = time.perf_counter()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Typesetting", total=total, rate=0)
        for done, report in enumerate(reports, start=1):
            progress.update(task, completed=done, rate=done / (time.perf_counter() - started))
            progress.stop()  # whoever gets it prints on the same terminal
            yield report
            progress.start()


def tell(report: "Report") -> None:
    print_problems(report.problems)
    if report.failed and report.job.check:
        typer.echo(f"{report.job.output} is not written", err=True)
    elif not report.failed and not report.written:
        sys.stdout.buffer.write(report.content)
        sys.stdout.buffer.flush()
    _tell_written(report)


def _tell_written(report: "Report") -> None:
    if not report.written:
        return
    pages = "" if report.pages is None else f"{report.pages} page{'s' * (report.pages != 1)}, "
    typer.echo(f"wrote {', '.join(map(str, report.written))} ({pages}{report.seconds:.1f} s)")


def print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)

"""Many jobs at once, each in a process of its own with bounds on time and memory; what is there already is left."""

import os
import signal
import threading
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from resume import remembered
from resume.build import Job, Made, Report, finish, make
from resume.children import Children
from resume.errors import Place, Problem, ResumeError, refusal

_AHEAD = 4
"""Jobs handed out for each that can be worked at, so that nobody waits."""


def run(
    jobs: Sequence[Job], workers: int | None = None, dask: str | None = None, others: Iterable[Path] = ()
) -> Iterator[Report]:
    """The reports, as they come; jobs are done by so many processes here, or on a Dask cluster.

    No page is written over the output of another job, or over one of the `others`.
    """
    taken = {os.path.realpath(path) for path in (*others, *(job.output for job in jobs))}
    place = _cluster(dask) if dask else _here(workers or os.cpu_count() or 1)
    with _patience() as patience, place as (executor, size, work):
        waiting, pending = iter(jobs), dict[Future[Made], tuple[Job, float]]()
        while True:
            for job in islice(waiting, size * _AHEAD - len(pending)):
                pending[_submitted(executor, work, job)] = job, time.time()
            if not pending:
                return
            for future in patience.wait(pending):
                report = _finished(*pending.pop(future), future, taken)
                taken.update(map(os.path.realpath, report.written))
                yield _named(report)


def _submitted(executor: Executor, work: "Work", job: Job) -> "Future[Made]":
    try:
        return executor.submit(*work(job))
    except (ResumeError, OSError) as error:
        failed = Future[Made]()
        failed.set_exception(error)
        return failed


def _finished(job: Job, began: float, future: "Future[Made]", taken: Container[str]) -> Report:
    """Writes what was made, and remembers of what."""
    try:
        report = finish(job, future.result(), taken)
    except ResumeError as error:
        return Report(job, error.problems)
    except OSError as error:
        return Report(job, _refused_by_the_system(job, error).problems)
    except Exception as error:  # noqa: BLE001 – it is no reason to drop the others
        return Report(job, (Problem(f"a bug: {type(error).__name__}: {error}", "report it; the others are built"),))
    if not report.problems:  # a warning is told each time
        remembered.remember(job, future.result().made_of, report.written, began)
    return report


def _refused_by_the_system(job: Job, error: OSError) -> ResumeError:
    reason = (error.strerror or str(error)).lower()
    return refusal(Path(error.filename or job.source), reason, "see whether it is there, and who may read and write it")


class _Patience:
    """Takes Ctrl-C at once while nothing is finished, and else when what is finished is written and told."""

    def __init__(self) -> None:
        self._pressed = self._idle = False

    def __call__(self, *_: object) -> None:
        self._pressed = True
        if self._idle:
            raise KeyboardInterrupt

    def wait(self, pending: Iterable[Future[Made]]) -> set[Future[Made]]:
        """Those that are finished, at least one."""
        self._idle = True
        try:
            if self._pressed:
                raise KeyboardInterrupt
            return wait(pending, return_when=FIRST_COMPLETED).done
        finally:
            self._idle = False


@contextmanager
def _patience() -> Iterator[_Patience]:
    """Where Ctrl-C is ignored, or is not ours to take, it stays so."""
    patience = _Patience()
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield patience
        return
    signal.signal(signal.SIGINT, patience)
    try:
        yield patience
    finally:
        signal.signal(signal.SIGINT, before)


def _named(report: Report) -> Report:
    """Of several files: a problem that has no place in one names it at least."""
    place = Place(str(report.job.source))
    named = [problem if problem.place else problem.found_at(place) for problem in report.problems]
    return replace(report, problems=tuple(named))


Work = Callable[[Job], tuple[Any, ...]]
"""What to submit for a job: a function, and its arguments."""


@contextmanager
def _here(size: int) -> "Iterator[tuple[Executor, int, Work]]":
    children = Children()
    executor = ThreadPoolExecutor(size)  # its threads only wait for the children
    try:
        yield executor, size, lambda job: (children.call, make, job)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        children.stop()


@contextmanager
def _cluster(address: str) -> "Iterator[tuple[Executor, int, Work]]":
    from resume import cluster

    with cluster.executor(address) as (executor, size):
        yield executor, size, lambda job: (cluster.make_there, cluster.packed(job))

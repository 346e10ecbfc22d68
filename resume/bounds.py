"""What one piece of work may take of time and memory: a theme may be anybody's, and loop for ever."""

import os
import re
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from resume.errors import Problem, ResumeError

BYTES = 3_000_000_000
"""Of address space."""
_SECONDS = "120"
_MERCY = 5
"""Seconds after which the kernel ends a process whose Python is inside C code, and does not see the signal."""
_REMEDY = "shorten the resume, or build it in another theme"


def seconds() -> int:
    """Of processor time; RESUME_SECONDS, if it is set. ResumeError if that is no such number."""
    text = os.environ.get("RESUME_SECONDS", "").strip() or _SECONDS
    if re.fullmatch("[1-9][0-9]{0,8}", text):
        return int(text)
    message = f"RESUME_SECONDS is “{text}”, which is no number of seconds"
    raise ResumeError(Problem(message, "set it to one such as 300, or not at all"))


def too_long() -> ResumeError:
    return ResumeError(Problem(f"took more than {seconds()} s of processor time, and was stopped", _REMEDY))


def too_large() -> ResumeError:
    return ResumeError(Problem(f"needed more than {BYTES // 10**9} GB of memory, and was stopped", _REMEDY))


def allow_time() -> None:
    """For what comes now; the kernel sends SIGXCPU, which ends a process that does not handle it."""
    lower(resource.RLIMIT_CPU, int(time.process_time()) + seconds())


def bound_memory() -> None:
    lower(resource.RLIMIT_AS, BYTES)


def lower(what: int, most: int) -> None:
    """A limit of the `resource` module, unless it is lower already."""
    _, hard = resource.getrlimit(what)
    _set(what, most if hard == resource.RLIM_INFINITY else min(most, hard), hard)


def _set(what: int, soft: int, hard: int) -> None:
    with suppress(ValueError, OSError):  # macOS may refuse
        resource.setrlimit(what, (soft, hard))


@contextmanager
def bounded() -> Iterator[None]:
    """Work in this process, in its main thread, which goes on: ResumeError if it takes too much."""
    limits = {what: resource.getrlimit(what) for what in (resource.RLIMIT_CPU, resource.RLIMIT_AS)}
    handler = signal.signal(signal.SIGXCPU, _give_up)
    try:
        allow_time()
        signal.setitimer(signal.ITIMER_PROF, seconds() + _MERCY)
        bound_memory()
        yield
    except MemoryError:
        raise too_large() from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        for what, limit in limits.items():
            _set(what, *limit)
        signal.signal(signal.SIGXCPU, handler)


def _give_up(*_: Any) -> None:
    raise too_long()

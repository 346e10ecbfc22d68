"""Children that work at once, one for each who asks; one that has come to an end, or has served long, is replaced."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from resume.child import Child
from resume.errors import Problem, ResumeError
from resume.memory import tidy_up

T = TypeVar("T")
_MOST_ASKED = 1_000
"""Of a child; then another takes its place, for Pango keeps some 50 kB of each resume."""

_PATIENCE = 2
"""Seconds in which one that is dismissed may end."""


class Children:
    """Kept for the next question; `stop` ends them all, and with an error what they are doing."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._lock = Lock()
        self._stopped = False

    def call(self, function: Callable[..., T], *arguments: object) -> T:
        child = self._take()
        try:
            answer: T = child.call(_tidily, function, arguments)
            return answer
        finally:
            self._put_back(child)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            for child in self._idle:
                child.dismiss()
            for child in self._idle:
                child.stop(_PATIENCE)
            for child in self._busy:
                child.stop()
            self._idle.clear()

    def _take(self) -> Child:
        with self._lock:
            if self._stopped:
                raise ResumeError(Problem("stopped before it was begun", "run it again"))
            child = self._idle.pop() if self._idle else Child()
            self._busy.add(child)
            return child

    def _put_back(self, child: Child) -> None:
        with self._lock:
            self._busy.discard(child)
            if child.is_alive and not self._stopped and child.asked < _MOST_ASKED:
                self._idle.append(child)
            else:
                child.dismiss()
                child.stop(0 if self._stopped else _PATIENCE)


def _tidily(function: Callable[..., T], arguments: tuple[object, ...]) -> T:
    try:
        return function(*arguments)
    finally:
        tidy_up()

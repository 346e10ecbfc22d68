"""Children that work at once, one for each who asks; one that has come to an end is replaced."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from resume.child import Child
from resume.errors import Problem, ResumeError

T = TypeVar("T")


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
            return child.call(function, *arguments)
        finally:
            self._put_back(child)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            for child in [*self._idle, *self._busy]:
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
            if child.is_alive and not self._stopped:
                self._idle.append(child)

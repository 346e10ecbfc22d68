"""A typesetter in a process of its own, which gets ready while the source is read and composed."""

from collections.abc import Callable, Sequence
from typing import Any

from resume.child import Child
from resume.engine import File, own
from resume.fit import Layout


class EngineAhead:
    """Begins to load when it is made."""

    def __init__(self) -> None:
        self._child = Child()
        self._unanswered = 0
        self._ask("warm_up")

    def prepare(self, sheet: str) -> None:
        if not self._child.is_alive:  # the resume before this one was too much for it
            self.stop()
            self._child, self._unanswered = Child(), 0
        self._ask("prepare", sheet)

    def lay_out(self, page: str, density: float, variant: str, meanwhile: Callable[[], object] = bool) -> Layout:
        self._ask("lay_out", page, density, variant)
        meanwhile()
        layout: Layout = self._answer()
        return layout

    def write(self, density: float, standard: str, files: Sequence[File]) -> bytes:
        self._ask("write", density, standard, files)
        content: bytes = self._answer()
        return content

    def stop(self) -> None:
        self._child.stop()

    def _answer(self) -> Any:
        """To the last question; those before it had none that is of interest."""
        while self._unanswered:
            self._unanswered -= 1
            answer = self._child.answer()
        return answer

    def _ask(self, method: str, *arguments: Any) -> None:
        self._unanswered += 1
        self._child.ask(_do, method, *arguments)


def _do(method: str, *arguments: Any) -> Any:
    return getattr(own(), method)(*arguments)

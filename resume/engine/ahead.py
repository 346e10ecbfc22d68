"""A typesetter in a process of its own, which gets ready while the source is read and composed."""

from collections.abc import Sequence
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
        self._ask("prepare", sheet)

    def lay_out(self, page: str, density: float, variant: str) -> Layout:
        layout: Layout = self._call("lay_out", page, density, variant)
        return layout

    def write(self, density: float, standard: str, files: Sequence[File]) -> bytes:
        content: bytes = self._call("write", density, standard, files)
        return content

    def stop(self) -> None:
        self._child.stop()

    def _call(self, method: str, *arguments: Any) -> Any:
        self._ask(method, *arguments)
        while self._unanswered:
            self._unanswered -= 1
            answer = self._child.answer()
        return answer

    def _ask(self, method: str, *arguments: Any) -> None:
        self._unanswered += 1
        self._child.ask(_do, method, *arguments)


def _do(method: str, *arguments: Any) -> Any:
    return getattr(own(), method)(*arguments)

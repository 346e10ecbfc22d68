"""The typesetter: pages of HTML → a finished PDF, in this process or in another one that was started ahead.

All that WeasyPrint needs and shall not make twice lives in one `Engine` a process.
"""

import atexit
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from resume.fit import Layout

if TYPE_CHECKING:
    from resume.engine.weasy import Engine


class File(NamedTuple):
    """A file to attach, what it is to the document, and the date that it shall bear."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str
    date: datetime


class Versions(NamedTuple):
    """Those of the typesetter, and whether harfbuzz-subset is there to cut its fonts down."""

    weasyprint: str
    pango: str
    pango_is_new: bool
    subsets: bool


class Typesetter(Protocol):
    """What raises ResumeError: for a page that can't be set, and where Pango is missing."""

    def prepare(self, sheet: str) -> None:
        """Says ahead which style sheet a page will have in a `<style>` of its own."""

    def lay_out(self, page: str, density: float, variant: str, meanwhile: Callable[[], object] = bool) -> Layout:
        """Sets a page of HTML, and remembers what came of it by its density.

        `meanwhile` is called, whatever it has to do, while another process sets the page.
        """

    def write(self, density: float, standard: str, files: Sequence[File]) -> bytes:
        """The PDF of what was laid out at this density; all that was laid out is forgotten."""


TYPESETTER: ContextVar[Typesetter] = ContextVar("typesetter")
"""The one to use here, if it is not the process's own."""


def typesetter() -> Typesetter:
    return TYPESETTER.get(None) or own()


@cache
def own() -> "Engine":
    """The one of this process, which loads WeasyPrint when it is first used."""
    from resume.engine.weasy import Engine

    engine = Engine()
    atexit.register(engine.close)  # before modules go, in any order, which it might not survive
    return engine

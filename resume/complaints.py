"""What the typesetter says of a theme's style sheet while it works."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from resume.errors import Place, Problem


@contextmanager
def complaints() -> Iterator[list[Problem]]:
    """The list that fills with warnings while the context lasts."""
    handler = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.problems
    finally:
        logger.removeHandler(handler)


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        problem = Problem(record.getMessage(), severity="warning", place=Place("style.css"))
        if "notdef" not in record.getMessage() and problem not in self.problems:  # a rule says it better
            self.problems.append(problem)

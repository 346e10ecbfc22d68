"""Problems as text for a person or a program; the formats are a table that you can read."""

from collections.abc import Callable, Mapping, Sequence

from resume.errors import Problem
from resume.report import github, json_, sarif


def _text(problems: Sequence[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": _text,
    "json": json_.write,
    "sarif": sarif.write,
    "github": github.write,
}

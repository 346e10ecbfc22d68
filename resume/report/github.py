"""Problems as workflow commands of GitHub Actions, which it shows beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Sequence

from resume.errors import Problem

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def write(problems: Sequence[Problem]) -> str:
    return "".join(map(_command, problems))


def _command(problem: Problem) -> str:
    properties = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in _properties(problem).items())
    return f"::{_COMMANDS[problem.severity]} {properties}::{problem.advice.translate(_IN_TEXT)}\n"


def _properties(problem: Problem) -> dict[str, str]:
    place = problem.place
    named = {"file": place.file} if place else {}
    if place and place.line:
        named |= {"line": str(place.line), "col": str(place.column)}
    return named | {"title": problem.rule or "resume"}

"""Problems as JSON: one list, each with its file, line and column (from 1), severity, rule and remedy."""

import json
from collections.abc import Sequence
from typing import Any

from resume.errors import Problem


def write(problems: Sequence[Problem]) -> str:
    return json.dumps(list(map(_member, problems)), ensure_ascii=False, indent=2) + "\n"


def _member(problem: Problem) -> dict[str, Any]:
    place, spot = problem.place, problem.spot
    return {
        "file": place.file if place else None,
        "line": (place and place.line) or None,
        "column": (place and place.column) or None,
        "severity": problem.severity,
        "rule": problem.rule or None,
        "message": problem.message,
        "remedy": problem.remedy or None,
        "path": list(problem.at),
        "page": spot.page + 1 if spot else None,
    }

"""Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show; the rules come with their manual pages."""

import json
from collections.abc import Sequence
from typing import Any

from resume import rules
from resume.errors import Place, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_READING = "input"
"""The rule of what stops the reading of a file, and has no page of its own."""


def write(problems: Sequence[Problem]) -> str:
    from importlib.metadata import version

    broken = sorted({problem.rule or _READING for problem in problems})
    driver = {"name": "resume", "semanticVersion": version("resume"), "rules": list(map(_rule, broken))}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(map(_result, problems))}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    if name == _READING:
        return {"id": name, "shortDescription": {"text": "What keeps a file from being read or set."}}
    page = rules.explain(name)
    first = page.partition("\n\n")[0].replace("\n", " ")
    return {"id": name, "shortDescription": {"text": first}, "fullDescription": {"text": page}}


def _result(problem: Problem) -> dict[str, Any]:
    located = {"locations": [_location(problem.place)]} if problem.place else {}
    return {
        "ruleId": problem.rule or _READING,
        "level": problem.severity,
        "message": {"text": problem.advice},
    } | located


def _location(place: Place) -> dict[str, Any]:
    region = {"region": {"startLine": place.line, "startColumn": place.column}} if place.line else {}
    return {"physicalLocation": {"artifactLocation": {"uri": place.file}} | region}

"""A proof as one self-contained page: its pages with the problems marked, beside what a machine reads in them."""

import base64
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from resume import rules
from resume.errors import SEVERITIES, Problem, Spot
from resume.proof import Examination
from resume.readback import Proof
from resume.readback.glyphs import Page

_MARGIN = 2  # points, round what is marked


def write(examination: Examination, name: str) -> bytes:
    """The report on the file of this name."""
    from jinja2 import Environment

    template = Path(__file__).with_name("report.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(_context(examination, name)).encode("utf-8", "replace")


def _context(examination: Examination, name: str) -> dict[str, Any]:
    proof = examination.proof
    gravest_first = sorted(examination.problems, key=lambda problem: SEVERITIES.index(problem.severity))
    problems = list(enumerate(gravest_first, start=1))
    broken = {problem.rule for problem in examination.problems}
    return {
        "name": name,
        "problems": problems,
        "pages": [_page(page, proof, problems) for page in proof.pages] if proof else [],
        "texts": proof.texts if proof else [],
        "facts": _facts(proof) if proof else [],
        "passed": [rule for rule, module in rules.names().items() if rule not in broken and _applied(module, proof)],
        "explain": rules.explain,
    }


def _applied(module: str, proof: Proof | None) -> bool:
    return bool(proof) or module.startswith("source.")


def _page(page: Page, proof: Proof, problems: Sequence[tuple[int, Problem]]) -> Mapping[str, Any]:
    marks: dict[str, list[tuple[int, Problem]]] = {}
    for number, problem in problems:
        spot = problem.spot or (proof.spot(problem.at) if problem.at else None)
        if spot and spot.page == page.number:
            marks.setdefault(_style(spot, page), []).append((number, problem))
    content = io.BytesIO()
    page.picture.save(content, "PNG", optimize=True)
    picture = base64.b64encode(content.getvalue()).decode()
    return {"number": page.number + 1, "picture": picture, "marks": list(marks.items())}


def _style(spot: Spot, page: Page) -> str:
    """The place of a spot in parts of the page, as CSS has it."""
    left, bottom, right, top = spot.box
    edges = {
        "left": (left - _MARGIN) / page.width,
        "top": (page.height - top - _MARGIN) / page.height,
        "width": (right - left + 2 * _MARGIN) / page.width,
        "height": (top - bottom + 2 * _MARGIN) / page.height,
    }
    return "; ".join(f"{edge}: {part:.3%}" for edge, part in edges.items())


def _facts(proof: Proof) -> list[tuple[str, str, list[bool]]]:
    """Each fact by its path and its words, and whether each engine finds it in one piece."""
    return [
        (".".join(map(str, fact.at)), fact.text, [text.find(fact.text) >= 0 for text in proof.texts])
        for fact in proof.facts
    ]

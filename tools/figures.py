"""docs/proof.md: how well each theme is read, by every engine, measured on the resumes in data/."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import NamedTuple
from unicodedata import normalize

from resume import load
from resume.options import Options
from resume.printed import Fact, section_of
from resume.readback import Proof
from resume.readback.standards import failures
from resume.readback.text import Text, squeezed
from resume.rules.pdf import reading_order, stray_marker
from resume.shelves import built_in
from resume.writers import produce

ROOT = Path(__file__).parent.parent
RESUMES = [*sorted((ROOT / "data").glob("*.yaml")), *sorted((ROOT / "tests/jsonresume").glob("*[!a].json"))]
HEAD = """# Proof

`resume check cv.yaml` typesets a resume and reads the PDF back, by eyes that did not make it: four engines that other
programs are built on (PDFium, pdfminer.six, pypdf and poppler) read the text, a fifth reading follows the tags as a
screen reader does, and the picture of each page shows what a person sees. [The rules](rules.md) say what is looked for.

```sh
resume check cv.yaml                              # what is wrong, with the line of the YAML that it comes from
resume check cv.yaml --theme swiss --pages 2      # of another look
resume check cv.yaml -o report.html               # the pages with what is wrong marked, and what each engine reads
resume check cv.yaml --as-text                    # what the engine gets that reads it worst
resume check cv.yaml --no-pdf                     # of the source only, without typesetting
resume check cv.yaml --format json                # or sarif, or github
resume check --explain reading-order              # the page of a rule
resume build cv.yaml --check                      # a PDF that fails is not written
```

What it finds goes to standard error, but for `--format`, `--as-text` and a report. It ends with 1 where something is
wrong that would lose a reader (an error), with `--strict` on warnings as well. What a rule is wrong about is silenced
in the file: `check: {ignore: [long-bullet]}`. A PDF that was made here is checked as it is: `resume check cv.pdf`.

## How the themes are read
On {count} resumes: the three in `data/`, and samples of JSON Resume that nobody wrote for these themes; on A4. A fact
is any text of a resume, and counts if it is found in one piece. An entry is read in order if its title, organization,
dates and place come before its text, and all that before the next entry. Each figure is the mean of the five readings
of all resumes, and the worst of them. A heading is first if something of its section is read right behind it; UA-1 and
A-3a is how many rules of the two standards are broken. `pdftotext -layout`, which keeps the lines of the page and so
reads across columns, is not among the five, and has a column of its own.

| theme | facts in one piece | entries in order | bullets at markers | headings first | UA-1, A-3a | by `-layout` |
|---|---|---|---|---|---|---|"""
TAIL = """
Which one to take? Where an upload form parses what you send, `plain` is the safest: each thing stands on a line of
its own, so that no engine has a choice. Headings beside their sections (`swiss`, `compact`) are read apart from them by
engines that go by place, and what goes by lines reads `sidebar` across. Your own resume has other words:
`resume check` says what becomes of them. (Written by `make docs`.)
"""


class Reading(NamedTuple):
    """Of one PDF by one engine: parts from 0 to 1."""

    facts: float
    entries: float
    bullets: float
    headings: float


def main() -> None:
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(row, built_in()))
    sys.stdout.write("\n".join([HEAD.replace("{count}", str(len(RESUMES))), *rows, TAIL]))


def row(theme: str) -> str:
    proofs = list(_proofs(theme))
    readings = [reading(proof, text) for proof in proofs for text in proof.texts]
    columns = (f"{percent(mean(parts))}, {percent(min(parts))}" for parts in zip(*readings, strict=True))
    broken = sum(len(failures(proof.pdf, profile)) for proof in proofs for profile in ("ua1", "3a"))
    by_lines = mean(reading(proof, _by_lines(proof)).facts for proof in proofs)
    return f"| `{theme}` | {' | '.join(columns)} | {broken} | {percent(by_lines)} |"


def percent(part: float) -> str:
    return "100 %" if part == 1 else f"{part:.1%}".replace("%", " %")


def _by_lines(proof: Proof) -> Text:
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=proof.pdf, capture_output=True, check=True).stdout.decode()
    return Text("poppler -layout", normalize("NFC", text).split("\f"))


def _proofs(theme: str) -> Iterator[Proof]:
    options = Options(theme=theme, paper="a4")
    for path in RESUMES:
        resume = load(path)
        yield Proof(resume, options, produce(resume, ".pdf", options).content)


def reading(proof: Proof, text: Text) -> Reading:
    bullets = [fact for fact in proof.facts if stray_marker.is_bullet(fact)]
    entries = {fact.entry for fact in proof.facts if fact.entry}
    return Reading(
        facts=mean(text.find(fact.text) >= 0 for fact in proof.facts),
        entries=1 - len(reading_order.strays(proof, text)) / len(entries),
        bullets=mean(not stray_marker.is_bare(text, fact) for fact in bullets),
        headings=mean(_leads(text, list(facts)) for _, facts in groupby(proof.facts, section_of) if facts),
    )


def _leads(text: Text, facts: list[Fact]) -> bool:
    """Whether a section's heading is read right before something of the section; what has none leads nothing."""
    heading, *rest = facts
    ends = {place + len(squeezed(heading.text)) for place in text.places(heading.text)}
    begins = {place for fact in rest for place in text.places(fact.text)}
    return heading.part != "heading" or any(end + slip in begins for end in ends for slip in (0, 1))


if __name__ == "__main__":
    main()

"""A finished PDF, read back by other eyes than those that made it: what rules look at."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional, normalize

from resume.errors import Address, Problem, ResumeError, Severity, Spot
from resume.options import Choices, Options
from resume.printed import Fact, printed
from resume.readback.tags import HEADINGS, INLINE, Element, elements
from resume.readback.text import Text, squeezed
from resume.schema import Resume
from resume.themes import find_settings

if TYPE_CHECKING:
    from resume.readback.glyphs import Glyph, Page, Run

MILLIMETRE = 72 / 25.4  # points
_LEVEL = 6  # points
_LONGEST = 60
_TELLING = 3
THEME: Address = ("design", "theme")
READERS = ("pypdfium2", "pikepdf", "pdfminer", "pypdf", "page")
_APART = "\N{ZERO WIDTH SPACE}"
LISTENER = "a screen reader"
"""The reader that follows the tags."""


def is_right_to_left(words: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in words)


def missing_readers() -> list[str]:
    """The libraries of the extra `check` that are not there."""
    return [name for name in READERS if not find_spec(name)]


def short(words: str) -> str:
    """Words as a message can name them."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _likeliest(spans: list[range], edges: set[int], behind: int) -> range:
    """Of all places of a fact, one that is a run by itself, and follows what was found before."""
    return min(
        spans, key=lambda span: ((span.start not in edges) + (span.stop not in edges), span.start < behind, span.start)
    )


def _holds(spot: Spot, run: "Run") -> bool:
    """Whether a run begins in a spot."""
    left, bottom, right, top = spot.box
    x, y = run.box[0], (run.box[1] + run.box[3]) / 2
    return spot.page == run.page and left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1


@dataclass(frozen=True)
class Proof:
    """A PDF and the resume that it must hold; every look at it is taken once."""

    resume: Resume
    options: Options
    pdf: bytes

    def require_readers(self) -> None:
        """Makes sure that the libraries are there, and that they can open the file."""
        if missing := missing_readers():
            message = f"{missing[0]} is missing; finished PDFs are read back with it"
            raise ResumeError(Problem(message, "run: pip install 'resume[check]'; or check the source alone: --no-pdf"))
        try:
            _ = self.pages, self.elements
        except Exception as error:  # noqa: BLE001 – a PDF may be anybody's, and its readers raise anything
            message = f"the PDF cannot be read ({type(error).__name__}: {error})"
            raise ResumeError(Problem(message, "build it anew")) from None

    @cached_property
    def choices(self) -> Choices:
        return self.options.over(self.resume)

    @cached_property
    def settings(self) -> dict[str, str]:
        """The options of the theme, as they hold."""
        return find_settings(self.resume, self.choices)

    @cached_property
    def facts(self) -> list[Fact]:
        """But for those from right to left, which each engine orders in its own way; a rule names them."""
        return [fact for fact in self.all_facts if not is_right_to_left(fact.text)]

    @cached_property
    def all_facts(self) -> list[Fact]:
        return list(printed(self.resume, self.choices, self.settings["date_style"]))

    @cached_property
    def document(self) -> Any:
        """As pikepdf's."""
        import pikepdf

        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def pages(self) -> "list[Page]":
        from resume.readback import glyphs

        return glyphs.pages(self.pdf)

    @cached_property
    def runs(self) -> "list[Run]":
        """All text but artifacts, which are running heads and feet, in painted order."""
        return [run for page in self.pages for run in page.runs if not run.artifact]

    @cached_property
    def _running_lines(self) -> list[set[str]]:
        """The lines of each page's head and foot, squeezed: runs side by side, and each by itself."""
        found = []
        for page in self.pages:
            runs = [run for run in page.runs if run.artifact]
            lines = groupby(runs, lambda run: round(run.box[1] / _LEVEL))
            found.append({squeezed("".join(run.text for run in line)) for _, line in lines})
            found[-1] |= {squeezed(run.text) for run in runs}
        return found

    @cached_property
    def elements(self) -> list[Element]:
        """The tags, in the order of reading."""
        return list(elements(self.document))

    @cached_property
    def texts(self) -> list[Text]:
        """By each engine, and last by the tags."""
        from resume.readback import engines

        read = [Text(name, list(self._bodies(pages))) for name, pages in engines.read(self.pdf)]
        return [*read, self._spoken]

    @property
    def _spoken(self) -> Text:
        """The text in the order of the tags, page by page; a block begins a line."""
        words = {(page.number, mark): text for page in self.pages for mark, text in page.said.items()}
        pages = [""] * (len(self.pages) + 1)  # the last for what is on none
        for element in self.elements:
            pages[element.page] += _APART if element.role in INLINE else "\n"
            for mark in element.marks:
                pages[mark[0]] += words.get(mark, "")
        return Text(LISTENER, [normalize("NFC", page) for page in pages[:-1]])

    def _bodies(self, texts: Sequence[str]) -> Iterator[str]:
        """The texts of pages but for their running heads and feet, each of which is on a line of its own."""
        for page, text in enumerate(texts):
            running = self._running_lines[page] if page < len(self.pages) else set()
            yield "\n".join(line for line in normalize("NFC", text).splitlines() if squeezed(line) not in running)

    @cached_property
    def _glyphs(self) -> "list[tuple[Run, Glyph]]":
        """All that is painted, with the run that it is in."""
        return [(run, glyph) for run in self.runs for glyph in run.glyphs]

    @cached_property
    def _spans(self) -> dict[Fact, list[range]]:
        """All places of each fact among the glyphs; those of a heading where the tags have one."""
        painted = Text("paint", ["".join(glyph.text for _, glyph in self._glyphs)])
        headings = self.headings(*HEADINGS)
        found: dict[Fact, list[range]] = {}
        for fact in self.facts:
            spans = [painted.span(fact.text, place) for place in painted.places(fact.text)]
            if fact.part == "heading" and headings:
                spans = [span for span in spans if self._glyphs[span.start][0] in headings]
            found[fact] = spans
        return found

    @cached_property
    def places(self) -> dict[Fact, Spot]:
        """Where on a page each fact most likely begins, if it is painted in one piece."""
        from resume.readback.glyphs import around

        edges = set(accumulate((len(run.glyphs) for run in self.runs), initial=0))
        found: dict[Fact, Spot] = {}
        behind = 0
        for fact, spans in self._spans.items():
            if spans:
                span = _likeliest(spans, edges, behind)
                behind, page = span.start, self._glyphs[span.start][0].page
                boxes = (glyph.box for run, glyph in self._glyphs[span.start : span.stop] if run.page == page)
                found[fact] = Spot(page, around(boxes))
        return found

    def pages_of(self, fact: Fact) -> set[int]:
        """The pages on which the words of a fact stand, be it there or in another text."""
        return {self._glyphs[span.start][0].page for span in self._spans[fact]}

    def headings(self, *roles: str) -> "list[Run]":
        """The text in tags of some roles."""
        marks: set[tuple[int, int]] = set()
        is_inside = False
        for element in self.elements:
            is_inside = element.role in roles or (is_inside and element.role in INLINE)
            marks.update(element.marks if is_inside else ())
        return [run for run in self.runs if (run.page, run.mark) in marks]

    def misread(self, is_wrong: Callable[[Text, Fact], bool], *, aloud: bool = True) -> Iterator[tuple[Fact, str]]:
        """The facts that an engine reads wrong, each with the names of all that do; the tags count if read `aloud`."""
        texts = self.texts if aloud else self.texts[:-1]
        for fact in self.facts:
            if engines := [text.engine for text in texts if is_wrong(text, fact)]:
                yield fact, ", ".join(engines)

    def about(self, run: "Run", message: str, remedy: str, severity: Severity = "error") -> Problem:
        """A problem of a run, with its place in the source and on its page."""
        return Problem(message, remedy, severity, self._address(run), spot=Spot(run.page, run.box))

    def _address(self, run: "Run") -> Address:
        """Of the fact that a run is a part of, there or elsewhere; of the theme if it is of none."""
        wanted = squeezed(run.text)
        holding = [fact for fact, text in self._squeezed_facts if wanted and wanted in text]
        here = [fact for fact in holding if fact in self.places and _holds(self.places[fact], run)]
        return next((fact.at for fact in [*here, *(holding if len(wanted) > _TELLING else [])]), THEME)

    @cached_property
    def _squeezed_facts(self) -> list[tuple[Fact, str]]:
        return [(fact, squeezed(fact.text)) for fact in self.facts]

    def spot(self, at: Address) -> Spot | None:
        """Where the words of an address stand, or the first of what is round it; a heading if there is nothing else."""
        known = sorted(self.places.items(), key=lambda place: place[0].part == "heading")
        found = (spot for length in range(len(at), 0, -1) for fact, spot in known if fact.at[:length] == at[:length])
        return next(found, None)

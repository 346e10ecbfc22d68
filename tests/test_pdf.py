"""The finished PDFs of every theme, judged by other eyes than those that made them.

The real resumes on A4 are in every run; Letter, one page, twelve, and a photo taken away are in `make test-all`.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from judges import lines
from professor import professor

from resume import Resume, load, rules
from resume.compose import compose
from resume.errors import Problem
from resume.fonts import FAMILIES, nearest_face
from resume.options import Options
from resume.readback import Proof
from resume.readback.fonts import fonts
from resume.shelves import BUILT_IN, built_in
from resume.themes import load_theme
from resume.writers import produce

DATA = Path(__file__).parent.parent / "data"
ALWAYS = (
    *(
        "overlapping_text",
        "off_page",
        "outside_margins",
        "hidden_text",
        "clipped_text",
        "low_contrast",
        "stranded_heading",
    ),
    *("font_not_embedded", "pdf_ua", "pdf_a", "untagged_content", "dead_link"),
)
UNITS = {"points": "pt", "millimetres": "mm", "number": ""}
REAL = ("gafiyatullin", "portfolio", "sample")


class Typeset(Proof):
    """A PDF with what it was made from."""

    def __init__(self, resume: Resume, options: Options) -> None:
        super().__init__(resume, options, produce(resume, ".pdf", options).content)

    @cached_property
    def html(self) -> str:
        return compose(self.resume, self.options)


def _cases() -> Iterator[Any]:
    resumes = (*REAL, "without-a-photo", "short", "professor")
    for theme, name, paper in itertools.product(built_in(), resumes, ["a4", "letter"]):
        marks = [] if name in REAL and paper == "a4" else [pytest.mark.slow]
        yield pytest.param((theme, name, paper), id=f"{theme}-{name}-{paper}", marks=marks)


@pytest.fixture(scope="module", params=list(_cases()))
def typeset(request: pytest.FixtureRequest) -> Typeset:
    theme, name, paper = request.param
    return Typeset(resume_of(name), Options(theme=theme, paper=paper))


def resume_of(name: str) -> Resume:
    """One of those in `data/`, or one made for a test; without the design that a file asks for."""
    if name == "professor":
        return professor()
    if name == "without-a-photo":
        sample = resume_of("sample")
        return sample.model_copy(
            update={"contact": sample.contact and sample.contact.model_copy(update={"photo": None})}
        )
    resume = load(Path(__file__).parent / "resumes/short.yaml" if name == "short" else DATA / f"{name}.yaml")
    return resume.model_copy(update={"design": type(resume.design)()})


def test_no_rule_finds_a_problem(typeset: Typeset) -> None:
    """The professor's address is so long that it breaks in any narrow place, and is told of."""
    found = [
        problem for problem in problems(typeset) if problem.rule != "broken-contact" or "~ekow" not in problem.message
    ]
    assert found == []


def test_the_name_comes_first(typeset: Typeset) -> None:
    for text in typeset.texts:
        if text.engine in ("pdfium", "pypdf"):  # they read as it is painted; the others sort by place
            assert text.find(typeset.resume.name or "") == 0, f"{text.engine} begins with {text.raw[:60]}"


def test_it_says_what_it_is(typeset: Typeset) -> None:
    document, resume = typeset.document, typeset.resume
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "en"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert (resume.name or "") in str(document.docinfo["/Title"])
    assert str(document.docinfo["/Subject"])
    assert "CreationDate" not in document.docinfo
    if resume.contact:
        assert str(document.docinfo["/Author"]) == resume.contact.name
    if resume.skills and resume.skills[0].keywords:
        assert resume.skills[0].keywords[0] in str(document.docinfo["/Keywords"])


def test_every_section_has_a_bookmark(typeset: Typeset) -> None:
    with typeset.document.open_outline() as outline:
        (name,) = outline.root
        bookmarks = [item.title for item in name.children]
    assert bookmarks == headings(typeset)


def test_every_font_is_ours(typeset: Typeset) -> None:
    families = tuple(family.replace(" ", "-") for family in FAMILIES)
    assert [font.name for font in fonts(typeset.document) if not font.name.startswith(families)] == []


def test_a_role_has_one_face(typeset: Typeset) -> None:
    families = {typeset.settings["font"], typeset.settings["heading_font"]} - {"inherit"}
    sizes = Counter((run.face, round(run.size, 1)) for run in typeset.headings("H2"))
    assert len(sizes) == 1, sizes
    if {letter for run in typeset.runs for letter in run.text} <= set.intersection(*map(coverage, families)):
        ours = tuple(family.replace(" ", "-") for family in families)
        assert [font.name for font in fonts(typeset.document) if not font.name.startswith(ours)] == []


def test_text_is_of_a_size_to_read(typeset: Typeset) -> None:
    sizes = Counter(round(run.size, 1) for run in typeset.runs for _ in run.glyphs if run.size > 1)
    assert min(sizes) >= 7.5
    assert 9 <= sizes.most_common(1)[0][0] <= 11.5
    assert 9.5 <= float(typeset.settings["size"].removesuffix("pt")) <= 11.5


def test_lines_are_neither_long_nor_crowded(typeset: Typeset) -> None:
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        longest = max((line for sheet in document for line in lines(sheet)), key=len)
    assert len(longest) <= 100, longest  # 90 is the aim; narrow letters make it some more
    assert 1.2 <= float(typeset.settings["leading"]) <= 1.45


def test_pages_have_one_left_edge(typeset: Typeset) -> None:
    edges = [Counter(round(run.box[0]) for run in typeset.runs if run.page == page.number) for page in typeset.pages]
    usual = {min(edges[0]), sum(edges, Counter()).most_common(1)[0][0]}  # of headings, and of text
    for number, found in enumerate(edges, start=1):
        assert {edge + slip for edge in usual for slip in (-1, 0, 1)} & set(found), f"page {number} begins elsewhere"


def test_pages_are_numbered_from_the_second(typeset: Typeset) -> None:
    name = re.escape(typeset.resume.name or "")
    for number, page in enumerate(typeset.pages, start=1):
        feet = [run.text for run in page.runs if run.artifact]
        assert bool(feet) == (number > 1)
        assert not feet or re.fullmatch(rf"{name}(?: · .*)?\s+{number}", "".join(feet).strip())


def test_the_typesetter_has_nothing_to_complain_of(typeset: Typeset, caplog: pytest.LogCaptureFixture) -> None:
    _ = Typeset(typeset.resume, typeset.options)
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


@pytest.mark.parametrize("theme", built_in())
def test_the_palest_accent_is_seen_too(theme: str) -> None:
    options = Options(theme=theme, settings={"accent": palest_of(theme)})
    assert problems(Typeset(resume_of("sample"), options), "low_contrast", "hidden_text") == []


def _choices() -> Iterator[Any]:
    """Every value of every choice, and the ends of every length, of every theme."""
    for theme in built_in():
        for name, option in load_theme(BUILT_IN / theme).options.items():
            ends = [f"{end:g}{UNITS[option.type]}" for end in (option.min, option.max) if end is not None]
            families = [family for family in FAMILIES if option.type == "family"]
            for value in (*option.choices, *ends, *families, *["true", "false"] * (option.type == "flag")):
                if value != option.default:
                    yield pytest.param(theme, name, value, marks=pytest.mark.slow)


@pytest.mark.parametrize(("theme", "name", "value"), list(_choices()))
def test_every_choice_works_in_every_theme(theme: str, name: str, value: str, caplog: pytest.LogCaptureFixture) -> None:
    """Some make a page that an engine reads out of order, or an address break: that is the choice of who chooses."""
    typeset = Typeset(resume_of("sample"), Options(theme=theme, settings={name: value}))
    assert [fact for fact in typeset.facts if typeset.texts[0].find(fact.text) < 0] == []
    assert problems(typeset, *ALWAYS) == []
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


@pytest.mark.parametrize("theme", built_in())
def test_what_is_too_long_for_its_place_makes_room(theme: str) -> None:
    days = {"dates": "2020-01-01 – 2021-02-28"}
    words = {"dates": {"text": "every other summer from 2015 until some time ago"}}
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    resume = Resume.model_validate(
        {
            "contact": {
                "name": "Maximiliana von und zu Hohenstein-Wittgenstein",
                "headline": long,
                "email": "a@b.example",
            },
            "languages": [{"language": "German (Austria, Vienna, and thereabouts)"}, {"language": "Portuguese"}],
            "experience": [{"title": f"{title}", **dates} for dates in (days, words) for title in ("A", "B", long)],
        }
    )
    typeset = Typeset(resume, Options(theme=theme))
    assert problems(typeset, "overlapping_text", "off_page", "clipped_text", "lost_text") == []


def problems(typeset: Typeset, *family: str) -> list[Problem]:
    """What rules find in a PDF: those named, or all."""
    return list(rules.run(family or rules.PDF, typeset))


def coverage(family: str) -> set[str]:
    """The characters that a family has."""
    with TTFont(nearest_face(family, "Regular").path, lazy=True) as font:
        return set(map(chr, font.getBestCmap())) | {"\u2060"}


def palest_of(theme: str) -> str:
    """The palest grey that a theme admits as its accent."""
    found = load_theme(BUILT_IN / theme)
    greys = (f"#{level:02x}{level:02x}{level:02x}" for level in range(0x76, 0, -1))
    return next(grey for grey in greys if not found.options["accent"].fault(grey, found.ground))


def headings(typeset: Typeset) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", typeset.html)

"""The finished PDFs of every theme, judged by other eyes than those that made them.

The real resumes on A4 are in every run; Letter, one page, twelve, and a photo taken away are in `make test-all`.
"""

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from judges import (
    characters,
    collisions,
    descendant_fonts,
    faces_of,
    ground,
    line_boxes,
    lines,
    squeezed,
    texts,
    without_feet,
)
from professor import professor

from resume import Resume, load
from resume.color import contrast
from resume.compose import compose, title
from resume.facts import facts
from resume.fonts import FAMILIES, nearest_face
from resume.options import Options
from resume.richtext import plain
from resume.schema import Entry, Highlight
from resume.shelves import BUILT_IN, built_in
from resume.themes import find_settings, load_theme
from resume.writers import produce

DATA = Path(__file__).parent.parent / "data"
MILLIMETRE = 72 / 25.4
UNITS = {"points": "pt", "millimetres": "mm", "number": ""}
REAL = ("gafiyatullin", "portfolio", "sample")


@dataclass(frozen=True)
class Typeset:
    """A PDF with what it was made from."""

    resume: Resume
    options: Options

    @cached_property
    def pdf(self) -> bytes:
        return produce(self.resume, ".pdf", self.options).content

    @cached_property
    def html(self) -> str:
        return compose(self.resume, self.options)

    @cached_property
    def read(self) -> dict[str, str]:
        """What each engine reads, without page numbers and white space."""
        return {engine: self.without_feet(text) for engine, text in texts(self.pdf)}

    def without_feet(self, text: str) -> str:
        return squeezed(without_feet(text, self.resume.name or ""))

    @property
    def document(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def settings(self) -> dict[str, str]:
        return find_settings(self.resume, self.options.over(self.resume))


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


def test_every_fact_is_read_by_every_engine(typeset: Typeset) -> None:
    for engine, read in typeset.read.items():
        lost = [fact for fact in printed(typeset.resume) if squeezed(fact) not in read]
        assert not lost, f"{engine} lost {lost}"


def test_the_name_comes_first(typeset: Typeset) -> None:
    for engine in ("pdfium", "pypdf"):  # they read as it is painted; the others sort by place
        read = typeset.read[engine]
        assert read.startswith(squeezed(typeset.resume.name or "")), f"{engine} begins with {read[:60]}"


def test_heads_come_before_bullets_and_entries_one_by_one(typeset: Typeset) -> None:
    for engine, read in typeset.read.items():
        found = 0
        for words in in_reading_order(typeset.resume):
            place = read.find(squeezed(words), found)
            assert place >= 0, f"{engine} reads “{words}” out of order"
            found = place


def test_no_character_is_junk(typeset: Typeset) -> None:
    for engine, read in typeset.read.items():
        junk = {character for character in read if not character.isprintable() or "\ue000" <= character <= "\uf8ff"}
        assert not junk - {"\u2060"}, f"{engine} reads {junk}"
        assert "\N{REPLACEMENT CHARACTER}" not in read


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_is_pdf_ua_1_and_pdf_a_3a(typeset: Typeset, profile: str) -> None:
    report = page.validate_pdf_bytes(typeset.pdf, profile=profile)
    assert report.is_compliant, [failure.message for failure in report.failures]


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


def test_every_link_is_live(typeset: Typeset) -> None:
    live = {str(link.A.URI) for sheet in typeset.document.pages for link in sheet.get("/Annots", [])}
    assert live == set(re.findall(r'<a href="([^"]+)"', typeset.html))


def test_every_font_is_ours_embedded_and_subset(typeset: Typeset) -> None:
    families = {family.replace(" ", "-") for family in FAMILIES}
    for font in descendant_fonts(typeset.document):
        subset, _, face = str(font.BaseFont).partition("+")
        assert re.fullmatch("/[A-Z]{6}", subset)
        assert any(face.startswith(family) for family in families), face
        assert "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor


def test_a_role_has_one_face(typeset: Typeset) -> None:
    families = {typeset.settings["font"], typeset.settings["heading_font"]} - {"inherit"}
    for tag in ("H1", "H2"):
        assert len(faces_of(typeset.pdf, tag)) == 1, faces_of(typeset.pdf, tag)
    if set(typeset.read["pdfium"]) <= set.intersection(*map(coverage, families)):
        found = {str(font.BaseFont).partition("+")[2] for font in descendant_fonts(typeset.document)}
        assert all(any(face.startswith(family.replace(" ", "-")) for family in families) for face in found), found


def test_text_stays_inside_the_margins(typeset: Typeset) -> None:
    tightest = 0.91  # of the margins, where the density gives way lest the last page be thin
    side = float(typeset.settings["margin"].removesuffix("mm")) * tightest * MILLIMETRE
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        for sheet in document:
            width, height = sheet.get_size()
            for left, bottom, right, top in line_boxes(sheet):
                assert left >= side - 2
                assert right <= width - side + 2
                assert bottom >= 8 * MILLIMETRE
                assert top <= height - 8 * MILLIMETRE


def test_no_text_lies_on_other_text(typeset: Typeset) -> None:
    assert list(collisions(typeset.pdf)) == []


def test_text_is_large_enough_to_read(typeset: Typeset) -> None:
    sizes: Counter[float] = Counter()
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        for sheet in document:
            sizes.update(round(character.size, 1) for character in characters(sheet))
    assert min(sizes) >= 7.5
    assert 9 <= sizes.most_common(1)[0][0] <= 11.5
    assert 9.5 <= float(typeset.settings["size"].removesuffix("pt")) <= 11.5


def test_lines_are_neither_long_nor_crowded(typeset: Typeset) -> None:
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        longest = max((line for sheet in document for line in lines(sheet)), key=len)
    assert len(longest) <= 100, longest  # 90 is the aim; narrow letters make it some more
    assert 1.2 <= float(typeset.settings["leading"]) <= 1.45


def test_text_is_seen_on_its_ground(typeset: Typeset) -> None:
    assert poorest_contrast(typeset.pdf) >= 4.5


def test_pages_have_one_left_edge(typeset: Typeset) -> None:
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        edges = [Counter(round(box[0]) for box in line_boxes(sheet)) for sheet in document]
    usual = {min(edges[0]), sum(edges, Counter()).most_common(1)[0][0]}  # of headings, and of text
    for number, found in enumerate(edges, start=1):
        assert {edge + slip for edge in usual for slip in (-1, 0, 1)} & set(found), f"page {number} begins elsewhere"


def test_the_last_page_is_not_nearly_empty(typeset: Typeset) -> None:
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        sheet = document[len(document) - 1]
        if len(document) > 1:
            height = sheet.get_size()[1]
            lowest = min(bottom for _, bottom, _, _ in line_boxes(sheet) if bottom > 22 * MILLIMETRE)
            assert height - lowest >= 0.15 * (height - 40 * MILLIMETRE) + 20 * MILLIMETRE


def test_no_heading_is_left_at_the_foot_of_a_page(typeset: Typeset) -> None:
    name = typeset.resume.name or ""
    titles = {"".join(plain(title(entry)).split()) for entry in entries(typeset.resume)}
    titles |= {"".join(heading.split()) for heading in headings(typeset)}
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        for sheet in list(document)[:-1]:
            text = without_feet(sheet.get_textpage().get_text_range(), name)
            last = text.split()[-1:] and text.rstrip().splitlines()[-1]
            assert "".join(str(last).split()) not in titles


def test_pages_are_numbered_from_the_second(typeset: Typeset) -> None:
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(typeset.pdf)).pages]
    for number, text in enumerate(pages, start=1):
        numbered = re.search(rf"(?m)^{re.escape(typeset.resume.name or '')}(?: · .*)?\s+{number}\s*$", text)
        assert bool(numbered) == (number > 1)


def test_the_typesetter_has_nothing_to_complain_of(typeset: Typeset, caplog: pytest.LogCaptureFixture) -> None:
    _ = typeset.__class__(typeset.resume, typeset.options).pdf
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


@pytest.mark.parametrize("theme", built_in())
def test_the_palest_accent_is_seen_too(theme: str) -> None:
    options = Options(theme=theme, settings={"accent": palest_of(theme)})
    assert poorest_contrast(produce(resume_of("sample"), ".pdf", options).content) >= 4.45


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
    resume = resume_of("sample")
    typeset = Typeset(resume, Options(theme=theme, settings={name: value}))
    read = typeset.without_feet(next(texts(typeset.pdf))[1])
    assert [fact for fact in printed(resume) if squeezed(fact) not in read] == []
    assert list(collisions(typeset.pdf)) == []
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        rights = [right for sheet in document for _, _, right, _ in line_boxes(sheet)]
    assert max(rights) <= 200.5 * MILLIMETRE
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
    pdf = produce(resume, ".pdf", Options(theme=theme)).content
    assert list(collisions(pdf)) == []
    with pypdfium2.PdfDocument(pdf) as document:
        assert all(right <= 200 * MILLIMETRE for sheet in document for _, _, right, _ in line_boxes(sheet))


def coverage(family: str) -> set[str]:
    """The characters that a family has."""
    with TTFont(nearest_face(family, "Regular").path, lazy=True) as font:
        return set(map(chr, font.getBestCmap())) | {"\u2060"}


def palest_of(theme: str) -> str:
    """The palest grey that a theme admits as its accent."""
    found = load_theme(BUILT_IN / theme)
    greys = (f"#{level:02x}{level:02x}{level:02x}" for level in range(0x76, 0, -1))
    return next(grey for grey in greys if not found.options["accent"].fault(grey, found.ground))


def poorest_contrast(pdf: bytes) -> float:
    """Of any line of text with what is painted behind it."""
    poorest = 21.0
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            picture, height = sheet.render(scale=1.5).to_pil().convert("RGB"), sheet.get_size()[1]
            lines = {(round(c.box[1]), c.color): c for c in characters(sheet)}
            for character in lines.values():
                behind = ground(picture, character.box, height)
                poorest = min(poorest, contrast(_hex(character.color), _hex(behind)))
    return poorest


def _hex(color: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def headings(typeset: Typeset) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", typeset.html)


def printed(resume: Resume) -> Iterator[str]:
    """Each paragraph, bullet and field as it is to be read; dates and codes are printed in other words."""
    for at, text in facts(resume):
        if at[0] != "title" and not {"dates", "start", "end", "date", "photo", "level", "url"} & set(at):
            yield from (line for line in plain(text).splitlines() if "links" not in at or "label" in at)
    if not resume.contact:
        yield resume.title or ""


def in_reading_order(resume: Resume) -> Iterator[str]:
    for entry in entries(resume):
        yield from filter(None, [plain(title(entry)), entry.organization])
        yield from (line for line in plain(entry.summary or "").splitlines())
        yield from bullets(entry.highlights)


def entries(resume: Resume) -> Iterator[Entry]:
    def nested(entry: Entry) -> Iterator[Entry]:
        yield entry
        for child in entry.entries:
            yield from nested(child)

    for section in resume.sections:
        for item in section.items if isinstance(section.items, tuple) else ():
            if isinstance(item, Entry):
                yield from nested(item)


def bullets(highlights: tuple[Highlight, ...]) -> Iterator[str]:
    for highlight in highlights:
        yield plain(highlight.text)
        yield from bullets(highlight.highlights)

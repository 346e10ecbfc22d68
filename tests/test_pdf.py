"""The finished PDFs, judged by other eyes than those that made them."""

import io
import itertools
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import page
import pdfminer.high_level
import pikepdf
import pypdf
import pypdfium2
import pytest

from resume import Resume, load
from resume.compose import compose, title
from resume.facts import facts
from resume.options import Options
from resume.richtext import plain
from resume.schema import Entry, Highlight
from resume.writers import produce

DATA = Path(__file__).parent.parent / "data"
MILLIMETRE = 72 / 25.4


class Typeset(NamedTuple):
    """A PDF with what it was made from."""

    resume: Resume
    options: Options
    pdf: bytes

    @property
    def document(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.pdf))


CASES = list(itertools.product(["gafiyatullin", "portfolio", "sample"], ["classic", "timeline"], ["a4", "letter"]))


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def typeset(request: pytest.FixtureRequest) -> Typeset:
    name, theme, paper = request.param
    resume, options = load(DATA / f"{name}.yaml"), Options(theme=theme, paper=paper)
    return Typeset(resume, options, produce(resume, ".pdf", options).content)


def test_every_fact_is_read_by_every_engine(typeset: Typeset) -> None:
    for engine, text in texts(typeset.pdf):
        read = squeezed(without_feet(text, typeset.resume.name or ""))
        lost = [fact for fact in printed(typeset.resume) if squeezed(fact) not in read]
        assert not lost, f"{engine} lost {lost}"


def test_heads_come_before_bullets_and_entries_one_by_one(typeset: Typeset) -> None:
    for engine, text in texts(typeset.pdf):
        read = squeezed(without_feet(text, typeset.resume.name or ""))
        found = 0
        for words in in_reading_order(typeset.resume):
            place = read.find(squeezed(words), found)
            assert place >= 0, f"{engine} reads “{words}” out of order"
            found = place


def test_it_is_pdf_ua_1(typeset: Typeset) -> None:
    report = page.validate_pdf_bytes(typeset.pdf, profile="ua1")
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
    headings = re.findall(r"<h2>(.*?)</h2>", compose(typeset.resume, typeset.options))
    assert bookmarks == headings


def test_every_link_is_live(typeset: Typeset) -> None:
    document = typeset.document
    live = {str(link.A.URI) for sheet in document.pages for link in sheet.get("/Annots", [])}
    assert live == set(re.findall(r'<a href="([^"]+)"', compose(typeset.resume, typeset.options)))


def test_every_font_is_ours_embedded_and_subset(typeset: Typeset) -> None:
    document = typeset.document
    fonts = {str(font.BaseFont): font for font in descendant_fonts(document)}
    family = {"classic": "Fira-Sans", "timeline": "Alegreya-Sans"}[str(typeset.options.theme)]
    assert any(name.endswith(f"+{family}") for name in fonts)
    for name, font in fonts.items():
        assert re.match(r"/[A-Z]{6}\+(Fira|Alegreya)-Sans", name), name
        assert "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor


def test_text_stays_inside_the_margins(typeset: Typeset) -> None:
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        for sheet in document:
            width, height = sheet.get_size()
            for left, bottom, right, top in line_boxes(sheet):
                assert left >= 15 * MILLIMETRE
                assert right <= width - 15 * MILLIMETRE + 1
                assert bottom >= 8 * MILLIMETRE
                assert top <= height - 15 * MILLIMETRE + 1


def test_no_text_lies_on_other_text(typeset: Typeset) -> None:
    assert list(collisions(typeset.pdf)) == []


@pytest.mark.parametrize("theme", ["classic", "timeline"])
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
        assert all(right <= 195 * MILLIMETRE for sheet in document for _, _, right, _ in line_boxes(sheet))


def test_no_heading_is_left_at_the_foot_of_a_page(typeset: Typeset) -> None:
    name = typeset.resume.name or ""
    headings = {"".join(plain(title(entry)).split()) for entry in entries(typeset.resume)}
    headings |= set(re.findall(r"<h2>(.*?)</h2>", compose(typeset.resume, typeset.options)))
    with pypdfium2.PdfDocument(typeset.pdf) as document:
        for sheet in list(document)[:-1]:
            text = without_feet(sheet.get_textpage().get_text_range(), name)
            last = text.split()[-1:] and text.rstrip().splitlines()[-1]
            assert "".join(str(last).split()) not in headings


def test_pages_are_numbered_from_the_second(typeset: Typeset) -> None:
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(typeset.pdf)).pages]
    for number, text in enumerate(pages, start=1):
        foot = re.search(rf"{typeset.resume.name}\s+{number}\s*$", text)
        assert bool(foot) == (number > 1)


def test_the_typesetter_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    for theme in ("classic", "timeline"):
        produce(load(DATA / "sample.yaml"), ".pdf", Options(theme=theme))
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


def texts(pdf: bytes) -> Iterator[tuple[str, str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        yield "pdfium", "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    yield "pdfminer", pdfminer.high_level.extract_text(io.BytesIO(pdf))
    yield "pypdf", "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    if poppler := shutil.which("pdftotext"):
        yield "poppler", subprocess.run([poppler, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def without_feet(text: str, name: str) -> str:
    return re.sub(rf"(?m)^{re.escape(name)}\s+[0-9]+\s*$", "", text)


def squeezed(text: str) -> str:
    """Without what line breaks change; PDFium has U+FFFE for a hyphen at the end of a line."""
    return re.sub(r"[\s\ufe0e]", "", text.replace("\ufffe", "-"))


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


def descendant_fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    for sheet in document.pages:
        for font in sheet.Resources.Font.values():
            yield from font.DescendantFonts


def collisions(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Runs of text that share more of the page than the ends of an ascender and a descender."""
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for one, other in itertools.combinations(line_boxes(sheet), 2):
                width = min(one[2], other[2]) - max(one[0], other[0])
                height = min(one[3], other[3]) - max(one[1], other[1])
                if width > 1 and height > 3:
                    yield text.get_text_bounded(*one), text.get_text_bounded(*other)


def line_boxes(sheet: Any) -> Iterator[tuple[float, float, float, float]]:
    text = sheet.get_textpage()
    yield from (text.get_rect(index) for index in range(text.count_rects()))

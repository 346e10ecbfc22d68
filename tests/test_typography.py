"""What a typographer would see to: spaces, quotes and dashes by language, figures, small capitals, addresses, icons."""

import io
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pypdf
import pypdfium2
import pytest
from judges import characters, squeezed, texts

from resume import Resume
from resume.authors import is_same_person
from resume.compose import compose
from resume.i18n import find_locale, languages
from resume.markup import INVISIBLE
from resume.options import Options
from resume.shelves import built_in
from resume.writers import produce

ADA = Resume.model_validate({"contact": {"name": "Ada"}})


def resume(**fields: Any) -> Resume:
    return Resume.model_validate({"contact": {"name": "Ada"}, **fields})


def set_in(language: str, text: str) -> str:
    """A bullet as the web page has it."""
    page = compose(resume(experience=[{"title": "A", "highlights": [text]}]), Options(lang=language))
    return words(page.partition('<ul class="highlights">')[2].partition("</ul>")[0]).translate(INVISIBLE).strip()


def words(page: str) -> str:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_data = found.append  # type: ignore[assignment,method-assign]
    parser.feed(page)
    return "".join(found)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("in 700 ms at 3 GB", "in 700~ms at 3~GB"),
        ("for 4 years on 12 servers", "for 4 years on 12 servers"),
        ("in C++ 17, Python 3.11.", "in C++~17, Python~3.11."),
        ("of Table 3: 10,000; Rome 12:30; A 10-20; Up 40 %", "of Table~3: 10,000; Rome 12:30; A 10-20; Up 40~%"),
        ("with R. Aldersey, p. 12", "with R.~Aldersey, p.~12"),
        ("Moved 1,400 rows", "Moved 1,400 rows"),
        ("Saved 40 % of EUR 5", "Saved 40~% of EUR~5"),
        ("so – it seems", "so~– it seems"),
        ("so -- it seems", "so~– it seems"),
        ("with --flag and a--b", "with --flag and a--b"),
        ("10 - 20", "10 -~20"),
        ("`700 ms`", "700 ms"),
    ],
)
def test_what_belongs_together_stays_on_a_line(text: str, bound: str) -> None:
    assert set_in("en", text) == bound.replace("~", "\xa0")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the \"so-called 'big' one\", it's", "the “so-called ‘big’ one”, it’s"),
        ("de", "das \"sogenannte 'große'\"", "das „sogenannte ‚große‘“"),
        ("fr", 'le "grand" ; oui !', "le «~grand~»~; oui~!"),
        ("sv", 'det "stora"', "det ”stora”"),
        ("ru", 'в "большом" -- доме', "в~«большом»~— доме"),
        ("pl", 'w "dużym" domu', "w~„dużym” domu"),
        ("es", 'el "grande" -- sí', "el «grande»~— sí"),
        ("en", '6" of `"code"`', '6" of "code"'),
    ],
)
def test_quotes_and_dashes_are_those_of_the_language(language: str, text: str, expected: str) -> None:
    assert set_in(language, text) == expected.replace("~", "\xa0")


@pytest.mark.parametrize("language", languages())
def test_every_language_has_two_kinds_of_quotes_and_a_dash(language: str) -> None:
    style = find_locale(ADA, language).style
    assert len(style.quotes) == 4
    assert set_in(language, '"a"') == f"{style.quotes[0]}a{style.quotes[1]}"
    assert style.dash in "–—"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("short", "Mar 2018 – May 5, 2019"),
        ("long", "March 2018 – May 5, 2019"),
        ("iso", "2018-03 – 2019-05-05"),
        ("year", "2018–2019"),
    ],
)
def test_dates_in_every_style(style: str, expected: str) -> None:
    assert printed("2018-03 – 2019-05-05", style) == expected


def test_a_year_that_begins_and_ends_a_period_is_printed_once() -> None:
    assert printed("2018-03 – 2018-05", "year") == "2018"


def printed(dates: str, style: str) -> str:
    page = compose(resume(experience=[{"title": "A", "dates": dates}]), Options(settings={"date_style": style}))
    return words(page.partition('<p class="dates">')[2].partition("</p>")[0]).replace("\xa0", " ")


@pytest.mark.parametrize("theme", built_in())
def test_a_long_address_breaks_at_its_slashes_and_at_no_hyphen(theme: str) -> None:
    address = "severn-systems.example.org/twenty-three/eleven-long-weekends/without-any-oracle/and-some-more.html"
    entry = {"title": "A", "summary": f"See https://{address} for more.", "links": address}
    pdf = produce(resume(projects=[entry]), ".pdf", Options(theme=theme)).content
    text = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert re.sub(r"(?<=/)\s+", "", text).count(address) == 2


@pytest.mark.parametrize("theme", built_in())
def test_compounds_are_not_torn(theme: str) -> None:
    bullets = [f"{'x' * length} write-ahead-log self-healing row-level" for length in range(20, 90, 3)]
    pdf = produce(resume(experience=[{"title": "A", "highlights": bullets}]), ".pdf", Options(theme=theme)).content
    for engine, text in texts(pdf):
        for compound in ("write-ahead-log", "self-healing", "row-level"):
            assert text.count(compound) == len(bullets), engine


@pytest.mark.parametrize("theme", built_in())
def test_icons_are_seen_and_not_read(theme: str) -> None:
    contact = {"name": "Ada", "email": "ada@example.com", "phone": "+44 20 7946 0958", "location": "Bath"}
    cv = Resume.model_validate({"contact": contact | {"links": "ada.example.org"}})
    options = [Options(theme=theme, settings={"icons": icons}) for icons in ("false", "true")]
    plain, with_icons = (produce(cv, ".pdf", option).content for option in options)
    for (engine, read), (_, read_with_icons) in zip(texts(plain), texts(with_icons), strict=True):
        assert Counter(squeezed(read)) == Counter(squeezed(read_with_icons)), engine
    assert len(with_icons) > len(plain)


def test_small_capitals_are_copied_as_letters() -> None:
    cv = resume(experience=[{"title": "A"}])
    for font in ("Spectral", "Lato"):
        pdf = produce(cv, ".pdf", Options(theme="serif", settings={"font": font, "heading_font": font})).content
        assert all("Experience" in text for _, text in texts(pdf)), font


@pytest.mark.parametrize(("font", "has_them"), [("Spectral", True), ("Alegreya Sans", True), ("Lato", False)])
def test_small_capitals_are_real_or_none(font: str, *, has_them: bool) -> None:
    """Real ones are glyphs of their own, at the size of the letters beside them; false ones are smaller capitals."""
    pdf = produce(
        resume(experience=[{"title": "A"}]), ".pdf", Options(theme="serif", settings={"heading_font": font})
    ).content
    with pypdfium2.PdfDocument(pdf) as document:
        heading = [c for c in characters(document[0]) if c.color == (0x7A, 0x1F, 0x2B)][: len("Experience")]
    assert len({character.size for character in heading}) == 1
    x, p = (character.box[3] - character.box[1] for character in heading[1:3])
    assert (abs(x - p) < 0.5) == has_them  # a small P has no descender


@pytest.mark.parametrize(
    ("author", "own"),
    [
        ("Ada Lovelace", True),
        ("Lovelace, Ada", True),
        ("A. Lovelace", True),
        ("Lovelace A.", True),
        ("Lovelace AK", False),
        ("A. K. Lovelace", True),
        ("B. Lovelace", False),
        ("Byron Lovelace", False),
        ("Lovelace", False),
        ("Ada Byron", False),
    ],
)
def test_ones_own_name_is_known_in_a_list_of_authors(author: str, *, own: bool) -> None:
    assert is_same_person("Ada Lovelace", author) == own


def test_ones_own_name_is_bold() -> None:
    paper = {"title": "Notes", "authors": ["L. Menabrea", "A. Lovelace"]}
    page = compose(Resume.model_validate({"contact": {"name": "Ada Lovelace"}, "publications": [paper]}), Options())
    assert "L.\xa0Menabrea, <strong>A.\xa0Lovelace</strong>" in page

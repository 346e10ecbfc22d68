"""Text that is markup, code or out of the ordinary elsewhere comes out as it was typed, wherever it stands."""

import io
import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judges import STRAIGHT

from resume import fonts, load, render
from resume.compose import compose
from resume.markup import INVISIBLE
from resume.options import Options
from resume.richtext import plain
from resume.schema import Resume
from resume.shelves import built_in

TEXTS = [
    *r"""Jane "JJ" O'Roe
C#
#hashtag
5 * 3 * 2
10 - 20 percent
AT&T <b>
&amp; &#60;
$$
{{ 7*7 }}
{% raw %}
{# gone? #}
{name} %s %(x)s
`
\
~
C:\new\table
null
yes: no
1. first
2) second
- minus
+ plus
> 5
| a | b |
---
===
__init__
snake_case and a_b_c
😀
ﬁ
ß
İ
Ελληνικά
Кириллица
עברית
</style><script>alert(1)</script>
<!-- gone? -->
::before { content: 'x' }
url(javascript:alert(1))
]]>""".splitlines(),
    "\u2194\ufe0e",
    "e\u0301",
    "👩🏽\u200d💻",
]
PLACES = ["h1", "p.headline", "h2", "h3.title", "p.tagline", "ul.highlights", "ul.run"]
VOID = {"meta", "img", "br", "link"}


@pytest.fixture(params=TEXTS)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def resume(text: str, tmp_path: Path) -> Resume:
    """The text as name, headline, section title, title, tagline, bullet and keyword."""
    entry = {"title": text, "tagline": text, "highlights": [text]}
    data = {
        "contact": {"name": text, "headline": text},
        "custom": [{"title": text, "entries": [entry]}],
        "skills": [{"keywords": [text]}],
    }
    path = tmp_path / "cv.json"
    path.write_text(json.dumps(data), "utf-8")
    return load(path)


def test_in_html(resume: Resume, text: str) -> None:
    page = Page(render(resume, ".html").decode())
    assert {place: as_typed(page.first(place)) for place in PLACES} == dict.fromkeys(PLACES, as_typed(text))
    assert page.first("title") == f"{text} – {text}"
    assert [tag for tag in page.tags if tag in ("script", "style", "b")] == ["style", "style"]


def test_in_pdf(resume: Resume, text: str) -> None:
    pdf = render(resume, ".pdf")
    joined = "\u200d" in text  # pypdf does not know how the fonts of joined emoji are encoded
    for read in [by_pdfium] if joined else [by_pdfium, by_pypdf]:
        found = squeezed(read(pdf))
        assert found.count(squeezed(text)) == len(PLACES), (read.__name__, found)


def test_a_name_is_not_taken_for_our_own_mark() -> None:
    page = Page(render(Resume.model_validate({"contact": {"name": "/*fonts*/"}}), ".html").decode())
    assert "@font-face" in page.first("style")


@pytest.mark.parametrize("theme", built_in())
def test_all_of_them_in_one_pdf(tmp_path: Path, theme: str) -> None:
    """From YAML, as plain as they may stand there; and over several pages."""
    path = tmp_path / "cv.yaml"
    path.write_text("".join(lines()), "utf-8")
    found = squeezed(by_pdfium(render(load(path), ".pdf", Options(theme=theme))))
    assert [text for text in TEXTS if squeezed(text) not in found] == []


any_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("*_`[]()<>&\\#-+.!|~{}%$\"'/:@ \n1")
)


@settings(deadline=None)
@given(any_text.filter(str.strip))
def test_any_bullet_is_in_html_what_a_person_reads(text: str) -> None:
    resume = Resume.model_validate({"contact": {"name": "Ada"}, "custom": [{"title": "A", "highlights": [text]}]})
    page = Page(compose(resume, Options()))
    assert as_typed(page.first("ul.highlights")) == as_typed(plain(text))
    assert "script" not in page.tags


class Page(HTMLParser):
    """The text inside each element, in their order, by tag and first class."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[tuple[str, list[str]]] = []
        self.open: list[list[str]] = []
        self.feed(page)

    def first(self, place: str) -> str:
        return next("".join(words) for found, words in self.texts if found == place).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            kind = (dict(attrs).get("class") or "").split()
            words: list[str] = []
            self.texts.append((".".join([tag, *kind[:1]]), words))
            self.open.append(words)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for words in self.open:
            words.append(data)


def lines() -> list[str]:
    """A resume in YAML with every text as a bullet, in single quotes."""
    bullets = ["      - '{}'\n".format(text.replace("'", "''")) for text in TEXTS]
    return ["contact:\n  name: Ada\nexperience:\n  - title: Engineer\n    highlights:\n", *bullets]


def as_typed(text: str) -> list[str]:
    """The words, without what a typographer makes of quotes, dashes and spaces."""
    return ["–" if word == "--" else word.translate(STRAIGHT) for word in text.translate(INVISIBLE).split()]


def by_pdfium(pdf: bytes) -> str:
    """U+FFFE is how PDFium gives a hyphen at the end of a line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "-")


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """Without what an extractor can't know: white space, ligatures, how an accent is spelt, invisible characters.

    What no font of this machine has prints as a question mark.
    """
    text = "".join("?" if letter in fonts.nowhere(letter) else letter for letter in text)
    text = unicodedata.normalize("NFKC", " ".join(as_typed(text)))
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Mn"))

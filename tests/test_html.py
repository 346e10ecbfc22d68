"""The web page: one file that needs nothing from elsewhere, and says what its parts are."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from resume import Resume, load, render
from resume.fonts import FAMILIES, Face
from resume.options import Options
from resume.shelves import BUILT_IN, built_in
from resume.themes import find_settings, load_theme

DATA = Path(__file__).parent.parent / "data"
VOID = {"meta", "img", "br", "link"}


class Page(HTMLParser):
    """The start tags of a page with their attributes, and whether every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(
    scope="module", params=[(name, theme) for name in ("gafiyatullin", "portfolio", "sample") for theme in built_in()]
)
def text(request: pytest.FixtureRequest) -> str:
    name, theme = request.param
    return render(load(DATA / f"{name}.yaml"), ".html", Options(theme=theme)).decode()


def test_no_request_leaves_it(text: str) -> None:
    page = Page(text)
    assert "default-src 'none'" in str(page.all("meta"))
    assert not page.all("script")
    assert not page.all("link")
    assert all(str(image["src"]).startswith("data:image/") for image in page.all("img"))
    assert all(url.startswith("data:") for url in re.findall(r"url\(([^)]*)\)", text))
    assert "@import" not in text


def test_fonts_are_inside(text: str) -> None:
    assert text.count("@font-face") >= 3
    assert text.count("format('woff2')") == text.count("@font-face")
    assert len(text) < 400_000


def test_headings_nest_without_a_gap(text: str) -> None:
    page = Page(text)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert not page.open
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_it_is_marked_up_for_machines(text: str) -> None:
    page = Page(text)
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("main")[0]["itemtype"] == "https://schema.org/Person"
    times = [str(time["datetime"]) for time in page.all("time")]
    assert times
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", time) for time in times)


def test_the_photo_has_a_text() -> None:
    page = Page(render(load(DATA / "sample.yaml"), ".html").decode())
    assert [image["alt"] for image in page.all("img")] == ["Portrait of Ruth Aldersey"]


def test_a_position_is_a_role_at_an_organization() -> None:
    page = Page(render(load(DATA / "gafiyatullin.yaml"), ".html").decode())
    roles = [tag for tag in page.all("article") if "itemprop" in tag]
    assert [role["itemprop"] for role in roles] == ["alumniOf", *["worksFor"] * 4]
    assert {role["itemtype"] for role in roles} == {"https://schema.org/OrganizationRole"}
    assert {"roleName", "startDate", "endDate", "worksFor"} <= {tag.get("itemprop") for _, tag in page.tags}


def test_profiles_are_told_from_other_links() -> None:
    page = Page(render(load(DATA / "sample.yaml"), ".html").decode())
    kinds = {link["href"]: link.get("itemprop") for link in page.all("a")}
    assert kinds["https://github.com/ruth-example"] == "sameAs"
    assert kinds["https://ruth.example.org"] == "url"
    assert kinds["tel:+447700900142"] == "telephone"


@pytest.mark.parametrize("theme", built_in())
def test_every_face_is_what_its_name_says(theme: str) -> None:
    from fontTools.ttLib import TTFont

    resume = Resume(title=theme)
    for face in load_theme(BUILT_IN / theme).faces(find_settings(resume, Options(theme=theme).over(resume))):
        with TTFont(face.path) as font:
            assert font["OS/2"].usWeightClass == face.weight
            assert bool(font["OS/2"].fsSelection & 1) == (face.style == "italic")


def test_every_family_has_a_regular_face() -> None:
    assert all(Face(family, "Regular").path.is_file() for family in FAMILIES)

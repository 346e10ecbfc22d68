"""What `resume check` finds in a finished PDF: nothing in ours, and in each mutant what is wrong with it.

A mutant is the theme plain with a fault in its style sheet or a template, or a PDF of ours that was damaged.
"""

import io
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from resume import load, rules
from resume.options import Options
from resume.proof import examine, read_back
from resume.readback import Proof
from resume.writers import produce

FOLDER = Path(__file__).parent / "mutants"
TOML = 'purpose = "Plain, with a fault."\nextends = "plain"\n'
RUNNING = ".roles, .headline { position: running(aside) } @page { @top-left { content: element(aside) } }"


MARKERS = """
  .highlights { list-style: disc outside; padding-left: 9mm }
  .highlights > li { display: list-item; padding: 0; text-indent: 0 }
  .highlights > li::before { content: none }
"""
COVER = """
  .education { position: relative }
  .education::after { position: absolute; top: 0; left: 0; width: 99mm; height: 30mm; background: #fff; content: "" }
"""
JOINED = """
<p><b>{{ entry.title }}</b>{{ entry.organization }}{{ dates(entry.period) }}</p>
{% include 'about.html.j2' %}{% include 'authors.html.j2' %}{{ entry.degree if entry.degree is defined }}
"""
BARE_LINKS = """
{% for link in entry.links %}<p>{{ link.text }}</p>{% endfor %}
{% if entry.doi is defined and entry.doi %}<p>{{ entry.doi }}</p>{% endif %}
"""
BARE_CONTACT = "<p>{{ contact.phone[0] }}</p><p>{{ contact.email[0] }}</p><p>{{ contact.links[0].text }}</p>"
SPOKEN_OVER = "<h1>{{ contact.name }}</h1><p>{{ contact.headline | replace(' of ', ' (as all know) of ') }}</p>"

STYLES: dict[str, list[str]] = {
    "lost-text": [
        ".highlights > li:nth-child(2) { display: none }",
        ".level-1:nth-of-type(2) { display: none }",
        "h2 { visibility: hidden }",
        ".organization { text-transform: uppercase }",  # ß becomes SS
        ".prose strong { position: absolute; top: 0; left: 0 }",
        RUNNING,
        ".links li { font-size: 0 }",
        ".skills .run li:first-child { display: none }",  # its word stands elsewhere too
    ],
    "torn-text": [
        ".highlights > li { display: table-cell; width: 35mm }",
        ".level-1 { display: inline-block; width: 45%; vertical-align: top; margin-right: 1mm }",
    ],
    "reading-order": [
        ".entry > header { position: absolute; right: 0 } .entry { position: static }",
        ".dates { position: absolute; top: 0; right: 0 }",
        ".entry { display: flex; flex-direction: column-reverse }",
        ".entry > header > .title { float: right; width: 40mm } .entry > header { position: relative; left: 0 }",
    ],
    "split-words": [
        "h2 { letter-spacing: .2em }",
        "body { letter-spacing: .2em }",
        ".highlights { width: 26mm; hyphens: auto }",
    ],
    "stray-marker": [
        MARKERS,
    ],
    "broken-contact": [".email { width: 18mm; overflow-wrap: anywhere } .email a { overflow-wrap: anywhere }"],
    "hidden-text": [
        ".summary p { color: #fff }",
        ".skill h3 { opacity: 0 }",
        ".languages li { height: 0; overflow: hidden }",
        COVER,
    ],
    "clipped-text": [
        ".summary p { width: 60mm; overflow: hidden; white-space: nowrap }",
        "h1 { height: .6em; margin-bottom: 1em; overflow: hidden }",
    ],
    "low-contrast": [".highlights { color: #aaa }", ".prose { opacity: .4 }", "h2 { background: #555 }"],
    "overlapping-text": [
        ".education { margin-top: -9mm }",
        ".title { position: absolute } .entry { position: relative }",
    ],
    "off-page": [".headline { margin-left: 180mm; white-space: nowrap }", ".phone { margin-left: -40mm }"],
    "outside-margins": [".headline { margin-left: -12mm }", ".email { position: absolute; right: -14mm }"],
    "stranded-heading": [".prose, .highlights, .cards { break-before: page }"],
    "thin-last-page": [".languages { break-before: page }"],
    "paper-size": ["@page { size: a5 }"],
    "small-text": [".detail { font-size: 5pt }"],
    "fake-small-caps": ["h2 { font-family: Lato; font-variant-caps: small-caps }"],
    "many-fonts": [
        "h1 { font-family: Barlow } h2 { font-family: Lato } h3 { font-family: Spectral } p { font-family: PT Serif }"
    ],
    "tag-order": [".reach { position: relative }", ".headline { float: right }"],
}

TEMPLATES: dict[str, list[dict[str, str]]] = {
    "lost-text": [
        {"highlights.html.j2": ""},
        {"skill.html.j2": "<p>{{ skill.name }}</p>"},
        {"title.html.j2": "<p>{{ entry.organization }}</p>"},
        {"who.html.j2": "<h1><img src='{{ picture }}' alt='Name and profession'></h1>"},
    ],
    "torn-text": [{"who.html.j2": SPOKEN_OVER}],
    "joined-words": [{"head.html.j2": JOINED}],
    "dead-link": [{"links.html.j2": BARE_LINKS}, {"reach.html.j2": BARE_CONTACT}],
    "stray-link": [{"photo.html.j2": "<p>{{ anchor('https://themes.test/buy', 'Made with Plain') }}</p>"}],
    "no-alternate-text": [{"photo.html.j2": "<img src='{{ photo | data_uri }}'>"}],
    "junk-characters": [{"photo.html.j2": "<p>\ue001 \ufffd</p>"}],
}


def damaged(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    def damage(pdf: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            change(document)
            out = io.BytesIO()
            document.save(out, deterministic_id=True)
        return out.getvalue()

    return damage


def first_tag(document: pikepdf.Pdf, role: str) -> Any:
    return next(tag for tag in document.objects if isinstance(tag, pikepdf.Dictionary) and tag.get("/S") == f"/{role}")


def without_tags(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot, document.Root.MarkInfo


def without_a_paragraph(document: pikepdf.Pdf) -> None:
    paragraph = first_tag(document, "P")
    paragraph.K = pikepdf.Array()


def with_an_odd_tag(document: pikepdf.Pdf) -> None:
    first_tag(document, "H2").S = pikepdf.Name("/Heading")


def without_a_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def in_french(document: pikepdf.Pdf) -> None:
    document.Root.Lang = pikepdf.String("fr")


def without_a_title(document: pikepdf.Pdf) -> None:
    del document.docinfo["/Title"]


def with_a_hidden_title(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def with_javascript(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))


def with_a_program(document: pikepdf.Pdf) -> None:
    document.pages[0].Annots[0].A = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F=pikepdf.String("calc.exe"))


def with_a_page_that_acts(document: pikepdf.Pdf) -> None:
    document.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name("/URI"), URI=pikepdf.String("x:y")))


def without_a_profile_of_colors(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def with_a_stowaway(document: pikepdf.Pdf) -> None:
    document.attachments["tracker.exe"] = b"MZ"


def with_a_dead_link(document: pikepdf.Pdf) -> None:
    document.pages[0].Annots[0].A.URI = pikepdf.String("https://elsewhere.test")


def with_fonts_taken_out(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        for descendant in font.DescendantFonts:
            for file in ("/FontFile2", "/FontFile3"):
                if file in descendant.FontDescriptor:
                    del descendant.FontDescriptor[file]


def with_whole_fonts(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        for named in (font, *font.DescendantFonts):
            named.BaseFont = pikepdf.Name("/" + str(named.BaseFont).partition("+")[2])


def without_letters(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        del font.ToUnicode


def with_a_ballast(document: pikepdf.Pdf) -> None:
    document.Root.Ballast = document.make_stream(random.Random(1).randbytes(2_100_000))


def with_a_page_more(document: pikepdf.Pdf) -> None:
    document.add_blank_page()


DAMAGES: dict[str, list[Callable[[pikepdf.Pdf], None]]] = {
    "pdf-ua": [without_tags, without_a_language],
    "pdf-a": [without_a_profile_of_colors],
    "lost-text": [without_a_paragraph],
    "unknown-tag": [with_an_odd_tag],
    "untagged-content": [without_a_paragraph, without_tags],
    "no-language": [without_a_language, in_french],
    "no-title": [without_a_title, with_a_hidden_title],
    "active-content": [with_javascript, with_a_program, with_a_page_that_acts],
    "unasked-attachment": [with_a_stowaway],
    "dead-link": [with_a_dead_link],
    "stray-link": [with_a_dead_link],
    "font-not-embedded": [with_fonts_taken_out],
    "font-not-subset": [with_whole_fonts],
    "junk-characters": [without_letters],
    "file-size": [with_a_ballast],
    "page-count": [with_a_page_more],
}


def picture() -> str:
    from resume.markup import data_uri
    from resume.photo import Photo

    image, content = Image.new("RGB", (400, 60), "white"), io.BytesIO()
    ImageDraw.Draw(image).text((4, 20), "Änne Straßburger, Engineer of Bridges", fill="black")
    image.save(content, "PNG")
    return data_uri(Photo(content.getvalue(), "image/png"))


@pytest.fixture(autouse=True)
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a resume that has no fault, and a theme to put one into."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mutant").mkdir()
    (tmp_path / "mutant/theme.toml").write_text(TOML)
    monkeypatch.chdir(tmp_path)


def pairs(table: Mapping[str, Sequence[Any]]) -> list[tuple[str, Any]]:
    return [(rule, mutant) for rule, mutants in table.items() for mutant in mutants]


def found(options: Options) -> dict[str, Any]:
    return {problem.rule: problem for problem in examine("cv.yaml", options).problems}


def test_nothing_is_wrong_without_a_fault() -> None:
    assert found(Options(theme="./mutant")) == {}


@pytest.mark.parametrize(("rule", "style"), pairs(STYLES))
def test_a_fault_in_a_style_sheet_is_found(rule: str, style: str) -> None:
    Path("mutant/style.css").write_text(style)
    problem = found(Options(theme="./mutant")).get(rule)
    assert problem
    assert problem.place.line
    assert problem.remedy


@pytest.mark.parametrize(("rule", "files"), pairs(TEMPLATES))
def test_a_fault_in_a_template_is_found(rule: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        Path("mutant", name).write_text(text.replace("{{ picture }}", picture()))
    assert rule in found(Options(theme="./mutant"))


@pytest.mark.parametrize(("rule", "change"), pairs(DAMAGES))
def test_a_damage_to_the_file_is_found(rule: str, change: Callable[[pikepdf.Pdf], None]) -> None:
    resume, options = load("cv.yaml"), Options(theme="plain", pages=2)
    proof = Proof(resume, options, damaged(change)(produce(resume, ".pdf", options).content))
    assert rule in {problem.rule for problem in read_back(proof)}


def test_text_from_right_to_left_is_named() -> None:
    Path("cv.yaml").write_text("contact: {name: Ada, email: a@b.test}\nsummary: שלום עולם\n", "utf-8")
    problem = found(Options(theme="plain"))["right-to-left"]
    assert (problem.severity, problem.at) == ("note", ("summary",))


def test_every_rule_has_a_mutant() -> None:
    caught = {"right-to-left"} | {
        rule for kind in (STYLES, TEMPLATES, DAMAGES) for rule, mutants in kind.items() if mutants
    }
    assert caught == {name for name, module in rules.names().items() if module.startswith("pdf.")}


def test_there_are_as_many_mutants_as_there_were() -> None:
    assert sum(len(mutants) for kind in (STYLES, TEMPLATES, DAMAGES) for mutants in kind.values()) >= 60

"""What is spared of WeasyPrint's work changes no page: the bytes are those that it makes without."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resume.engine import lighter
from resume.engine.weasy import Engine

PAGES = {
    "notes": (
        "i { float: footnote } b { position: note(side) } @page { @note-area { height: 2cm } }",
        "<p>A<i>1</i><b>2</b>",
    ),
    "notes by attribute": ("", '<p>A<i style="float: footnote">1</i>'),
    "styled calls of notes": ("i { float: footnote } i::footnote-call { color: red; content: '*' }", "<p>A<i>1</i>"),
    "numbers": (
        "ol { list-style: lower-roman } li li { list-style-type: Lower-Greek }",
        "<ol><li>A<ol><li>B<li>C</ol></ol>",
    ),
    "numbers by attribute": (
        "",
        '<ol style="list-style-type: upper-roman"><li>A<li>B</ol><ul><li>C<ul><li>D</ul></ul>',
    ),
    "numbers of its own": (
        (
            "@counter-style x { system: extends upper-roman; suffix: '] ' } ol { list-style: x } p::after { "
            "content: counter(p, x) }"
        ),
        "<ol><li>A</ol><p>B",
    ),
    "markers": ("li::marker { font-size: 2em; color: red } div { display: list-item }", "<ul><li>A</ul><div>B</div>"),
    "forms": ("", "<form><input value=A><select><option>B</select><textarea>C</textarea><button>D</button></form>"),
    "tables before": ("p::before { display: table; content: 'x'; margin: 2em; padding: 1em }", "<p>A<p>B<p>C"),
    "tables": (
        "table { border-collapse: collapse } td { border: 1px solid; padding: 3px }",
        "<table><tr><td>A<td>B</table>",
    ),
    "anchors": ("p::before { anchor: x; content: attr(id) }", '<p id=a>A<p id=b>B<a href="#b">C</a>'),
    "pseudo-elements": (
        (
            "p::first-letter { font-size: 2em } p::first-line { color: red } p::after { content: counter(page) '/' "
            "attr(x); float: right }"
        ),
        "<p x=1>A b c<p x=2>D e f",
    ),
    "sides": (
        "p { margin-inline: 1em 2em; padding-block-start: 1em } [dir] { border-inline-start: 2px solid }",
        "<p>A<p dir=rtl>B",
    ),
    "lines": (
        "u { text-decoration: underline red } i { text-decoration: line-through }",
        "<p><u>A<i>B<b>C</b></i></u>",
    ),
    "named pages": ("p + p { page: x } @page x { margin: 5cm; @top-left { content: 'x' } }", "<p>A<p>B<p>C"),
    "leaders": ("p::after { content: leader('.') target-counter('#b', page) }", "<p>A<p id=b>B"),
    "running heads": ("h1 { position: running(x) } @page { @top-right { content: element(x) } }", "<h1>A</h1><p>B"),
    "strings": (
        (
            "h1 { string-set: x content() } @page { @top-right { content: string(x); color: var(--c) } } :root { "
            "--c: red }"
        ),
        "<h1>A</h1>",
    ),
    "relative": (":root { --a: 1.5em; --b: calc(var(--a) * 2) } p { margin-left: var(--b); font-size: 2em }", "<p>A"),
    "a bomb": (
        ":root {" + "".join(f"--a{n}: {f'var(--a{n + 1}) ' * 12};" for n in range(6)) + "} p { color: var(--a0) }",
        "<p>A",
    ),
}
DRAW = """
import hashlib, json, sys
from resume.engine import lighter, quick
if STOCK:
    quick.KNOWN = {"weasyprint/html.py": "another"}
    lighter.spelt_out = lambda sheet, *_: sheet
from resume.engine.weasy import Engine
engine, drawn = Engine(), {}
for name, (css, body) in json.load(sys.stdin).items():
    page = "<!DOCTYPE html><html lang=en><title>A</title><style>" + css + "</style><body>" + body
    layout = engine.lay_out(page, 1, "pdf/ua-1")
    drawn[name] = hashlib.sha256(engine.write(1, "ua-1", [])).hexdigest(), layout.complaints
print(json.dumps([quick.applies(), drawn]))
"""


def drawn(*, stock: bool) -> tuple[bool, dict[str, list[object]]]:
    code = DRAW.replace("STOCK", str(stock))
    result = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(PAGES), capture_output=True, text=True, check=True
    )
    applied, pages = json.loads(result.stdout)
    return applied, pages


def test_pages_of_all_kinds_are_the_same() -> None:
    (by_stock, expected), (by_ours, found) = drawn(stock=True), drawn(stock=False)
    assert (by_stock, by_ours) == (False, True)
    assert found == expected


@pytest.fixture(scope="module")
def engines() -> tuple[Engine, Engine]:
    return Engine(), Engine()


NAMES = ["--a", "--b", "--c"]
VALUES = [*["red", "lime", "navy", "teal", "olive", "purple"], "12px", "initial", "inherit", "", '"x; --a: lime"']
VALUES += ["var(--a)", "var(--b)", "var(--c, teal)", "red !important", "calc(1px + 2px)", "/* lime */ navy"]
RULES = [
    ":root { %s }",
    "html { %s }",
    "p { %s }",
    "@media print { :root { %s } }",
    "@media screen { :root { %s } }",
    ":root { & p { %s } }",
    "/* :root { %s } */",
]
USES = [
    "p { color: var(%s) }",
    "p { color: green; color: var(%s, blue) }",
    "@page { @top-left { content: 'A'; color: var(%s) } }",
    "p::before { content: 'var(%s)' }",
    "p { margin: var(%s) 2px }",
]
declared = st.builds("{}: {}".format, st.sampled_from(NAMES), st.sampled_from(VALUES))
rule = st.builds(
    lambda rule, said: rule % "; ".join(said), st.sampled_from(RULES), st.lists(declared, min_size=1, max_size=3)
)
use = st.builds(lambda use, name: use % name, st.sampled_from(USES), st.sampled_from(NAMES))
sheet = st.lists(rule | use, min_size=2, max_size=6).map("\n".join)


@given(st.lists(sheet, min_size=1, max_size=2))
@example([":root { --a: red }\nhtml { --a: lime }\np { color: var(--a) }"])
@example([":root { --a: red }\np { color: var(--a) }", "p { --a: lime }"])
@example([":root { --a: var(--b) }\np { color: var(--a) }"])
@example([":root { --a: var(--b, red) }\np { color: var(--a) }"])
@example([":root { --b: red }\np { color: var(--b) }"])
@settings(max_examples=100, deadline=None)
def test_custom_properties_mean_the_same_where_they_are_used(engines: tuple[Engine, Engine], sheets: list[str]) -> None:
    page = (
        "".join(f"<style>{sheet}</style>" for sheet in sheets)
        + "<html lang=en><title>A</title><p>A<p style='--b: silver'>B"
    )
    ours, others = engines
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lighter, "spelt_out", lambda sheet, *_: sheet)
        expected = pdf(others, page)
    assert pdf(ours, page) == expected


def pdf(engine: Engine, page: str) -> bytes:
    engine.lay_out(page, 1, "pdf/ua-1")
    return engine.write(1, "ua-1", [])


def test_the_measures_of_our_themes_are_spelt_out() -> None:
    text = Path(__file__).parent.parent.joinpath("themes/base/style.css").read_text(encoding="utf-8")
    assert "var(--muted)" in text
    assert "var(--muted)" not in lighter.spelt_out(text)

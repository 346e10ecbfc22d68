"""What is spared of WeasyPrint's work changes no page: the bytes are those that it makes without."""

import json
import re
import subprocess
import sys

import weasyprint

from resume.engine.lighter import without_idle_rules
from resume.engine.weasy import Engine

TEXT = "The quick brown fox jumps over 12 lazy dogs, and “waffles”."
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
    "anchors": ("b::before { anchor: 'x'; content: 'y' }", "<p><b>A</b><b>B</b>"),
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
    "alphabets": ("ol { list-style: lower-alpha }", "<ol><li>A<li>B</ol>"),
    "alphabets extended": ("@counter-style x { system: extends lower-alpha } ol { list-style: x }", "<ol><li>A</ol>"),
    "notes beside a style": (
        "i { float: footnote } b { position: note(side) }",
        "<p style='color: red'>A<i>1</i><b>2</b>",
    ),
    "attributes without spaces": (
        "",
        '<p>A<i class="x"style="float:footnote">1</i><ol/style="list-style:upper-roman"><li>B</ol>',
    ),
    "escapes": (r"i { float: \66ootnote } ol { list-style: upper\-roman }", "<p>A<i>1</i><ol><li>B</ol>"),
    "entities": ("", '<p>A<i style="float: foot&#110;ote">1</i>'),
    "imports": ("@import url(data:text/css,i%7Bfloat:foot%6Eote%7D);", "<p>A<i>1</i>"),
    "links": ("", '<link rel=stylesheet href="data:text/css,i%7Bfloat:foot%6Eote%7D"><p>A<i>1</i>'),
    "lines broken": (
        "@page { size: 8cm } p { width: 5cm }",
        "<p>The quick brown fox <b>jumps over</b> the lazy dog<br>again, " * 9,
    ),
    "lines drawn in another way": (
        "@page { size: 8cm } div { letter-spacing: .1em } i { word-spacing: 1em } u { overflow-wrap: anywhere }",
        (
            f"<p style='text-align: justify'>{TEXT}<div>{TEXT}</div><p><i>{TEXT}</i>"
            f"<u style='display: block; width: 1cm'>{TEXT}</u>"
        ),
    ),
    "lines cut off": (
        (
            "p { width: 3cm; overflow: hidden } .a { white-space: nowrap; text-overflow: ellipsis } .b { max-lines: 2; "
            "continue: discard; block-ellipsis: auto } .c { word-break: break-all; direction: rtl } .d { width: 1mm } "
            ".e { overflow-wrap: anywhere } .f { word-spacing: 9px }"
        ),
        (
            f"<p class=a>{TEXT}<p class=b>{TEXT}<p class='a c d'>{TEXT}<p class='b c d'>{TEXT}<p class='b f'>{TEXT}"
            "<p class='b e'>https://www.example.org/a/very/long/address?with=everything"
        ),
    ),
    "lines of several paragraphs": (
        "p { width: 4cm } pre { tab-size: 4 }",
        f"<p>{TEXT}&#x2028;{TEXT}<pre>{TEXT}\n\t{TEXT}</pre><p style='white-space: pre-line'>{TEXT}\n{TEXT}&#13;{TEXT}",
    ),
    "lines with wide spaces": (
        "pre { word-spacing: 4px; width: 3cm } p { width: 3cm; white-space: pre-wrap; word-spacing: 1em }",
        f"<pre>A   \n \n   B\n{TEXT} \xa0 \n \u2028   \n \u200d A</pre><p>\u2028 3 % \u2028 A \n \n \u200d B\xa0 A",
    ),
    "lines with tabs": ("h1 { width: 60px; white-space: pre-wrap }", "<h1>שלום \t</h1><h1>A \t</h1>"),
    "lines longer than they seem": (
        "p { width: 3cm; white-space: pre-line }",
        "".join(f"<p>{'il' * 16}{end}il {TEXT}" for end in ("\n", "&#x2028;", "&#x2029;")),
    ),
    "lines with hyphens": (
        "p { width: 2cm; hyphens: auto } p + p { hyphens: manual; hyphenate-character: '=' }",
        "<p lang=en-us>Incomprehensibility of hyphenation<p>In&shy;compre&shy;hen&shy;si&shy;bil&shy;ity",
    ),
    "lines to and fro": ("p { width: 4cm }", f"<p dir=rtl>שלום {TEXT} שלום<p>مرحبا {TEXT}<p><bdo dir=rtl>{TEXT}</bdo>"),
    "lines drawn twice": (
        "@page { size: 8cm } h1 { position: running(x) } @page { @top-right { content: element(x) } }",
        f"<h1>{TEXT}</h1><table><thead><tr><th>{TEXT}<tbody>" + f"<tr><td>{TEXT}" * 20,
    ),
    "lines of a picture": ("", "<svg width=90 height=20><text x=5 y=15 letter-spacing=2>Hi there</text></svg>"),
    "many lines": ("@page { size: 10cm }", f"<p>{TEXT}" * 1_200),
    "counters set anew": (
        (
            "@counter-style upper-roman { system: cyclic; symbols: X } ol { list-style: upper-roman }</style><style>"
            "ul { list-style: lower-roman }"
        ),
        "<ol><li style='color: red'>A</ol><ul><li>b</ul>",
    ),
}
DRAW = """
import hashlib, json, sys
from resume.engine import quick
if STOCK:
    quick.KNOWN = {"weasyprint/html.py": "another"}
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


def test_a_page_finds_every_way_to_number_that_it_names() -> None:
    defaults = weasyprint.html.UA
    names = re.findall(r"@counter-style ([\w-]+)", defaults)
    assert len(names) > 40
    for name in names:
        lighter = without_idle_rules(defaults, "", [f"ol {{ list-style: {name} }}"])
        assert f"@counter-style {name} " in lighter


def test_what_a_page_does_not_need_is_left_out() -> None:
    left = without_idle_rules(weasyprint.html.UA, '<p data-date-style="short">A note (in Thai)', ["p { color: red }"])
    assert "::note-call" not in left
    assert "@counter-style thai" not in left
    assert "@counter-style disc" in left
    assert "::marker" in left


def test_what_was_set_before_changes_nothing() -> None:
    css = "<style>p { background: linear-gradient(to right, red, blue 5em) }</style><p>A"
    pages = [f"<html lang=en style='font-size: {size}px'><title>A</title>{css}" for size in (10, 20)]
    used = Engine()
    again = [pdf(used, page) for page in pages]
    assert again == [pdf(Engine(), page) for page in pages]


def pdf(engine: Engine, page: str) -> bytes:
    engine.lay_out(page, 1, "pdf/ua-1")
    return engine.write(1, "ua-1", [])

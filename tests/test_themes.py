"""Themes: found by name or path, built on their parents, and never trusted."""

import io
import os
import re
from pathlib import Path

import pypdf
import pytest

from resume import Resume, ResumeError, render
from resume.compose import compose
from resume.options import Options
from resume.shelves import BUILT_IN, built_in
from resume.source import parse
from resume.themes import load_theme

CV = Resume.model_validate({"contact": {"name": "Ada"}, "experience": [{"title": "Programmer", "dates": "2017"}]})


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/theme.toml").write_text(
        'purpose = "Mine."\nextends = "classic"\n[defaults]\naccent = "#123456"\n'
    )
    (tmp_path / "mine/style.css").write_text("h2 { color: rebeccapurple }")
    return tmp_path / "mine"


def page(theme: Path, **settings: str) -> str:
    return render(CV, ".html", Options(theme=str(theme), settings=settings)).decode()


def test_a_theme_is_its_parents_and_what_it_changes(theme: Path) -> None:
    text = page(theme)
    assert "h2 { color: rebeccapurple }" in text
    assert "--accent: #123456" in text
    assert text.index("break-after: avoid") < text.index("border-top: 3.5pt") < text.index("rebeccapurple")


def test_a_template_of_its_own_is_used(theme: Path) -> None:
    (theme / "title.html.j2").write_text('<h3 class="title">« {{ title(entry) | inline }} »</h3>')
    assert "« Programmer »" in page(theme)


def test_a_theme_lies_beside_the_resume(theme: Path) -> None:
    source = parse("contact:\n  name: Ada\ndesign:\n  theme: ./mine\n", folder=theme.parent)
    resume = Resume.model_validate(source.data).read_from(source)
    assert "rebeccapurple" in render(resume, ".html").decode()


def test_a_file_names_no_theme_outside_its_folder(theme: Path) -> None:
    source = parse("contact:\n  name: Ada\ndesign:\n  theme: ../other\n", folder=theme)
    with pytest.raises(ResumeError, match=r"4:10: the theme “\.\./other” lies outside"):
        render(Resume.model_validate(source.data).read_from(source), ".html")


def test_images_of_a_theme_go_into_the_page(theme: Path) -> None:
    (theme / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    (theme / "style.css").write_text('h2 { background: url("dot.svg") }')
    assert "url(data:image/svg+xml;base64," in page(theme)


@pytest.mark.parametrize(
    "image", ["../secret.svg", "/etc/passwd", "file:///etc/passwd", "https://example.com/a.png", "gone.svg"]
)
def test_images_from_elsewhere_stop_the_build(theme: Path, image: str) -> None:
    (theme.parent / "secret.svg").write_text("<svg/>")
    (theme / "style.css").write_text(f"h2 {{ background: url({image}) }}")
    with pytest.raises(ResumeError, match="no image"):
        page(theme)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ title.__globals__ }}",
        "{{ title.__name__ }}{{ title.__class__ }}",
        "{{ resume.parse_raw('x') }}",
        "{{ contact.parse_file('/etc/passwd') }}",
        "{{ resume.model_validate({}) }}",
        "{{ resume.source.folder }}",
        "{{ entry.model_dump() }}",
        "{{ dates.args }}",
        "{{ heading.func }}",
        "{{ 'x' * 10**18 }}",
        "{{ resume.model_copy.__func__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
        "{{ no_such_name }}",
        "{% if %}",
    ],
)
def test_templates_are_in_a_sandbox(theme: Path, template: str) -> None:
    (theme.parent / "secret.txt").write_text("secret")
    (theme / "title.html.j2").write_text(template)
    with pytest.raises(ResumeError, match="template"):
        page(theme)


def test_a_style_sheet_cannot_leave_its_element(theme: Path) -> None:
    (theme / "style.css").write_text("</style><script>alert(1)</script>")
    text = page(theme)
    assert "<script" not in re.sub(r"(?s)<style>.*?</style>", "", text)


def test_the_page_of_a_theme_reaches_no_network(theme: Path, caplog: pytest.LogCaptureFixture) -> None:
    (theme / "title.html.j2").write_text(
        '<img src="https://example.com/a.png" alt="x"><img src="FILE:///etc/passwd" alt="x">'
    )
    render(CV, ".pdf", Options(theme=str(theme)))
    assert caplog.text.count("disallowed protocol") == 2


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("accent", "blue", "a colour such as"),
        ("accent", "#12", "a colour such as"),
        ("size", "20pt", "from 9 to 12"),
        ("size", "10", "a length such as 10pt"),
        ("page_numbers", "maybe", "true or false"),
        ("acent", "#123", "did you mean “accent”"),
    ],
)
def test_a_wrong_setting_says_what_is_right(theme: Path, name: str, value: str, remedy: str) -> None:
    with pytest.raises(ResumeError) as error:
        page(theme, **{name: value})
    assert remedy in error.value.problems[0].remedy


def test_page_numbers_can_be_left_off() -> None:
    long = Resume.model_validate({"contact": {"name": "Ada"}, "experience": [{"title": "Job"} for _ in range(120)]})
    for value, numbered in (("true", True), ("false", False)):
        pdf = render(long, ".pdf", Options(settings={"page_numbers": value}))
        last = pypdf.PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()
        assert last.rstrip().endswith("4") == numbered


@pytest.mark.parametrize("name", built_in())
def test_every_theme_says_what_it_is_for(name: str) -> None:
    theme = load_theme(BUILT_IN / name)
    assert theme.purpose.endswith(".")
    assert all(option.help.endswith(".") for option in theme.options.values())


def test_a_template_cannot_run_what_is_pickled(theme: Path) -> None:
    """Pydantic's old `parse_raw` would."""
    pickled = r"cposix\nsystem\np0\n(Vtouch ran\np1\ntp2\nRp3\n."
    (theme / "title.html.j2").write_text(f'{{{{ resume.parse_raw("{pickled}", proto="pickle", allow_pickle=True) }}}}')
    with pytest.raises(ResumeError, match="template"):
        page(theme)
    assert not Path("ran").exists()


@pytest.mark.parametrize("name", ["style.css", "title.html.j2", "theme.toml"])
def test_links_in_a_theme_lead_nowhere(theme: Path, name: str) -> None:
    secret = theme.parent / "secret"
    secret.write_text("purpose = 'secret'")
    (theme / name).unlink(missing_ok=True)
    (theme / name).symlink_to(secret)
    with pytest.raises(ResumeError) as error:
        page(theme)
    assert "purpose" not in str(error.value)


def test_a_parent_lies_beside_the_theme(theme: Path) -> None:
    outside = theme.parent.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "theme.toml").write_text('purpose = "Outside."')
    (theme / "theme.toml").write_text('extends = "../../outside"')
    with pytest.raises(ResumeError, match="outside"):
        page(theme)


def test_a_process_sees_templates_come_change_and_go(theme: Path) -> None:
    assert "«" not in page(theme)
    (theme / "title.html.j2").write_text("«")
    assert "«" in page(theme)
    (theme / "title.html.j2").write_text("»")
    os.utime(theme / "title.html.j2", (1, 1))
    assert "»" in page(theme)
    (theme / "title.html.j2").unlink()
    assert "»" not in page(theme)


def test_dates_too_wide_for_a_column_stand_below_the_title() -> None:
    def place(period: str, **settings: str) -> str:
        resume = Resume.model_validate({"contact": {"name": "Ada"}, "experience": [{"title": "A", "dates": period}]})
        page = compose(resume, Options(theme="classic", settings=settings))
        return page.partition("<body")[2].partition('data-dates="')[2].partition('"')[0]

    assert place("2020-03 – 2021-05") == "column"
    assert place("2020-03-11 – 2021-05-12") == "below"
    assert place("2020-03-11 – 2021-05-12", dates="column") == "column"
    assert place("2020-03-11 – 2021-05-12", date_style="year") == "column"

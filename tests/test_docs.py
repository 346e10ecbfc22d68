"""The documents say what is so: their examples run, and nothing is left out of them."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import figures
import gallery
import pytest
import yaml
from typer.testing import CliRunner

from resume import cli, load, standards
from resume.shelves import BUILT_IN, built_in
from resume.themes import load_theme

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
THEMES = (ROOT / "docs/themes.md").read_text("utf-8")
TUTORIAL = THEMES.partition("## One of your own")[2].partition("## What there")[0]
VERBS = ("new", "build", "check", "themes", "schema", "doctor")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def run(line: str) -> str:
    result = CliRunner().invoke(cli.app, shlex.split(line.partition("#  ")[0])[1:])
    assert result.exit_code == 0, f"{line}: {result.output} {result.exception}"
    return result.output


@pytest.fixture
def cv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    example = blocks(README, "yaml")[0]
    (tmp_path / "cv.yaml").write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cv.yaml"


def test_the_cv_of_the_readme_works_when_pasted(cv: Path) -> None:
    assert len(blocks(README, "yaml")[0].splitlines()) <= 22
    assert load(cv).name == "Ada Example"
    assert "1 page" in run("resume build cv.yaml")


def test_the_commands_of_the_readme_work(cv: Path) -> None:
    commands = [line.partition(" #")[0].strip() for block in blocks(README, "sh") for line in block.splitlines()]
    simple = [line for line in commands if line.startswith("resume") and not re.search("[*<]| new ", line)]
    assert len(simple) >= 6
    (cv.parent / "resume.json").write_text('{"basics": {"name": "Ada"}}')
    for line in simple:
        run(line.replace("-o cv.yaml", "-o imported.yaml"))


def test_readme_and_changelog_name_every_verb() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    for verb in VERBS:
        assert f"resume {verb}" in README + changelog or f"`{verb}`" in changelog, verb


def test_every_theme_and_option_is_documented() -> None:
    for name in built_in():
        theme = load_theme(BUILT_IN / name)
        assert f"| `{name}` | {theme.purpose} |" in THEMES
        assert [option for option in theme.options if f"| `{option}` |" not in THEMES] == []


def test_every_theme_is_in_the_gallery() -> None:
    pictures = {path.stem for path in (ROOT / "docs/gallery").glob("*.png")}
    assert pictures == set(built_in()), "run: make gallery"
    assert (ROOT / "docs/gallery.md").read_text("utf-8") == gallery.index(), "run: make gallery"
    assert set(re.findall(r"docs/gallery/(\w+)\.png", README)) == set(built_in())


def test_the_tutorial_of_the_themes_works_step_by_step(cv: Path) -> None:
    """Its commands run in their order, each with the files as they are by then."""
    for block in re.finditer(r"(?:`(mine/[\w.]+)`:?\n\n)?```(\w+)\n(.*?)```", TUTORIAL, re.DOTALL):
        name, language, text = block.groups()
        if language == "sh":
            for line in text.splitlines():
                run(line)
        else:
            file = cv.parent / name
            before = file.read_text("utf-8") if "[options." in text else ""
            file.write_text(before + text, encoding="utf-8")
    run("resume build cv.yaml -o cv.html --theme ./mine --set rule=2pt --set head=centred")
    page = (cv.parent / "cv.html").read_text("utf-8")
    assert "--rule: 2pt" in page
    assert 'data-head="centred"' in page
    assert '<p class="dates">(<time' in page
    assert (cv.parent / "cv.png").is_file()


def test_the_commands_of_the_page_on_pdf_work(cv: Path) -> None:
    (commands,) = blocks((ROOT / "docs/pdf.md").read_text("utf-8"), "sh")
    for line in commands.splitlines():
        run(line.partition(" # ")[0])
    assert (cv.parent / "again.pdf").read_bytes() == (cv.parent / "cv.pdf").read_bytes()


def test_the_commands_of_the_page_on_many_work(cv: Path) -> None:
    (commands,) = blocks((ROOT / "docs/many.md").read_text("utf-8"), "sh")
    for line in commands.splitlines():
        run(line.partition(" # ")[0])
    assert (cv.parent / "out/serif/cv.pdf").is_file()
    assert (cv.parent / "out/cv-plain.html").is_file()


def test_the_commands_of_the_page_on_proof_work(cv: Path) -> None:
    (commands,) = blocks((ROOT / "docs/proof.md").read_text("utf-8"), "sh")
    for line in commands.splitlines():
        run(line.partition(" # ")[0])
    assert (cv.parent / "report.html").is_file()


def test_the_page_on_ci_has_every_input_and_output_of_the_action() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    document = (ROOT / "docs/ci.md").read_text("utf-8")
    inputs, outputs = (re.findall(r"(?m)^\| `(\w+)` \|", part) for part in document.partition("| output |")[::2])
    assert (inputs, outputs) == (list(action["inputs"]), list(action["outputs"]))
    for name, declaration in action["inputs"].items():
        default = f"| `{declaration['default']}` |"
        assert default == "| `` |" or re.search(rf"(?m)^\| `{name}` .*{re.escape(default)}$", document), name


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_the_figures_of_the_themes_are_fresh() -> None:
    measured = [figures.row(theme) for theme in built_in()]
    assert [row for row in measured if row not in (ROOT / "docs/proof.md").read_text("utf-8")] == [], "run: make docs"


def test_every_standard_is_documented() -> None:
    document = (ROOT / "docs/pdf.md").read_text("utf-8")
    for name, carries_files in standards.CARRIES_FILES.items():
        assert re.search(rf"(?m)^\|.*`{re.escape(name)}`.*\| {'yes' if carries_files else 'no'}\b", document), name


@pytest.mark.parametrize(("tool", "document"), [("reference", "fields"), ("rules", "rules")])
def test_what_is_written_from_docstrings_is_fresh(tool: str, document: str) -> None:
    command = [sys.executable, str(ROOT / f"tools/{tool}.py")]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert written == (ROOT / f"docs/{document}.md").read_text("utf-8"), "run: make docs"


def test_links_between_documents_lead_somewhere() -> None:
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"

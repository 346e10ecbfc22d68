"""The documents say what is so: their examples run, and nothing is left out of them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from resume import cli, load
from resume.themes import BUILT_IN, built_in, load_theme

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
THEMES = (ROOT / "docs/themes.md").read_text("utf-8")
VERBS = ("new", "build", "check", "themes", "schema", "doctor")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def run(line: str) -> str:
    result = CliRunner().invoke(cli.app, shlex.split(line.partition("#  ")[0])[1:])
    assert result.exit_code == 0, f"{line}: {result.output} {result.exception}"
    return result.output


@pytest.fixture
def cv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (example,) = blocks(README, "yaml")
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
        assert (ROOT / f"docs/gallery/{name}.png").is_file(), "run: make gallery"


def test_the_theme_of_the_docs_works(cv: Path) -> None:
    files = dict(re.findall(r"`(mine/[\w.]+)`:\n\n```\w+\n(.*?)```", THEMES, re.DOTALL))
    assert set(files) == {"mine/theme.toml", "mine/style.css"}
    for name, text in files.items():
        (cv.parent / name).parent.mkdir(exist_ok=True)
        (cv.parent / name).write_text(text, encoding="utf-8")
    options = [block for block in blocks(THEMES, "toml") if "[options" in block]
    with (cv.parent / "mine/theme.toml").open("a") as file:
        file.writelines(options)
    run("resume build cv.yaml -o cv.html --theme ./mine --set rule=2pt --set rule_style=dotted")
    page = (cv.parent / "cv.html").read_text("utf-8")
    assert "--rule: 2pt" in page
    assert 'data-rule-style="dotted"' in page


def test_the_reference_of_the_fields_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "tools/reference.py")]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert written == (ROOT / "docs/fields.md").read_text("utf-8"), "run: make docs"


def test_links_between_documents_lead_somewhere() -> None:
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"

"""Where themes are found: beside the resume, in the user's folder, built in, in packages; whose code is never run."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cli import Result

from resume import ResumeError, load, render, shelves
from resume.options import Options
from resume.shelves import BUILT_IN, built_in
from resume.themes import load_theme

CV = "contact: {name: Ada}\nexperience: [{title: Programmer}]\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder, and a resume in the current one."""
    monkeypatch.setattr(shelves, "own_folder", lambda: tmp_path / "config")
    (tmp_path / "work").mkdir()
    (tmp_path / "work/cv.yaml").write_text(CV)
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


@pytest.fixture
def package(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package with themes, whose code would say so if it ran."""
    site = home / "site"
    folders = {"red": "red_themes:red", "classic": "red_themes:red", "gone": "red_themes:gone", "no": "no_such"}
    folders |= {"deep": "red_themes.parts:deep"}
    info = site / "red_themes-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: red-themes\nVersion: 1\n")
    entries = [f"{name} = {folder}\n" for name, folder in folders.items()]
    (info / "entry_points.txt").write_text("".join(["[resume.themes]\n", *entries]))
    write(site / "red_themes/red", "#ff0000")
    write(site / "red_themes/parts/deep", "#00ff00")
    for folder in ("red_themes", "red_themes/parts"):
        (site / folder / "__init__.py").write_text("raise RuntimeError('this ran')")
    monkeypatch.syspath_prepend(str(site))
    yield site
    assert not {name for name in sys.modules if name.startswith("red_themes")}


def write(folder: Path, color: str, toml: str = 'purpose = "A red one."\n') -> None:
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text(toml)
    (folder / "style.css").write_text(f"h2 {{ color: {color} }}")


def page(theme: str) -> str:
    return render(load("cv.yaml"), ".html", Options(theme=theme)).decode()


def test_a_theme_lies_beside_the_resume_wherever_one_stands(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home / "work/mine", "#aa0000")
    monkeypatch.chdir(home)
    assert "#aa0000" in render(load("work/cv.yaml"), ".html", Options(theme="mine")).decode()


def test_the_nearest_is_taken(home: Path, package: Path) -> None:  # noqa: ARG001 – installed
    assert "color: #ff0000" in page("red")
    write(home / "config/red", "#00aa00")
    assert "color: #00aa00" in page("red")
    write(home / "work/red", "#0000aa")
    assert "color: #0000aa" in page("red")


@pytest.mark.usefixtures("package")
def test_a_package_brings_themes_but_no_built_in_name() -> None:
    assert "color: #00ff00" in page("deep")
    assert "color: #ff0000" not in page("classic")


@pytest.mark.usefixtures("package")
def test_the_list_says_where_each_comes_from(home: Path) -> None:
    write(home / "config/own", "#00aa00")
    write(home / "work/mine", "#0000aa", "purpose = 3 4")
    lines = {line.split()[0]: line for line in Result("themes").output.splitlines()}
    assert set(lines) == {*built_in(), "own", "mine", "red", "deep"}
    assert lines["red"].endswith("A red one. (package red-themes)")
    assert lines["own"].endswith("(your own)")
    assert lines["classic"].endswith("(built in)")
    assert "broken: " in lines["mine"]
    assert lines["mine"].endswith("(beside the resume)")


def test_a_link_leads_to_no_theme_elsewhere(home: Path) -> None:
    write(home / "secret/red", "#ff0000")
    (home / "work/red").symlink_to(home / "secret/red")
    with pytest.raises(ResumeError, match="no theme"):
        page("red")


def test_base_is_no_theme_to_be_named() -> None:
    with pytest.raises(ResumeError, match="no theme “base”"):
        page("base")


def test_a_theme_may_extend_the_built_in_one_of_its_name(home: Path) -> None:
    write(home / "work/swiss", "#0000aa", 'purpose = "Blue."\nextends = "swiss"\n')
    text = page("swiss")
    assert text.index("The grid: ") < text.index("color: #0000aa")


def test_chains_of_parents(home: Path) -> None:
    write(home / "work/one", "#000001", 'extends = "serif"\n[defaults]\nsize = "9.5pt"\n')
    write(home / "work/two", "#000002", 'extends = "one"\n[defaults]\naccent = "#222222"\n')
    write(home / "work/three", "#000003", 'extends = "../two"\n')
    text = page("three")
    assert text.index("#000001") < text.index("#000002") < text.index("#000003")
    assert "--size: 9.50pt" in text
    assert "--accent: #222222" in text


def test_parents_in_a_circle(home: Path) -> None:
    write(home / "work/one", "#000001", 'extends = "two"\n')
    write(home / "work/two", "#000002", 'extends = "one"\n')
    with pytest.raises(ResumeError, match="extends itself"):
        page("one")


@pytest.mark.parametrize("parent", built_in())
def test_a_new_theme_works_at_once(parent: str) -> None:
    assert "next: " in Result("themes", "new", "mine", "--from", parent).output
    result = Result("build", "cv.yaml", "--theme", "mine")
    assert result.code == 0
    assert "warning" not in result.output
    assert load_theme(Path("mine")).parents[0].folder == BUILT_IN / parent


def test_a_new_theme_offers_all_that_can_be_changed() -> None:
    """Each option with its default, commented out; to take the # away changes nothing."""
    Result("themes", "new", "mine")
    before = load_theme(Path("mine"))
    text = re.sub(r'(?m)^# (\w+ = ")', r"\1", Path("mine/theme.toml").read_text())
    Path("mine/theme.toml").write_text(text)
    assert load_theme(Path("mine")).options == before.options
    assert [name for name in before.options if f'\n{name} = "' not in text] == []

"""The commands, as a person calls them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from typer.testing import CliRunner

from resume import cli, files, jsonschema
from resume.errors import ResumeError
from resume.shelves import built_in

ROOT = Path(__file__).parent.parent
CV = "contact:\n  name: Ada Example\nexperience:\n  - title: Programmer\n    dates: 2017-05 – present\n"


class Result:
    """What a command printed, and how it ended."""

    def __init__(self, *arguments: str, given: bytes = b"") -> None:
        result = CliRunner().invoke(cli.app, list(arguments), input=given)
        self.code, self.output, self.errors, self.bytes = (
            result.exit_code,
            result.stdout,
            result.stderr,
            result.stdout_bytes,
        )
        if isinstance(result.exception, ResumeError):
            self.code, self.errors = cli.PROBLEMS, str(result.exception)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cv.yaml").write_text(CV)
    return tmp_path


def test_build_says_what_it_wrote(folder: Path) -> None:
    result = Result("build", "cv.yaml")
    assert re.fullmatch(r"wrote cv\.pdf \(1 page, \d+\.\d s\)\n", result.output)
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("output", ["out.html", "out.yaml", "out.json", "deep/er/out.pdf"])
def test_the_suffix_decides(folder: Path, output: str) -> None:
    assert Result("build", "cv.yaml", "-o", output).code == 0
    begins = {".html": b"<!DOCTYPE html>", ".yaml": b"# yaml-language-server", ".json": b"{", ".pdf": b"%PDF-1.7"}
    assert (folder / output).read_bytes().startswith(begins[Path(output).suffix])


def test_pictures_of_one_page_and_of_several(folder: Path) -> None:
    assert Result("build", "cv.yaml", "-o", "cv.png", "--dpi", "72").output.startswith("wrote cv.png (1 page")
    with Image.open(folder / "cv.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (596, 842))
    result = Result("build", str(ROOT / "data/sample.yaml"), "-o", "deep/sample.png", "--dpi", "36")
    assert result.output.startswith("wrote deep/sample-1.png, deep/sample-2.png (2 pages")
    assert not (folder / "deep/sample.png").exists()


def test_pages_as_a_flag(folder: Path) -> None:
    jobs = "".join(f"  - {{title: Job {number}, summary: What was done there.}}\n" for number in range(24))
    (folder / "long.yaml").write_text(CV + jobs)
    assert "(2 pages" in Result("build", "long.yaml").output
    assert "(1 page," in Result("build", "long.yaml", "--pages", "1").output


def test_an_output_without_a_suffix_is_a_folder(folder: Path) -> None:
    assert Result("build", "cv.yaml", "-o", "out/").code == 0
    assert (folder / "out/cv.pdf").is_file()


def test_check_looks_at_the_design(folder: Path) -> None:
    (folder / "cv.yaml").write_text(CV + "design:\n  lang: xx\n  accent: red\n  sise: 10pt\n")
    assert re.findall(r"(?m)^cv\.yaml:(\d+):\d+: (?!warning)", Result("check", "cv.yaml").errors) == ["7", "8", "9"]


def test_standard_input_and_output() -> None:
    result = Result("build", "-", "-o", "-", given=CV.encode())
    assert result.bytes.startswith(b"%PDF")
    assert result.errors == ""


def test_json_on_standard_input_is_known_by_its_brace(folder: Path) -> None:
    given = json.dumps({"basics": {"name": "Ada"}}).encode()
    assert Result("build", "-", "-o", "out.yaml", given=given).code == 0
    assert "name: Ada" in (folder / "out.yaml").read_text()


def test_several_files_are_built_side_by_side(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.yaml").write_text(CV)
    (folder / "bad.yaml").write_text("contact: 5\n")
    command = [sys.executable, "-m", "resume", "build", "a.yaml", "bad.yaml", "b.yaml", "c.yaml", "-o", "out"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert sorted(re.findall(r"wrote (\S+)", result.stdout)) == ["out/a.pdf", "out/b.pdf", "out/c.pdf"]
    assert "bad.yaml:1:10: expected a mapping" in result.stderr
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a.pdf", "b.pdf", "c.pdf"]


def test_the_flag_wins_over_the_file(folder: Path) -> None:
    (folder / "cv.yaml").write_text(
        CV + "design:\n  theme: timeline\n  paper: letter\n  accent: '#111111'\n  lang: de\n"
    )
    Result("build", "cv.yaml", "-o", "file.html")
    Result(
        "build",
        "cv.yaml",
        "-o",
        "flag.html",
        "--theme",
        "classic",
        "--paper",
        "a4",
        "--set",
        "accent=#222222",
        "--lang",
        "fr",
    )
    file, flag = (folder / "file.html").read_text(), (folder / "flag.html").read_text()
    for text, words in (
        (file, ["Alegreya Sans", "8.5in 11in", "--accent: #111111", 'lang="de"', "Berufserfahrung", "heute"]),
        (flag, ["Fira Sans", "210mm 297mm", "--accent: #222222", 'lang="fr"', "Expérience", "aujourd’hui"]),
    ):
        assert [word for word in words if word not in text] == []


def test_a_letter_page_is_a_letter_page(folder: Path) -> None:
    Result("build", "cv.yaml", "--paper", "letter")
    with pikepdf.open(folder / "cv.pdf") as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_open_opens_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    Result("build", "cv.yaml", "--open")
    assert opened == ["cv.pdf"]


def test_new_then_build(folder: Path) -> None:
    assert Result("new", "mine/ada.yaml").output.splitlines()[-1] == "next: resume build mine/ada.yaml"
    written = (folder / "mine/ada.yaml").read_text()
    assert written.startswith("# yaml-language-server: $schema=resume.schema.json\n")
    assert (folder / "mine/resume.schema.json").read_text() == jsonschema.text()
    assert written == (ROOT / "data/sample.yaml").read_text()
    assert "2 pages" in Result("build", "mine/ada.yaml").output


def test_new_overwrites_nothing(folder: Path) -> None:
    result = Result("new", "cv.yaml")
    assert result.code == 1
    assert "cv.yaml: this file is there already" in result.errors
    assert (folder / "cv.yaml").read_text() == CV


def test_check_says_all_that_is_wrong(folder: Path) -> None:
    (folder / "cv.yaml").write_text("contact:\n  name: Ada Example\n  phone: +44 7700 900142\n")
    assert Result("check", "cv.yaml").output == "cv.yaml: no problems\n"
    (folder / "bad.yaml").write_text("contact:\n  nmae: Ada\nexperience:\n  - dates: 2017-13\n")
    result = Result("check", "cv.yaml", "bad.yaml")
    assert result.code == 1
    assert re.findall(r"(?m)^bad\.yaml:(\d+):", result.errors) == ["2", "4"]


def test_check_fails_on_warnings_if_it_is_to_be_strict(folder: Path) -> None:
    assert "cv.yaml:2:3: warning: no e-mail" in Result("check", "cv.yaml", "--no-pdf").errors
    assert [Result("check", "cv.yaml", *flags).code for flags in ([], ["--strict"])] == [0, 1]
    (folder / "cv.yaml").write_text(f"{CV}check: {{ignore: [no-contact, empty-entry]}}\n")
    assert Result("check", "cv.yaml", "--strict").code == 0


def test_check_names_the_glyphs_that_no_font_here_has(folder: Path) -> None:
    (folder / "cv.yaml").write_text(CV + "    highlights: ['Spoke Quikscript \U000f0001 fluently']\n")
    result = Result("check", "cv.yaml", "--no-pdf")
    assert result.code == 0
    assert "cv.yaml:6:18: warning: no font here has" in result.errors
    assert "U+F0001" in result.errors


def test_themes_lists_them_and_their_options() -> None:
    assert re.findall(r"(?m)^\w+", Result("themes").output) == built_in()
    assert "accent=" in Result("themes", "timeline").output


def test_schema_is_the_one_beside_the_data() -> None:
    schema = Result("schema").output
    assert schema == (ROOT / "data/resume.schema.json").read_text(), "run: resume schema > data/resume.schema.json"


def test_doctor_finds_this_machine_well() -> None:
    result = Result("doctor")
    assert result.code == 0
    for name in ("Python", "Pango", "harfbuzz-subset", "Fira Sans", "themes"):
        assert f"✓ {name}" in result.output


def test_doctor_names_the_command_that_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resume.fonts.folder", lambda _: None)
    result = Result("doctor")
    assert result.code == 1
    assert "✗ Fira Sans" in result.output
    assert "help: pip install" in result.output


@pytest.mark.parametrize("verb", ["new", "build", "check", "themes", "schema", "doctor"])
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    assert "Example: resume" in Result(verb, "--help").output
    assert re.search(rf"(?m)^  {verb} ", Result("--help").output)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("resume bu", "build"),
        ("resume build --theme t", "timeline"),
        ("resume build --lang d", "de"),
        ("resume build --pdf-variant u", "ua-1"),
    ],
)
def test_the_shell_completes(words: str, found: str) -> None:
    environment = {"_RESUME_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    command = "import sys; sys.argv[0] = 'resume'; from resume.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=False, env=os.environ | environment
    )
    assert found in result.stdout.split()


def test_a_bug_of_ours_shows_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("resume.build.load", broken)
    monkeypatch.setattr("sys.argv", ["resume", "build", "cv.yaml"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.BUG
    assert "a bug of ours: ZeroDivisionError" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    command = "import sys; from resume.cli import app; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert not {"weasyprint", "pydantic", "jinja2", "yaml", "markdown_it"} & set(result.stdout.split())


def test_version() -> None:
    assert re.fullmatch(
        r"resume \d+\.\d+\.\d+ \(WeasyPrint \d+\.\d+, Pango \d+\.\d+\.\d+\)\n", Result("--version").output
    )


def test_a_user_without_a_home_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as a number that a container runs as; platformdirs then has no folder to name."""

    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    for kind in ("cache", "config"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", homeless)
    files.cache_folder.cache_clear()
    assert Result("build", "cv.yaml", "-o", "cv.html").code == 0
    assert Result("themes").code == 0
    assert not files.cache_folder().is_relative_to(Path.home() / ".cache")
    files.cache_folder.cache_clear()

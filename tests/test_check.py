"""`resume check` as a person calls it: what it prints, in which format, and how it ends."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import Result

from resume import check, load, readback, rules
from resume.writers import write

MUTANTS = Path(__file__).parent / "mutants"
CLEAN = "no problems\n"


@pytest.fixture(autouse=True)
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A resume without a fault, the same with one, and a theme that loses bullets."""
    shutil.copytree(MUTANTS, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    text = Path("cv.yaml").read_text("utf-8")
    Path("todo.yaml").write_text(
        text.replace("Rebuilt a weir on the Moselle under traffic.", "TODO, the weir"), "utf-8"
    )
    theme("lossy", ".highlights > li:nth-child(2) { display: none }")


def theme(name: str, style: str) -> None:
    Path(name).mkdir()
    Path(name, "theme.toml").write_text('purpose = "A faulty one."\nextends = "plain"\n')
    Path(name, "style.css").write_text(style)


def test_a_resume_without_a_fault_has_no_problems() -> None:
    result = Result("check", "cv.yaml", "--theme", "plain")
    assert (result.code, result.output, result.errors) == (0, "cv.yaml: no problems\n", "")


def test_the_flags_of_build_choose_the_pdf_that_is_read() -> None:
    result = Result("check", "cv.yaml", "--theme", "./lossy", "--paper", "letter", "--lang", "de", "--set", "size=10pt")
    assert result.code == 1
    assert re.match(r"cv\.yaml:\d+:\d+: not read by .*: “Trained|cv\.yaml:\d+:\d+: not read by", result.errors)
    assert "[lost-text]" in result.errors
    assert "help: look for what hides it" in result.errors


def test_warnings_fail_only_if_it_is_strict() -> None:
    assert "warning:" in Result("check", "todo.yaml", "--no-pdf").errors
    assert Result("check", "todo.yaml", "--no-pdf").code == 0
    assert Result("check", "todo.yaml", "--no-pdf", "--strict").code == 1


def test_without_the_pdf_a_theme_can_lose_what_it_likes() -> None:
    assert Result("check", "cv.yaml", "--theme", "./lossy", "--no-pdf").code == 0


def test_a_rule_is_silenced_by_its_name_or_for_a_path() -> None:
    def problems(ignore: str) -> list[str]:
        text = Path("todo.yaml").read_text("utf-8")
        Path("quiet.yaml").write_text(f"{text}check: {{ignore: {ignore}}}\n", "utf-8")
        return [problem.rule for problem in check("quiet.yaml")]

    assert problems("missing-glyph") == ["placeholder", "inconsistent-endings"]
    assert problems("[placeholder, inconsistent-endings]") == []
    assert problems("[{rule: placeholder, path: experience.1}, inconsistent-endings]") == []
    assert problems("[{rule: placeholder, path: experience.0}, inconsistent-endings]") == ["placeholder"]
    assert problems("[{rule: placeholder, path: experience.1.highlights.0}, inconsistent-endings]") == []


def test_json_has_every_part_of_a_problem() -> None:
    result = Result("check", "todo.yaml", "--theme", "./lossy", "--format", "json")
    found = json.loads(result.output)
    lost = next(problem for problem in found if problem["rule"] == "lost-text")
    assert result.code == 1
    assert result.errors == ""
    assert lost["file"] == "todo.yaml"
    assert (
        Path("todo.yaml").read_text("utf-8").splitlines()[lost["line"] - 1].strip().startswith("- text: Cut the weight")
    )
    assert (lost["severity"], lost["path"][:3]) == ("error", ["experience", 0, "highlights"])
    assert lost["remedy"]


def test_github_gets_a_command_a_problem() -> None:
    result = Result("check", "todo.yaml", "--no-pdf", "--format", "github")
    commands = result.output.splitlines()
    assert len(commands) == len(check("todo.yaml"))
    assert all(
        re.match(r"::(error|warning|notice) file=todo\.yaml,line=\d+,col=\d+,title=[a-z-]+::", c) for c in commands
    )
    assert "%0Ahelp: " in commands[0]


def test_sarif_names_rules_and_places() -> None:
    log = json.loads(Result("check", "todo.yaml", "--no-pdf", "--format", "sarif").output)
    (run,) = log["runs"]
    known = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in run["results"]} == set(known) == {"placeholder", "inconsistent-endings"}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "todo.yaml"
        assert place["region"]["startLine"] > 0
    assert known["placeholder"]["fullDescription"]["text"] == rules.explain("placeholder")


@pytest.mark.parametrize("format_", ["json", "sarif", "github"])
def test_what_stops_the_reading_is_told_in_every_format(format_: str) -> None:
    Path("broken.yaml").write_text("contact: {nam: Ada}\n")
    result = Result("check", "broken.yaml", "--format", format_)
    assert result.code == 1
    assert "broken.yaml" in result.output
    assert "nam" in result.output


def test_several_files_are_told_of_together() -> None:
    result = Result("check", "cv.yaml", "todo.yaml", "--no-pdf")
    assert result.output == "cv.yaml: no problems\n"
    assert result.errors.startswith("todo.yaml:")
    assert result.errors.endswith("todo.yaml: 2 warnings\n")


def test_as_text_prints_what_a_parser_gets() -> None:
    result = Result("check", "cv.yaml", "--theme", "plain", "--as-text")
    assert "Opened the bridge at Vilshofen four months before its date." in result.output
    assert "Änne Straßburger 2" not in result.output
    assert re.fullmatch(r"as .* reads it:\n", result.errors)


def test_the_report_shows_pages_problems_and_facts() -> None:
    result = Result("check", "todo.yaml", "--theme", "./lossy", "-o", "report.html")
    page = Path("report.html").read_text("utf-8")
    assert result.code == 1
    assert "wrote report.html" in result.output
    assert page.count("data:image/png;base64,") == 2
    assert re.search(r'<div class="mark \w+" style="[^"]+"><p><a id="mark-(\d+)" href="#problem-\1"', page)
    assert "As pdfminer reads page 2" in page
    assert '<td class="found no">lost</td>' in page
    assert "✓ torn-text" in page
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)


def test_each_file_in_each_theme_has_a_report_of_its_own() -> None:
    result = Result("check", "todo.yaml", "cv.yaml", "--theme", "plain", "--theme", "swiss", "-o", "reports/")
    names = [f"{stem}-{theme}" for stem in ("todo", "cv") for theme in ("plain", "swiss")]
    assert re.findall(r"wrote reports/(.+)\.html", result.output) == names
    assert {path.stem for path in Path("reports").iterdir()} == set(names)
    assert re.findall(r"(?m)^(.+\.yaml, \w+): 2 warnings", result.errors) == ["todo.yaml, plain", "todo.yaml, swiss"]
    assert re.findall(r"(?m)^(.+\.yaml, \w+): no problems", result.output) == ["cv.yaml, plain", "cv.yaml, swiss"]
    assert result.errors.count("placeholder") == 1  # though it is wrong in each theme


def test_the_report_holds_no_markup_of_strangers() -> None:
    Path("odd.yaml").write_text("contact: {name: Ada}\nsummary: TODO <script>alert(1)</script>\n")
    Result("check", "odd.yaml", "-o", "report.html")
    assert "<script" not in Path("report.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["cv.yaml", "cv.pdf"])
def test_a_report_overwrites_nothing_but_a_page(name: str) -> None:
    before = Path("cv.yaml").read_bytes()
    result = Result("check", "cv.yaml", "--no-pdf", "-o", name)
    assert result.code == 2
    assert "a report is a web page" in result.errors
    assert Path("cv.yaml").read_bytes() == before


def test_a_wish_for_what_is_not_there_is_told_of() -> None:
    text = Path("cv.yaml").read_text("utf-8")
    Path("quiet.yaml").write_text(f"{text}check: {{ignore: [{{rule: placeholder, path: experience.7}}]}}\n", "utf-8")
    (problem,) = check("quiet.yaml")
    assert (problem.severity, problem.message) == ("warning", "nothing stands at “experience.7”")


def test_a_pdf_is_checked_in_its_own_theme() -> None:
    write(load("cv.yaml"), "cv.pdf")
    result = Result("check", "cv.pdf", "--theme", "swiss")
    assert result.code == 1
    assert "a PDF is checked as it is" in result.errors


def test_a_pdf_of_another_standard_is_judged_by_that() -> None:
    assert Result("build", "cv.yaml", "--theme", "plain", "--pdf-variant", "a-2u", "--check").code == 0


def test_a_letter_that_no_font_has_spoils_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resume.fonts.system_family", lambda _: None)
    Path("odd.yaml").write_text("contact: {name: Ada, email: a@b.test}\nsummary: Made \U000f0001 turbines.\n", "utf-8")
    problems = {problem.rule: problem for problem in check("odd.yaml")}
    assert set(problems) == {"missing-glyph", "lost-text"}
    assert "our fonts have" in problems["lost-text"].remedy


def test_a_pdf_of_ours_is_checked_as_it_is() -> None:
    write(load("cv.yaml"), "cv.pdf")
    before = Path("cv.pdf").read_bytes()
    assert Result("check", "cv.pdf").output == "cv.pdf: no problems\n"
    assert Path("cv.pdf").read_bytes() == before


def test_build_leaves_no_pdf_that_fails() -> None:
    Path("cv.pdf").write_bytes(b"%PDF, as it was before")
    result = Result("build", "cv.yaml", "--theme", "./lossy", "--check")
    assert result.code == 1
    assert "[lost-text]" in result.errors
    assert Path("cv.pdf").read_bytes() == b"%PDF, as it was before"


def test_build_leaves_a_pdf_that_passes() -> None:
    result = Result("build", "cv.yaml", "--theme", "plain", "--check")
    assert result.code == 0
    assert Path("cv.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_build_loads_nothing_that_reads_pdfs() -> None:
    command = [sys.executable, "-m", "resume", "build", "cv.yaml"]
    told = os.environ | {"PYTHONPROFILEIMPORTTIME": "1"}  # by the typesetter's process too
    loaded = subprocess.run(command, capture_output=True, check=True, text=True, env=told).stderr
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in loaded.splitlines()}
    assert "weasyprint" in modules
    assert modules.isdisjoint(readback.READERS)


@pytest.mark.parametrize("rule", list(rules.names()))
def test_every_rule_explains_itself(rule: str) -> None:
    result = Result("check", "--explain", rule)
    assert result.code == 0
    assert len(result.output.split(".")) > 2

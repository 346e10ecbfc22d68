"""A gallery of every error: a broken input in tests/errors and beside it the exact text that a person gets.

NAME.yaml (.json, .toml) is built as it is, or checked if it begins with `rule-`, and NAME.txt holds the answer. What
takes more than a file to go wrong, such as a full disk, is a situation in this file, with its answer in tests/errors
too. After a change of words, `pytest tests/test_errors.py --update` writes the answers anew: read the diff.
"""

import errno
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR
from typing import Any, NoReturn

import pikepdf
import pytest
from PIL import Image

from resume import cli, engine, load, readback
from resume.writers import pdf

FOLDER = Path(__file__).parent / "errors"
SHARED = ("photos", "themes")
OLD = b"%PDF, as it was before"
ADA = "contact:\n  name: Ada Lovelace\n"

INPUTS = {path.stem: path for path in FOLDER.iterdir() if path.suffix in (".yaml", ".json", ".toml")}


@dataclass(frozen=True, slots=True)
class Situation:
    """A command line, what is wrong with the world before it runs, and the exit code that it must end with."""

    arguments: Sequence[str]
    prepare: Callable[[pytest.MonkeyPatch], None] = lambda _: None
    code: int = cli.PROBLEMS


SITUATIONS: dict[str, Situation] = {}


def situation(*arguments: str, code: int = cli.PROBLEMS) -> Callable[[Callable[[pytest.MonkeyPatch], None]], None]:
    """Makes a case of a function that breaks something; `a_full_disk` is the case a-full-disk."""

    def keep(prepare: Callable[[pytest.MonkeyPatch], None]) -> None:
        SITUATIONS[prepare.__name__.replace("_", "-")] = Situation(arguments, prepare, code)

    return keep


def usage(name: str, *arguments: str, code: int = cli.PROBLEMS) -> None:
    """A case that takes a command line and the resume of cv.yaml, which has no fault."""
    SITUATIONS[name] = Situation(arguments, code=code)


# Command lines

usage("usage-no-file", "build", code=cli.USAGE)
usage("usage-verb", "bild", "cv.yaml", code=cli.USAGE)
usage("usage-flag", "build", "cv.yaml", "--them", "classic", code=cli.USAGE)
usage("usage-flag-without-a-value", "build", "cv.yaml", "--theme", code=cli.USAGE)
usage("usage-set-without-a-value", "build", "cv.yaml", "--set", "accent", code=cli.USAGE)
usage("usage-set-unknown", "build", "cv.yaml", "--set", "acent=#0b6e4f")
usage("usage-set-wrong-type", "build", "cv.yaml", "--set", "size=big")
usage("usage-set-out-of-range", "build", "cv.yaml", "--set", "margin=5mm")
usage("usage-theme", "build", "cv.yaml", "--theme", "clasic")
usage("usage-theme-that-commands-the-terminal", "build", "cv.yaml", "--theme", "\x1b[31mred")
usage("usage-theme-folder", "build", "cv.yaml", "--theme", "./none")
usage("usage-themes", "themes", "clasic")
usage("usage-themes-new-over-a-folder", "themes", "new", "deeper")
usage("usage-themes-new-from-nothing", "themes", "new", "mine", "--from", "clasic")
usage("usage-themes-new-with-an-odd-name", "themes", "new", 'a"b')
usage("usage-pages-zero", "build", "cv.yaml", "--pages", "0", code=cli.USAGE)
usage("usage-dpi", "build", "cv.yaml", "-o", "cv.png", "--dpi", "9", code=cli.USAGE)
usage("usage-paper", "build", "cv.yaml", "--paper", "a5")
usage("usage-pdf-variant", "build", "cv.yaml", "--pdf-variant", "pdf/a-3")
usage("usage-lang", "build", "cv.yaml", "--lang", "klingon")
usage("usage-new-over-a-file", "new", "cv.yaml")
usage("usage-new-ci-of-an-unknown-host", "new", "cv.yaml", "--ci", "gitbub", code=cli.USAGE)
usage("usage-new-ci-outside-of-the-folder", "new", "../cv.yaml", "--ci", "github")
usage("usage-new-ci-of-a-folder", "new", "deeper", "--ci", "gitlab")
usage("usage-new-ci-of-an-odd-name", "new", "me & you: a #1.yaml", "--ci", "github")
usage("usage-new-site-of-no-host", "new", "other.yaml", "--site", code=cli.USAGE)
usage("usage-explain", "check", "--explain", "lost-txt")
usage("usage-format", "check", "cv.yaml", "--format", "xml", code=cli.USAGE)
usage("usage-one-report-for-two", "check", "cv.yaml", "other.yaml", "-o", "report.html")
usage("usage-check-of-a-page", "build", "cv.yaml", "-o", "page.html", "--check")
usage("output-suffix", "build", "cv.yaml", "-o", "cv.docx")
usage("output-over-the-source", "build", "cv.yaml", "-o", "./cv.yaml")
usage("output-one-for-several", "build", "cv.yaml", "other.yaml", "-o", "both.pdf")
usage("output-the-same-for-several", "build", "cv.yaml", "deeper/cv.yaml", "-o", "out")
usage("output-below-a-file", "build", "cv.yaml", "-o", "cv.yaml/cv.html")


@situation("new", "cv.yaml", "--ci", "gitlab")
def ci_below_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    below = Path("deeper").absolute()
    monkeypatch.setattr(Path, "cwd", lambda: below)


@situation("new", "cv.yaml", "--ci", "gitlab")
def ci_that_is_there_already(_: pytest.MonkeyPatch) -> None:
    Path(".gitlab-ci.yml").write_text("test: {script: make test}\n")


@situation("build", "cv.yaml")
def output_is_a_folder(_: pytest.MonkeyPatch) -> None:
    Path("cv.pdf").unlink()
    Path("cv.pdf").mkdir()


@situation("build", "cv.yaml", "-o", "cv.html")
def output_folder_not_writable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failure(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


@situation("build", "cv.yaml")
def output_on_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fdopen", failure(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))


@situation("build", "cv.yaml", "-o", "cv.html")
def output_replaced_by_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failure(OSError(errno.EIO, os.strerror(errno.EIO))))


@situation("new", "new.yaml")
def output_of_new_not_writable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failure(OSError(errno.EROFS, os.strerror(errno.EROFS))))


@situation("build", "cv.yaml", "-o", "me.png")
def output_over_the_photo(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA + "  photo: me.png\n")
    Image.new("RGB", (9, 9)).save("me.png")


@situation("build", "cv.yaml", "--theme", "./mine")
def theme_with_a_link_out_of_it(_: pytest.MonkeyPatch) -> None:
    Path("mine").mkdir()
    Path("mine/theme.toml").write_text('purpose = "Mine."')
    Path("mine/style.css").symlink_to("../cv.yaml")


@situation("build", "cv.yaml", "--theme", "./mine")
def theme_with_a_picture_of_6_megabytes(_: pytest.MonkeyPatch) -> None:
    Path("mine").mkdir()
    Path("mine/theme.toml").write_text('purpose = "Mine."')
    Path("mine/style.css").write_text("h2 { background: url(a.png) }")
    Path("mine/a.png").write_bytes(bytes(6_000_000))


@situation("build", "cv.yaml", "-o", "cv.png")
def output_png_without_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)


# Files

usage("file-missing", "build", "none.yaml")
usage("file-a-folder", "build", "deeper")
usage("file-of-a-long-name", "build", "x" * 300 + ".yaml")


@situation("build", "cv.yaml")
def file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failure(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


@situation("build", "cv.yaml")
def file_that_links_to_itself(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").unlink()
    Path("cv.yaml").symlink_to("cv.yaml")


@situation("build", "cv.yaml")
def file_empty(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_bytes(b"")


@situation("build", "cv.yaml")
def file_of_blanks_after_a_byte_order_mark(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text("\n \n", "utf-8-sig")


@situation("build", "cv.yaml")
def file_in_latin_1(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_bytes("contact:\n  name: Zoë\n  headline: Café-Bäckerin\n".encode("latin-1"))


@situation("build", "cv.yaml")
def file_half_in_latin_1_after_a_byte_order_mark(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_bytes("contact:\n  name: Zoë ".encode("utf-8-sig") + "Müller\n".encode("latin-1"))


@situation("build", "cv.yaml")
def file_in_utf_16(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA, "utf-16")


@situation("build", "cv.yaml")
def file_in_utf_16_without_a_byte_order_mark(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA, "utf-16-le")


@situation("build", "cv.yaml")
def file_with_nul_bytes(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_bytes(ADA.encode() + b"summary: \0\0\0\n")


@situation("build", "cv.yaml")
def file_that_is_a_pdf(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_bytes(b"%PDF-1.7\n%\xb5\xed\xae\xfb\n1 0 obj\n")


@situation("build", "cv.yaml")
def file_of_5_megabytes(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA + "# no more\n" * 500_000)


@situation("build", "cv.yaml")
def file_of_10000_entries(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA + "experience:\n" + "  - title: Engineer\n" * 10_000)


@situation("build", "cv.json")
def file_of_10000_entries_in_json(_: pytest.MonkeyPatch) -> None:
    entries = ", ".join(['{"title": "Engineer"}'] * 10_000)
    Path("cv.json").write_text(f'{{"contact": {{"name": "Ada Lovelace"}}, "experience": [{entries}]}}')


@situation("build", "cv.yaml")
def file_nested_1000_deep(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text("".join(f"{' ' * depth}a:\n" for depth in range(1_000)))


@situation("build", "cv.yaml")
def file_of_100000_brackets(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text("[" * 100_000)


@situation("build", "cv.json")
def file_nested_1000_deep_in_json(_: pytest.MonkeyPatch) -> None:
    Path("cv.json").write_text('{"meta": ' * 1_000 + "1" + "}" * 1_000)


@situation("build", "cv.json")
def file_of_100000_brackets_in_json(_: pytest.MonkeyPatch) -> None:
    Path("cv.json").write_text("[" * 100_000 + "]" * 100_000)


@situation("build", "cv.toml")
def file_nested_1000_deep_in_toml(_: pytest.MonkeyPatch) -> None:
    Path("cv.toml").write_text("meta = " + "[" * 1_000 + "]" * 1_000)


@situation("build", "-")
def file_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{ADA}  fone: 1\n".encode())))


@situation("check", "cv.yaml", "none.yaml")
def file_checked(_: pytest.MonkeyPatch) -> None:
    Path("cv.yaml").write_text(ADA + "expereince: []\n")


# PDFs as sources

usage("pdf-over-itself", "build", "cv.pdf")
usage("pdf-damaged", "build", "cv.pdf", "-o", "out.yaml")


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_without_a_source(_: pytest.MonkeyPatch) -> None:
    carrier({})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_locked(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": ADA.encode()}, encryption=pikepdf.Encryption(owner="a", user="b"))


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_source_that_is_wrong(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": f"{ADA}  fone: 1\n".encode()})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_source_in_latin_1(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": "contact:\n  name: Zoë\n".encode("latin-1")})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_source_of_2_megabytes(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": bytes(2_000_000)})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_source_of_20_megabytes(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": bytes(20_000_000)})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_without_the_photo_that_it_names(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": f"{ADA}  photo: me.png\n".encode()})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_photo_that_is_none(_: pytest.MonkeyPatch) -> None:
    carrier({"resume.yaml": f"{ADA}  photo: me.png\n".encode(), "me.png": b"me"})


@situation("build", "blank.pdf", "-o", "out.yaml")
def pdf_with_a_photo_where_another_is(_: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    Image.new("RGB", (9, 9)).save(content, "PNG")
    carrier({"resume.yaml": f"{ADA}  photo: me.png\n".encode(), "me.png": content.getvalue()})
    Path("me.png").write_bytes(b"another")


@situation("build", "cv.pdf", "-o", "out.yaml")
def pdf_of_51_megabytes(_: pytest.MonkeyPatch) -> None:
    Path("cv.pdf").write_bytes(b"%PDF" + bytes(51_000_000))


@situation("build", "cv.pdf", "-o", "out.yaml")
def pdf_without_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)


# Photos


@situation("build", "photo.yaml")
def photo_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    portrait(b"")
    monkeypatch.setattr(Path, "read_bytes", failure(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


@situation("build", "cv.yaml", "-o", "cv.png")
def output_over_a_picture_of_others(_: pytest.MonkeyPatch) -> None:
    Image.new("1", (8, 8)).save("cv.png")


@situation("build", "photo.yaml")
def photo_empty(_: pytest.MonkeyPatch) -> None:
    portrait(b"")


@situation("build", "photo.yaml")
def photo_of_11_megabytes(_: pytest.MonkeyPatch) -> None:
    portrait(bytes(11_000_000))


@situation("build", "photo.yaml")
def photo_of_too_many_pixels(_: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(content, "PNG")
    portrait(content.getvalue())


@situation("build", "photo.yaml")
def photo_that_links_out_of_the_folder(_: pytest.MonkeyPatch) -> None:
    portrait(b"")
    Path("portrait.png").unlink()
    Path("portrait.png").symlink_to("/etc/passwd")


@situation("build", "photo.yaml")
def photo_that_links_to_itself(_: pytest.MonkeyPatch) -> None:
    portrait(b"")
    Path("portrait.png").unlink()
    Path("portrait.png").symlink_to("portrait.png")


# The machine, and us


@situation("build", "cv.yaml")
def machine_with_an_epoch_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")


@situation("build", "cv.yaml")
def machine_with_seconds_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_SECONDS", "soon")


@situation("build", "cv.yaml")
def machine_without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = failure(OSError("cannot load library 'libpango-1.0-0': no such file"))
    monkeypatch.setattr("resume.engine.quick.import_weasyprint", missing)
    monkeypatch.setattr("resume.engine.weasy.install_command", lambda: "sudo apt-get install -y libpango-1.0-0")
    engine.own.cache_clear()


@situation("check", "cv.yaml")
def machine_without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readback, "find_spec", lambda name: None if name == "pypdf" else name)


@situation("check", "cv.yaml")
def pdf_that_no_reader_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resume.readback.glyphs.pages", failure(ValueError("no pages")))


@situation("build", "cv.yaml")
def page_nested_too_deeply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.HTML.render", failure(RecursionError()))


@situation("build", "cv.yaml", code=cli.BUG)
def bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESUME_TRACEBACK", raising=False)
    monkeypatch.setattr(pdf, "compose", failure(ZeroDivisionError("division by zero")))


# Rules: what they only mention is no failure, however strict

NOTED = (
    "rule-future-date-of-a-degree",
    "rule-mixed-dates",
    "rule-mixed-quotes",
    "rule-no-contact-in-a-portfolio",
    "rule-personal-data",
    "rule-personal-data-in-other-languages",
)


def given(name: str) -> Situation:
    """An input of the gallery as it is put to the test."""
    file = INPUTS[name].name
    if not name.startswith("rule-"):
        return Situation(("build", file))
    return Situation(("check", file, "--no-pdf", "--strict"), code=cli.OK if name in NOTED else cli.PROBLEMS)


CASES = {name: given(name) for name in INPUTS} | SITUATIONS


@pytest.fixture(autouse=True)
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: None) -> None:  # noqa: ARG001
    """A folder with resumes that have no fault, and what was built from them before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("cv.yaml", "other.yaml", "deeper/cv.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(ADA)
    for name in ("cv.pdf", "cv.html", "both.pdf"):
        Path(name).write_bytes(OLD)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_answer_is_the_one_expected(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    bring(name)
    with monkeypatch.context() as broken:
        CASES[name].prepare(broken)
        before = snapshot()
        code = run(CASES[name].arguments, broken)
    said = capsys.readouterr()
    assert (code, said.out) == (CASES[name].code, "")
    assert snapshot() == before
    answer = FOLDER / f"{name}.txt"
    if request.config.getoption("--update"):
        answer.write_text(said.err, "utf-8")
    assert said.err == answer.read_text("utf-8"), "if this is better: pytest tests/test_errors.py --update"


def test_every_answer_has_its_input() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)


def test_the_gallery_is_as_large_as_it_was() -> None:
    assert len(INPUTS) >= 150
    assert len(CASES) >= 200


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_answer_has_a_remedy_and_no_jargon(name: str) -> None:
    answer = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert "help:" in answer or CASES[name].code == cli.USAGE
    for word in ("Traceback", "Error(", "pydantic", "yaml.org", "NoneType", "dict", "Input should"):
        assert word not in answer


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_the_caret_is_below_the_column_that_is_named(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    for line, excerpt, caret in zip(lines, lines[1:], lines[2:], strict=False):
        if line.startswith(f"{INPUTS[name].name}:"):
            row, column = map(int, line.split(":")[1:3])
            assert excerpt.startswith(f"{row:>4} | ")
            assert caret.index("^") == 6 + column or "…" in excerpt or not excerpt.isascii()


@pytest.mark.parametrize("interrupted", ["resume.writers.pdf.compose", "os.replace"])
def test_an_interrupted_build_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch, interrupted: str) -> None:
    before = snapshot()
    with monkeypatch.context() as broken:
        broken.setattr(interrupted, failure(KeyboardInterrupt()))
        assert run(["build", "cv.yaml"], broken) == cli.INTERRUPTED
    assert snapshot() == before


def test_one_broken_file_does_not_keep_the_others_from_being_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("other.yaml").write_text("- Ada\n")
    assert run(["build", "other.yaml", "cv.yaml"], monkeypatch) == cli.PROBLEMS
    assert capsys.readouterr().err.startswith("other.yaml:1:1: expected fields, found a list\n")
    assert not Path("other.pdf").exists()
    assert Path("cv.pdf").read_bytes() != OLD


@pytest.mark.parametrize(
    "content",
    [
        ADA.encode("utf-8-sig"),
        ADA.replace("\n", "\r\n").encode(),
        ADA.replace("\n", "\r").encode(),
        f"---\n{ADA}...\n".encode(),
        f"{ADA}summary: a line\u2028separator\n".encode(),
        b'{"contact": {"name": "Ada Lovelace"}}',
    ],
    ids=["byte-order-mark", "crlf", "cr", "document-markers", "line-separator", "json-in-yaml"],
)
def test_what_is_unusual_is_no_error(content: bytes) -> None:
    Path("cv.yaml").write_bytes(content)
    assert load("cv.yaml").name == "Ada Lovelace"


def bring(name: str) -> None:
    """The input of a case with its photos and themes, and something older where its output goes."""
    if name in INPUTS:
        Path(f"{name}.pdf").write_bytes(OLD)
        shutil.copy(INPUTS[name], ".")
        for folder in SHARED:
            shutil.copytree(FOLDER / folder, folder)


def carrier(files: Mapping[str, bytes], **how: Any) -> None:
    """A PDF with these files in it."""
    with pikepdf.new() as document:
        document.add_blank_page()
        for name, content in files.items():
            document.attachments[name] = content
        document.save("blank.pdf", **how)


def portrait(content: bytes) -> None:
    Path("photo.yaml").write_text(f"{ADA}  photo: portrait.png\n")
    Path("portrait.png").write_bytes(content)


def failure(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise error

    return fail


def run(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a command line."""
    monkeypatch.setattr(sys, "argv", ["resume", *arguments])
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None, raising=False)  # `python -m` would be named
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return int(stop.value.code or 0)


def snapshot() -> dict[Path, tuple[int, ...]]:
    """All that is here; a file that was written again is another."""
    found = {path: path.lstat() for path in Path().rglob("*")}
    return {
        path: () if S_ISDIR(is_.st_mode) else (is_.st_ino, is_.st_size, is_.st_mtime_ns) for path, is_ in found.items()
    }

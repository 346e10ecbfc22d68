"""Many resumes by one command: what they are called, what is built again, and what comes of the rest if one fails."""

import errno
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from interrupting import interrupted
from PIL import Image

from resume import batch, remembered
from resume.build import Job, Report, make
from resume.child import Child
from resume.children import Children
from resume.errors import ResumeError
from resume.files import cache_folder
from resume.options import Options

CV = "contact:\n  name: Ada Example\nexperience:\n  - title: Programmer\n    dates: 2017-05 – present\n"
WITH_PHOTO = CV.replace("  name:", "  photo: ada.png\n  name:")
SAMPLE = Path(__file__).parent.parent / "data/sample.yaml"
RESUME = [sys.executable, "-m", "resume"]
PRODUCT = ["a.yaml", "b.yaml", "--theme", "classic", "--theme", "plain", "--format", "pdf", "--format", "html"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests here, with what is kept of fonts; what was built is kept by its path, and theirs differ."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "resume").mkdir()
    for font in cache_folder().glob("*.woff2"):
        shutil.copy(font, folder / "resume")
    return folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    (tmp_path / "a.yaml").write_text(CV)
    (tmp_path / "b.yaml").write_text(CV.replace("Ada", "Bob"))
    return tmp_path


class Build:
    """What `resume build` printed, and how it ended."""

    def __init__(self, *arguments: str, given: str = "") -> None:
        command = [*RESUME, "build", *arguments]
        result = subprocess.run(command, capture_output=True, text=True, check=False, input=given)
        self.code, self.output, self.errors = result.returncode, result.stdout, result.stderr

    @property
    def wrote(self) -> list[str]:
        return sorted(re.findall(r"(?m)^wrote (\S+)", self.output))

    @property
    def summary(self) -> str:
        """The last line, without the time it took."""
        return re.sub(r" \(\d+\.\d s\)$", "", (self.output + self.errors).splitlines()[-1])


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each one is, and when it was written."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def picture(path: Path, color: str) -> None:
    Image.new("RGB", (24, 24), color).save(path)


def test_each_source_in_each_theme_and_format_as_if_built_alone(folder: Path) -> None:
    result = Build(*PRODUCT, "-o", "out/")
    assert (result.code, result.errors, result.summary) == (0, "", "8 written")
    assert sorted(content(folder / "out")) == [
        f"{stem}-{theme}.{suffix}" for stem in "ab" for theme in ("classic", "plain") for suffix in ("html", "pdf")
    ]
    for name, stem, theme in (("a-plain.pdf", "a", "plain"), ("b-classic.html", "b", "classic")):
        assert Build(f"{stem}.yaml", "--theme", theme, "-o", name).code == 0
        assert (folder / name).read_bytes() == (folder / "out" / name).read_bytes()


def test_one_at_a_time_gives_the_same_bytes(folder: Path) -> None:
    for jobs in ("1", "2"):
        assert Build("a.yaml", "b.yaml", "--theme", "plain", "-o", f"out{jobs}/", "--jobs", jobs).code == 0
    assert len(content(folder / "out1")) == 2
    assert content(folder / "out1") == content(folder / "out2")


def test_a_template_says_what_outputs_are_called(folder: Path) -> None:
    assert Build(*PRODUCT[:6], "--format", "yaml", "--name", "{theme}/{stem}.{ext}", "-o", "out/").code == 0
    assert sorted(content(folder / "out")) == ["classic/a.yaml", "classic/b.yaml", "plain/a.yaml", "plain/b.yaml"]


@pytest.mark.parametrize(
    ("flags", "message", "remedy"),
    [
        (["--name", "{stme}.{ext}"], "--name knows no “{stme}”", "stem"),
        (["--name", "{stem}-{theme}.{ext}"], "no theme is named", "--theme"),
        (["--name", "cv.{ext}"], "out/cv.pdf: two sources would be written to this file", "{stem}-{theme}.{ext}"),
        (["deep/a.yaml"], "out/a.pdf: two sources would be written to this file", "--name"),
        (["--format", "pfd"], "no format “pfd”", "pdf"),
        (["-"], "standard input is one resume", "build it alone"),
    ],
)
def test_what_can_not_be_is_refused_before_anything_is_written(
    folder: Path, flags: list[str], message: str, remedy: str
) -> None:
    (folder / "deep").mkdir()
    (folder / "deep/a.yaml").write_text(CV)
    before = content(folder)
    result = Build("a.yaml", "b.yaml", *flags, "-o", "out/", given=CV)
    said, helped = result.errors.split("\n  help: ")
    assert (result.code, result.output) == (1, "")
    assert message in said
    assert remedy in helped
    assert content(folder) == before


def test_an_output_that_is_a_source_is_refused(folder: Path) -> None:
    result = Build("a.yaml", "b.yaml", "--format", "yaml")
    assert result.code == 1
    assert "a.yaml: this would overwrite a source\n  help: name another output with -o" in result.errors
    assert (folder / "a.yaml").read_text() == CV


def test_failures_are_told_together_in_the_order_of_the_files(folder: Path) -> None:
    for name in ("z", "y"):
        (folder / f"{name}.yaml").write_text("contact: 5\n")
    result = Build("z.yaml", "a.yaml", "missing.yaml", "b.yaml", "y.yaml", "--theme", "plain", "-o", "out/")
    assert result.code == 1
    assert re.findall(r"(?m)^\w+\.yaml(?=:)", result.errors) == ["z.yaml", "missing.yaml", "y.yaml"]
    assert result.wrote == ["out/a.pdf", "out/b.pdf"]
    assert result.summary == "2 written, 3 failed"
    assert sorted(content(folder / "out")) == ["a.pdf", "b.pdf"]


class Many:
    """Two resumes, one with a photo, in a theme of their own beside them; built once, and then again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        (folder / "mine").mkdir()
        (folder / "mine/theme.toml").write_text('extends = "plain"\n')
        (folder / "mine/style.css").write_text("h2 { color: #333 }\n")
        (folder / "a.yaml").write_text(WITH_PHOTO)
        (folder / "b.yaml").write_text(CV)
        picture(folder / "ada.png", "navy")

    def again(self, *flags: str) -> Build:
        result = Build("a.yaml", "b.yaml", "--theme", "mine", "--format", "html", "-o", "out/", *flags)
        assert (result.code, result.errors) == (0, "")
        return result


@pytest.fixture(scope="module")
def of_this_module(tmp_path_factory: pytest.TempPathFactory) -> Many:
    return Many(tmp_path_factory.mktemp("many"))


@pytest.fixture
def many(of_this_module: Many, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Many:
    """As it is when all was built."""
    assert folder.is_dir()
    monkeypatch.chdir(of_this_module.folder)
    of_this_module.again()
    return of_this_module


def test_what_would_come_out_the_same_is_not_built_again(many: Many) -> None:
    before = states(many.out)
    result = many.again()
    assert (result.wrote, result.summary) == ([], "2 unchanged")
    assert states(many.out) == before


def test_a_touch_changes_nothing(many: Many) -> None:
    before = states(many.out)
    for name in ("a.yaml", "ada.png", "mine/style.css", "out/b.html"):
        (many.folder / name).touch()
    assert many.again().summary == "2 unchanged"
    assert states(many.out)["a.html"] == before["a.html"]


def change_source(folder: Path) -> None:
    (folder / "b.yaml").write_text(CV.replace("Ada", "Eve"))


def change_photo(folder: Path) -> None:
    picture(folder / "ada.png", "maroon")


def change_theme(folder: Path) -> None:
    (folder / "mine/style.css").write_text("h2 { color: #444 }\n")


def change_theme_by_another_file(folder: Path) -> None:
    shutil.copy(folder / "mine/style.css", folder / "mine/other.css")


def delete_output(folder: Path) -> None:
    (folder / "out/b.html").unlink()


def edit_output(folder: Path) -> None:
    with (folder / "out/a.html").open("ab") as file:
        file.write(b"<!---->")


@pytest.mark.parametrize(
    ("change", "rebuilt"),
    [
        (change_source, ["b"]),
        (change_photo, ["a"]),
        (change_theme, ["a", "b"]),
        (change_theme_by_another_file, ["a", "b"]),
        (delete_output, ["b"]),
        (edit_output, ["a"]),
    ],
)
def test_what_changed_is_built_again_and_nothing_else(
    many: Many, change: Callable[[Path], None], rebuilt: list[str]
) -> None:
    before = states(many.out)
    change(many.folder)
    assert many.again().wrote == [f"out/{stem}.html" for stem in rebuilt]
    assert [name for name, state in states(many.out).items() if before[name] == state] == [
        f"{stem}.html" for stem in ("a", "b") if stem not in rebuilt
    ]


def linked_photo(folder: Path) -> tuple[Path, Path, Path]:
    (folder / "a.yaml").write_text(WITH_PHOTO)
    picture(folder / "first.png", "navy")
    picture(folder / "second.png", "maroon")
    return folder / "ada.png", folder / "first.png", folder / "second.png"


def linked_theme(folder: Path) -> tuple[Path, Path, Path]:
    for name, color in (("first", "#333"), ("second", "#444")):
        (folder / name).mkdir()
        (folder / name / "theme.toml").write_text('extends = "plain"\n')
        (folder / name / "style.css").write_text(f"h2 {{ color: {color} }}\n")
    (folder / "a.yaml").write_text(f"{CV}design:\n  theme: ./mine\n")
    return folder / "mine", folder / "first", folder / "second"


def linked_source(folder: Path) -> tuple[Path, Path, Path]:
    for name, color in (("first", "navy"), ("second", "maroon")):
        (folder / name).mkdir()
        (folder / name / "a.yaml").symlink_to(folder / "real.yaml")
        picture(folder / name / "ada.png", color)
    (folder / "real.yaml").write_text(WITH_PHOTO)
    (folder / "a.yaml").unlink()
    return folder / "a.yaml", folder / "first/a.yaml", folder / "second/a.yaml"


@pytest.mark.parametrize("linked", [linked_photo, linked_theme])
def test_a_link_that_leads_elsewhere_is_a_change(folder: Path, linked: Callable[[Path], tuple[Path, ...]]) -> None:
    link, *targets = linked(folder)
    for target in targets:
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        result = Build("a.yaml", "b.yaml", "--format", "html", "-o", "out/")
        assert "out/a.html" in result.wrote, result.errors


def test_two_links_to_one_source_are_two_resumes(folder: Path) -> None:
    linked_source(folder)
    for name in ("first", "second"):
        result = Build(f"{name}/a.yaml", "b.yaml", "--format", "html", "-o", "out/")
        assert "out/a.html" in result.wrote


def test_an_older_file_that_is_put_there_meanwhile_is_a_change(folder: Path) -> None:
    (folder / "older.yaml").write_text(CV.replace("Ada", "Eve"))
    os.utime(folder / "older.yaml", (0, 0))
    job = Job(folder / "a.yaml", folder / "a.html", Options("plain"))
    began = time.time()
    made = make(job)
    (folder / "older.yaml").rename(folder / "a.yaml")
    remembered.remember(job, made.made_of, [], began)
    assert not remembered.is_unchanged(job)


def test_a_warning_is_told_each_time(folder: Path) -> None:
    (folder / "a.yaml").write_text(CV.replace("Ada", "Ada \U0001f9ff"))
    results = [Build("a.yaml", "b.yaml", "--format", "pdf", "--theme", "plain", "-o", "out/") for _ in range(2)]
    assert results[0].errors == results[1].errors != ""
    assert results[1].output.splitlines()[-1].startswith("1 written, 1 unchanged")


@pytest.mark.parametrize("other", ["other.png", "a-1.yaml"])
def test_no_picture_of_a_page_takes_the_place_of_another_file(folder: Path, other: str) -> None:
    (folder / "a.yaml").write_text(CV + "".join(f"  - {{title: Job {number}}}\n" for number in range(80)))
    if other == "a-1.yaml":
        shutil.copy(folder / "b.yaml", folder / other)
    else:
        picture(folder / "a-1.png", "navy")
    before = content(folder)
    result = Build("a.yaml", *([other] if other == "a-1.yaml" else ["b.yaml"]), "--format", "png", "--theme", "plain")
    assert result.code == 1
    assert "a-1.png: " in result.errors
    assert len(content(folder)) == len(before) + 1
    assert result.summary == "1 written, 1 failed"


def test_an_error_of_the_system_harms_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def finished(job: Job, *_: object) -> Report:
        if job.source.name == "a.yaml":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(job.output))
        return Report(job)

    monkeypatch.setattr(batch, "finish", finished)
    jobs = [Job(folder / f"{stem}.yaml", folder / f"{stem}.html", Options("plain")) for stem in "ab"]
    reports = {report.job.source.stem: report for report in batch.run(jobs)}
    assert [reports[stem].failed for stem in "ab"] == [True, False]
    assert f"{folder}/a.html: input/output error\n  help: " in str(reports["a"].problems[0])


def test_what_nohup_protects_goes_on(folder: Path) -> None:
    process = subprocess.Popen(
        [*RESUME, "build", "a.yaml", "b.yaml", "--theme", "plain", "-o", "out/"],
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),  # noqa: PLW1509
    )
    time.sleep(0.4)
    process.send_signal(signal.SIGHUP)
    process.communicate()
    assert (process.returncode, len(content(folder / "out"))) == (0, 2)


def test_a_picture_that_is_there_stays(folder: Path) -> None:
    (folder / "b.yaml").write_text(WITH_PHOTO.replace("ada.png", "a.png"))
    picture(folder / "a.png", "navy")
    before = content(folder)
    result = Build("a.yaml", "b.yaml", "--format", "png", "--theme", "plain")
    assert (result.code, result.wrote) == (1, ["b.png"])
    assert "a.png: there is another picture in this file" in result.errors
    assert content(folder)["a.png"] == before["a.png"]
    assert Build("a.yaml", "--format", "png", "-o", "out/").code == 0
    assert Build("a.yaml", "--format", "png", "-o", "out/", "--set", "accent=#0b6e4f").code == 0


def test_an_edited_output_is_as_it_was_again(many: Many) -> None:
    before = content(many.out)
    edit_output(many.folder)
    many.again()
    assert content(many.out) == before


@pytest.mark.parametrize("flags", [["--force"], ["--paper", "letter"], ["--set", "accent=#0b6e4f"], ["--no-source"]])
def test_flags_that_build_all_again(many: Many, flags: list[str]) -> None:
    assert many.again(*flags).wrote == ["out/a.html", "out/b.html"]


def test_a_theme_that_appears_beside_the_source_is_taken(folder: Path) -> None:
    arguments = ("a.yaml", "b.yaml", "--theme", "plain", "--format", "html")
    assert [Build(*arguments).summary for _ in range(2)] == ["2 written", "2 unchanged"]
    (folder / "plain").mkdir()
    (folder / "plain/theme.toml").write_text('extends = "classic"\n')
    assert Build(*arguments).summary == "2 written"


def test_a_theme_of_the_same_path_elsewhere_is_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summaries = []
    for name, parent in (("here", "plain"), ("there", "classic")):
        (folder / name / "mine").mkdir(parents=True)
        (folder / name / "mine/theme.toml").write_text(f'extends = "{parent}"\n')
        monkeypatch.chdir(folder / name)
        result = Build("../a.yaml", "../b.yaml", "--theme", "./mine", "--format", "html", "-o", "../out/")
        summaries.append(result.summary)
    assert summaries == ["2 written", "2 written"]


def test_a_theme_that_appears_in_the_own_folder_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    arguments = ("a.yaml", "b.yaml", "--theme", "plain", "--format", "html")
    assert Build(*arguments).summary == "2 written"
    (folder / "config/resume/themes/plain").mkdir(parents=True)
    (folder / "config/resume/themes/plain/theme.toml").write_text('extends = "classic"\n')
    assert Build(*arguments).summary == "2 written"


def test_a_picture_in_a_folder_of_the_theme_matters(many: Many) -> None:
    (many.folder / "mine/pictures").mkdir()
    picture(many.folder / "mine/pictures/dot.png", "navy")
    (many.folder / "mine/style.css").write_text("h2 { background: url(pictures/dot.png) }\n")
    many.again()
    picture(many.folder / "mine/pictures/dot.png", "maroon")
    assert many.again().summary == "2 written"


def test_another_version_of_a_package_makes_another_output(
    folder: Path, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "packages/fontpkg_lato-99.0.dist-info").mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", str(folder / "packages"))
    assert [many.again().summary for _ in range(2)] == ["2 written", "2 unchanged"]


def test_another_pango_makes_another_output(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(folder / "a.yaml", folder / "a.html", Options("plain"))
    assert [report.failed for report in batch.run([job])] == [False]
    assert remembered.is_unchanged(job)
    monkeypatch.setattr("ctypes.CDLL", lambda _: SimpleNamespace(pango_version=lambda: 1))
    remembered.versions.cache_clear()
    assert not remembered.is_unchanged(job)
    remembered.versions.cache_clear()


@pytest.mark.parametrize("garbage", [b"\xff\0", b"[7]", b'{"files": [1], "made_of": 1, "written": [{}]}'])
def test_garbage_in_the_cache_does_no_harm(cache: Path, many: Many, garbage: bytes) -> None:
    kept = [path for path in (cache / "resume/built").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(garbage)
    assert [many.again().summary for _ in range(2)] == ["2 written", "2 unchanged"]


def test_without_a_cache_folder_all_is_built_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = folder / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "a.yaml"))  # a file, below which even root can write no other
    results = [Build("a.yaml", "b.yaml", "--theme", "plain", "-o", "out/") for _ in range(2)]
    assert [(result.code, result.errors, result.summary) for result in results] == [(0, "", "2 written")] * 2
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("terminal", ["xterm-256color", "dumb"])
def test_a_terminal_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch, terminal: str) -> None:
    monkeypatch.setenv("TERM", terminal)
    master, slave = pty.openpty()
    command = [*RESUME, "build", "a.yaml", "b.yaml", "--theme", "plain", "--force", "-o", "out/"]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=slave, text=True, check=False)
    os.close(slave)
    shown = os.read(master, 65_536).decode("utf-8", "replace") if terminal != "dumb" else ""
    os.close(master)
    assert (result.returncode, result.stdout.count("wrote out/")) == (0, 2)
    assert terminal == "dumb" or re.search(r"0/2.*0\.0 a second", shown)


def test_ctrl_c_leaves_whole_files_and_a_second_run_goes_on(folder: Path) -> None:
    names = [f"cv{number}.yaml" for number in range(30)]
    for name in names:
        (folder / name).write_text(CV)
    arguments = [*names, "--theme", "plain", "-o", "out/"]
    code, output, errors = interrupted([*RESUME, "build", *arguments])
    assert (code, errors) == (130, "")
    written = re.findall(r"(?m)^wrote out/(\S+)", output)
    assert 3 <= len(written) < 30
    assert f"{len(written)} written, {30 - len(written)} not begun" in output
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(written)
    assert all(is_whole(pdf) for pdf in content(folder / "out").values())
    result = Build(*arguments)
    assert (result.code, result.summary) == (0, f"{30 - len(written)} written, {len(written)} unchanged")
    assert len(content(folder / "out")) == 30


def is_whole(pdf: bytes) -> bool:
    return pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF")


@pytest.fixture
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.stop()


def test_each_question_has_its_answer(children: Children) -> None:
    assert [children.call(divmod, number, 7) for number in (30, 31)] == [(4, 2), (4, 3)]


@pytest.mark.skipif(sys.platform != "linux", reason="counts pages of memory as Linux does")
def test_a_child_that_works_on_needs_no_more_memory(children: Children, tmp_path: Path) -> None:
    used = []
    for number in range(25):
        children.call(make, Job(SAMPLE, tmp_path / "cv.pdf", Options()))
        if number in (4, 24):
            told = children.call(Path.read_text, Path("/proc/self/statm"))
            used.append(int(told.split()[1]) * resource.getpagesize())
    assert used[1] - used[0] < 30_000_000


def test_one_that_has_served_long_is_replaced(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resume.children._MOST_ASKED", 2)
    served = [children.call(os.getpid) for _ in range(4)]
    assert served[0] == served[1] != served[2] == served[3]


@pytest.mark.parametrize(
    ("function", "argument", "message"),
    [
        pytest.param(
            *(bytearray, 10**11, "needed more than 3 GB of memory, and was stopped"),
            marks=pytest.mark.skipif(sys.platform == "darwin", reason="macOS may not bound memory"),
        ),
        (signal.raise_signal, signal.SIGXCPU, "s of processor time, and was stopped"),
        (signal.raise_signal, signal.SIGSEGV, "ended (SIGSEGV)"),
        (os._exit, 3, "ended (exit code 3)"),
    ],
)
def test_what_ends_a_child_is_told_and_the_next_question_is_answered(
    children: Children, function: Callable[[int], object], argument: int, message: str
) -> None:
    with pytest.raises(ResumeError) as told:
        children.call(function, argument)
    assert message in told.value.problems[0].message
    assert told.value.problems[0].remedy
    assert children.call(divmod, 30, 7) == (4, 2)


def test_the_kernel_ends_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_SECONDS", "1")
    child = Child()
    with pytest.raises(ResumeError, match="of processor time, and was stopped"):
        child.call(sum, range(10**11))
    assert not child.is_alive


def test_time_is_allowed_for_each_question_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_SECONDS", "3")
    child = Child()
    while child.call(time.process_time) < 4:
        child.call(sum, range(10**7))
    assert child.is_alive
    child.stop()


def test_a_child_finds_the_libraries_of_homebrew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    child = Child()
    assert "/opt/homebrew/lib" in str(child.call(os.getenv, "DYLD_FALLBACK_LIBRARY_PATH"))
    child.stop()


def test_an_exception_ends_no_child(children: Children) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        children.call(divmod, 1, 0)
    first, second = (children.call(os.getpid) for _ in range(2))
    assert first == second


def test_one_that_takes_too_long_harms_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_SECONDS", "2")
    (folder / "long.yaml").write_text(CV + "".join(f"  - {{title: Job {number}}}\n" for number in range(3000)))
    result = Build("long.yaml", "a.yaml", "--theme", "plain", "-o", "out/", "--jobs", "1")
    assert result.code == 1
    assert result.errors.startswith("long.yaml: took more than 2 s of processor time, and was stopped\n  help: ")
    assert result.wrote == ["out/a.pdf"]
    assert result.summary == "1 written, 1 failed"

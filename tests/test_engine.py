"""The typesetter is made ready once, quickly, and to the same bytes; it is bounded, and nothing is loaded in vain."""

import gc
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import page as layout

from resume import Resume, load, render
from resume.compose import compose
from resume.engine import quick
from resume.engine.ahead import EngineAhead
from resume.engine.weasy import Engine
from resume.memory import with_room
from resume.options import Options
from resume.writers import pdf

SAMPLE = Path(__file__).parent.parent / "data/sample.yaml"
CV = "contact: {name: Ada}\nexperience:\n  - {title: Job, highlights: [Did it.]}\n"
RENDER = f"import sys; from resume import load, render; sys.stdout.buffer.write(render(load({str(SAMPLE)!r})))"
STOCK = "import weasyprint.text.ffi as f, cffi, sys; sys.stderr.write(str(type(f.ffi) is cffi.FFI)); "
LOOK = f"import resume.engine.quick as q; CHANGE; q.import_weasyprint(); {STOCK}{RENDER}"
HEAVY = {"weasyprint", "fontTools", "PIL", "pypdfium2", "pdfminer", "pypdf", "pikepdf", "page", "rich", "distributed"}
FRONT = {"pydantic", "jinja2", "markdown_it", "yaml"}


def python(code: str, cache: Path, **environment: str) -> tuple[str, bytes]:
    """What it prints as an error, and as output."""
    world = os.environ | {"XDG_CACHE_HOME": str(cache)} | environment
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=world)
    return result.stderr.decode(), result.stdout


def test_the_short_cuts_give_the_same_bytes(tmp_path: Path) -> None:
    stock, expected = python(LOOK.replace("CHANGE", "q.KNOWN = {'weasyprint/text/ffi.py': 'another file'}"), tmp_path)
    first = python(LOOK.replace("CHANGE", "pass"), tmp_path)
    later = python(LOOK.replace("CHANGE", "pass"), tmp_path)
    assert stock == "True"
    assert [first[1] == expected, later[1] == expected] == [True, True]
    assert later[0] == "False"


@pytest.mark.parametrize("garbage", [b"", b"raise SystemError", b"ffi = None", b"\xff\x00"])
def test_garbage_in_the_cache_does_no_harm(tmp_path: Path, garbage: bytes) -> None:
    _, expected = python(LOOK.replace("CHANGE", "pass"), tmp_path)
    for path in (tmp_path / "resume").rglob("pango-*"):
        path.write_bytes(garbage)
    runs = [python(LOOK.replace("CHANGE", "pass"), tmp_path) for _ in range(3)]
    assert [content == expected for _, content in runs] == [True] * 3
    assert runs[-1][0] == "False"  # the declarations are there again


def test_no_cache_does_no_harm(tmp_path: Path) -> None:
    _, expected = python(RENDER, tmp_path)
    assert python(RENDER, Path("/dev/null/none"))[1] == expected


def test_the_files_of_weasyprint_are_those_that_were_tried() -> None:
    assert quick.applies()


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a command itself loads, and not its typesetter's process."""
    command = [sys.executable, "-X", "importtime", "-m", "resume", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}


@pytest.mark.parametrize(
    ("command", "forbidden"),
    [
        ("--help", HEAVY | FRONT),
        ("--version", HEAVY - {"weasyprint", "fontTools", "PIL"} | {"jinja2", "markdown_it", "yaml"}),
        ("new new.yaml", HEAVY | {"jinja2"}),
        ("themes", HEAVY | {"jinja2"}),
        ("schema", HEAVY | {"jinja2"}),
        ("check cv.yaml --no-pdf", HEAVY | {"jinja2", "concurrent", "email"}),
        ("build cv.yaml -o cv.json", HEAVY | {"jinja2"}),
        ("build cv.yaml -o cv.yml", HEAVY | {"jinja2"}),
        ("build cv.yaml", HEAVY | {"email"}),  # which importlib.metadata loads
    ],
)
def test_a_command_loads_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, forbidden: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cv.yaml").write_text(CV)
    assert loaded(*command.split()) & forbidden == set()


def test_the_process_ahead_gives_the_same_bytes() -> None:
    page = compose(load(SAMPLE), Options())
    engines = (Engine(), EngineAhead())
    layouts = [engine.lay_out(page, 1, "pdf/ua-1") for engine in engines]
    assert layouts[0] == layouts[1]
    assert engines[0].write(1, "ua-1", []) == engines[1].write(1, "ua-1", [])
    engines[1].stop()


def test_threads_get_each_their_own() -> None:
    names = [f"Ada{number}" for number in range(6)]
    with ThreadPoolExecutor(3) as threads:
        pdfs = list(threads.map(lambda name: render(cv(1, name)), names))
    assert [render(cv(1, name)) for name in names] == pdfs


def test_a_typesetter_that_died_is_replaced() -> None:
    engine = EngineAhead()
    engine._child._process.kill()  # noqa: SLF001 – as the system does where memory is short
    engine._child._process.wait()  # noqa: SLF001
    engine.prepare("p { color: red }")
    assert engine.lay_out("<p>Ada</p>", 1, "pdf/ua-1").pages == 1
    engine.stop()


def counting(counts: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*arguments: Any, **options: Any) -> Any:
        counts[name] += 1
        return function(*arguments, **options)

    return counted


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a process parses a style sheet, finds fonts and lays out a page."""
    counted = Counter[str]()
    fonts = weasyprint.text.fonts
    for name, home in {"CSS": weasyprint, "FontConfiguration": fonts, "make_page": layout}.items():
        monkeypatch.setattr(home, name, counting(counted, name, getattr(home, name)))
    engine = Engine()
    monkeypatch.setattr(pdf, "typesetter", lambda: engine)
    return counted


def cv(jobs: int, name: str = "Ada") -> Resume:
    entries = [{"title": f"Job {number}", "highlights": ["Did what was to be done."] * 3} for number in range(jobs)]
    return Resume.model_validate({"contact": {"name": name}, "experience": entries})


def test_what_can_be_kept_is_made_once(counts: Counter[str]) -> None:
    for name in ("Ada", "Grace", "Alan", "Ada"):
        render(cv(3, name))
    assert counts["FontConfiguration"] == 1
    assert counts["CSS"] == 3  # WeasyPrint's sheet, the theme's, and the measures


def test_work_grows_with_the_length(counts: Counter[str]) -> None:
    made = []
    for jobs in (50, 100, 200):
        counts.clear()
        render(cv(jobs))
        made.append(counts["make_page"])
    assert made[1] <= 2.2 * made[0]
    assert made[2] <= 2.2 * made[1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts pages of memory as Linux does")
def test_memory_is_flat_over_500_rebuilds() -> None:
    resume, used = cv(2), []
    for number in range(500):
        render(resume)
        if number in (99, 499):
            gc.collect()
            used.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize())
    assert used[1] - used[0] < 8_000_000


def run(folder: Path, cv: str, seconds: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "cv.yaml").write_text(cv)
    world = os.environ | {"RESUME_SECONDS": str(seconds)}
    command = [sys.executable, "-m", "resume", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=world)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A theme whose page is never set."""
    folder = tmp_path / "endless"
    folder.mkdir()
    (folder / "theme.toml").write_text('extends = "plain"\n')
    (folder / "main.html.j2").write_text("<div>" * 16 + "Ada" + "</div>" * 16)
    (folder / "style.css").write_text("div { display: flex }")
    return folder


@pytest.mark.usefixtures("endless")
def test_a_page_that_never_ends_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path, CV, 3, "build", "cv.yaml", "--theme", "./endless")
    assert result.returncode == 1
    assert "took more than 3 s of processor time, and was stopped" in result.stderr
    assert "help: " in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cv.yaml", "endless"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "took more than 2 s"),
        ("{{ 'a' * 4000000000 }}", "main.html.j2:1:1: the template fails: it needs too much memory"),
    ],
)
def test_a_template_that_takes_too_much_is_refused(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "greedy").mkdir()
    (tmp_path / "greedy/theme.toml").write_text('extends = "plain"\n')
    (tmp_path / "greedy/main.html.j2").write_text(template)
    for verb in ("build", "check"):
        result = run(tmp_path, CV, 2, verb, "cv.yaml", "--theme", "./greedy")
        assert result.returncode == 1
        assert message in result.stderr
        assert "help: " in result.stderr
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cv.yaml", "greedy"]


def children_of(pid: int) -> list[str]:
    """Those of each thread."""
    return " ".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")).split()


@pytest.mark.skipif(sys.platform != "linux", reason="finds children as Linux tells them")
@pytest.mark.usefixtures("endless")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("files", [["cv.yaml"], ["cv.yaml", "other.yaml"]])
def test_what_ends_the_command_ends_its_children(tmp_path: Path, files: list[str], number: signal.Signals) -> None:
    for file in files:
        (tmp_path / file).write_text(CV)
    command = [sys.executable, "-m", "resume", "build", *files, "--theme", "./endless", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 – else ignored
    ) as process:
        assert process.stderr is not None
        while len(children := children_of(process.pid)) < len(files):
            time.sleep(0.1)
        time.sleep(1)
        process.send_signal(number)
        errors = process.stderr.read()
    assert (process.returncode, errors) == (128 + number, "")
    assert [child for child in children if Path("/proc", child).exists()] == []


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_what_is_closed_is_not_written_to(tmp_path: Path, closed: str) -> None:
    (tmp_path / "cv.yaml").write_text(CV)
    shutil.copy(tmp_path / "cv.yaml", tmp_path / "other.yaml")
    for files in ("cv.yaml", "cv.yaml other.yaml"):
        command = f"{sys.executable} -m resume build {files} --force --theme plain {closed}"
        result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False)
        assert (result.returncode, result.stderr) == (0, b"")
    assert (tmp_path / "other.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="takes a device that is always full")
def test_an_output_on_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text(CV)
    command = f"{sys.executable} -m resume build cv.yaml -o - > /dev/full"
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("this can't go on: no space left on device\n  help: ")


NASTY = {
    "one word of 13,000 letters": f"contact: {{name: Ada}}\nsummary: {'word' * 3_250}\n",
    "one word of 9,999 letters": f"contact: {{name: Ada}}\nsummary: {'word-' * 1_999}\n",
    "20,000 bullets": "contact: {name: Ada}\nhighlights:\n" + "  - Did it.\n" * 20_000,
    "a list 200 deep": "contact: {name: Ada}\nsummary: |\n" + "".join(f"  {'  ' * n}- x\n" for n in range(200)),
    "10,000 asterisks": f"contact: {{name: Ada}}\nsummary: '{'*a ' * 3_000}'\n",
    "10,000 brackets": f"contact: {{name: Ada}}\nsummary: '{'[' * 9_000}'\n",
}


@pytest.mark.parametrize("name", NASTY)
def test_what_is_nasty_is_set_or_refused(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, NASTY[name], 60, "build", "cv.yaml", "--theme", "plain")
    assert (result.returncode, (tmp_path / "cv.pdf").exists()) in [(0, True), (1, False)]
    assert result.returncode == 0 or "help: " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="counts pages of memory as Linux does")
def test_calls_take_no_memory_from_the_system_again_and_again() -> None:
    def taken(depth: int) -> int:
        if depth:
            return taken(depth - 1)
        before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
        for _ in range(1_000):
            int_of("1")
        return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before

    def int_of(text: str) -> int:
        return int(text)

    assert max(map(with_room(taken), range(300))) < 100

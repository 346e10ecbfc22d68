"""How long a person waits, and for how much: ratios to the bare typesetter, in pairs in one run, as a table.

Usage: tools/bench.py [RUNS]. An environment in .venv-cvloom with `cvloom` in it is measured too.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from resume import fonts, load
from resume.compose import compose
from resume.engine.sheets import apart
from resume.memory import collect_seldom
from resume.options import Options
from resume.readers import from_source
from resume.source import parse
from resume.writers import pdf

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data/sample.yaml"
COMMAND = [str(Path(sys.executable).with_name("resume"))]
STOCK = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
PEAK = """\
import re, sys
from resume import load, render
for _ in range(int(sys.argv[2])):
    render(load(sys.argv[1]))
print(re.search("VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1])
"""
NASTY = {
    "one word of 9,999 letters": f"summary: {'word-' * 1_999}word",
    "a list 90 deep": "summary: |\n" + "".join(f"  {'  ' * depth}- x\n" for depth in range(90)),
    "19,900 bullets": "highlights:\n" + "  - Did it.\n" * 19_900,
}
CVLOOM = ROOT / ".venv-cvloom/bin/cvloom"
WORLD = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MANY, SOME = 100, 20
A_COLD_TOOL = 0.9  # seconds, on a machine where stock WeasyPrint takes 0.82: eight of it are 7.3 of that
FEW = 1_000  # entries, which are set in no time

Row = tuple[str, str, str, str]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print("| what | median | from – to | aim |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for part in (cold(place, runs), warm(runs), many(place), growth(place), memory(place), nasty(place)):
            for row in part:
                print("| " + " | ".join(row) + " |", flush=True)


def cold(folder: Path, runs: int) -> Iterator[Row]:
    """Whole commands, each paired with stock WeasyPrint on the same HTML."""
    times = in_turn(
        runs,
        stock=stock(folder),
        build=command([*COMMAND, "build", str(SAMPLE), "-o", str(folder / "out.pdf")]),
        html=command([*COMMAND, "build", str(SAMPLE), "-o", str(folder / "out.html")]),
        check=command([*COMMAND, "check", str(SAMPLE), "--no-pdf"]),
        whole_check=command([*COMMAND, "check", str(SAMPLE)]),
        help=command([*COMMAND, "--help"]),
        completion=command(COMMAND, _RESUME_COMPLETE="complete_bash", COMP_WORDS="resume bu", COMP_CWORD="1"),
        **({"cvloom": cvloom(folder)} if CVLOOM.exists() else {}),
    )
    yield ratios("build : stock WeasyPrint, the same HTML", times["build"], times["stock"], "≤ 0.60")
    yield seconds("stock WeasyPrint", times["stock"])
    yield seconds("resume build", times["build"])
    yield seconds("resume build -o cv.html", times["html"])
    yield seconds("resume check --no-pdf", times["check"], "≤ 0.30 s")
    yield seconds("resume check", times["whole_check"])
    yield seconds("resume --help", times["help"], "≤ 0.15 s")
    yield seconds("completion", times["completion"], "≤ 0.15 s")
    if "cvloom" in times:
        yield ratios("build : cvloom, its own example of half a page", times["build"], times["cvloom"])


def stock(folder: Path) -> Callable[[], object]:
    page = folder / "page.html"
    page.write_text(compose(load(SAMPLE), Options()), encoding="utf-8")
    return command([sys.executable, "-c", STOCK, str(page), str(folder / "stock.pdf")])


def cvloom(folder: Path) -> Callable[[], object]:
    (folder / "cvloom").mkdir()
    subprocess.run([CVLOOM, "init"], check=True, capture_output=True, cwd=folder / "cvloom", stdin=subprocess.DEVNULL)
    return command([str(CVLOOM), "build"], cwd=folder / "cvloom")


def warm(runs: int) -> Iterator[Row]:
    """In one process, paired with WeasyPrint's own parse, layout and write, with everything reused."""
    collect_seldom()
    os.environ["FONTCONFIG_FILE"] = str(fonts.configuration())
    fetcher, font_config = URLFetcher(allowed_protocols=["data"]), FontConfiguration()
    text, sheets = apart(compose(load(SAMPLE), Options()))
    css = [weasyprint.CSS(string=sheet, url_fetcher=fetcher, font_config=font_config) for sheet in sheets]

    def bare() -> None:
        html = weasyprint.HTML(string=text, url_fetcher=fetcher)
        document = html.render(font_config=font_config, stylesheets=css, pdf_variant="pdf/a-3a")
        document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)

    def rebuild() -> None:
        pdf.write(load(SAMPLE), Options())

    numbers = count()

    def html() -> None:
        edited = SAMPLE.read_text(encoding="utf-8").replace("Ruth Aldersey", f"Ruth Aldersey {next(numbers)}")
        compose(from_source(parse(edited, folder=SAMPLE.parent)), Options())

    times = in_turn(runs + 2, bare=bare, rebuild=rebuild, html=html)
    yield ratios("rebuild : bare engine, all reused", times["rebuild"], times["bare"], "≤ 1.15")
    yield milliseconds("rebuild of a PDF", times["rebuild"])
    yield milliseconds("the HTML alone, from an edited file", times["html"], "≤ 25 ms")


def many(folder: Path) -> Iterator[Row]:
    """A hundred resumes of two pages, on one core and on two."""
    cvs = folder / "cvs"
    cvs.mkdir()
    (cvs / "sample-photo.png").write_bytes((ROOT / "data/sample-photo.png").read_bytes())
    for number in range(MANY):
        name = f"Ruth Aldersey {number}"
        (cvs / f"{number}.yaml").write_text(SAMPLE.read_text(encoding="utf-8").replace("Ruth Aldersey", name, 1))
    build = [*COMMAND, "build", *map(str, sorted(cvs.glob("*.yaml"))), "-o", str(folder / "out")]
    cold_one = stock(folder)
    times = in_turn(
        2,
        cold=lambda: [cold_one() for _ in range(SOME)],
        one=command([*build, "--force", "--jobs", "1"]),
        two=command([*build, "--force", "--jobs", "2"]),
        none=command(build),
    )
    yield ratios(f"{MANY} resumes on one core : on two", times["one"], times["two"], "≥ 1.8")
    yield seconds(f"{MANY} resumes on two cores", times["two"])
    cold_ones = [MANY * A_COLD_TOOL] * len(times["two"])
    yield ratios(f"{MANY} cold runs of {A_COLD_TOOL} s : {MANY} resumes on two cores", cold_ones, times["two"], "≥ 8")
    of_stock = [MANY / SOME * time for time in times["cold"]]
    yield ratios(f"{MANY} cold runs of stock WeasyPrint : {MANY} resumes on two cores", of_stock, times["two"], "≥ 7.3")
    yield seconds(f"{MANY} resumes, none of them changed", times["none"])


def growth(folder: Path) -> Iterator[Row]:
    """Entries, from 10 to 2,000, each in a process of its own."""
    spent: dict[int, float] = {}
    for entries in (10, 100, 500, 1500, 2000):
        times, pages = timed(long(folder, entries), 3 if entries < FEW else 1)
        spent[entries] = statistics.median(times)
        yield seconds(f"{entries:,} entries, {pages} pages", times)
    yield "1,500 entries : 100 entries", f"{spent[1500] / spent[100]:.1f}", "", "< 15"


def memory(folder: Path) -> Iterator[Row]:
    """Of a process that reads, composes and typesets, at its peak; on Linux, which tells what is its own."""
    if sys.platform != "linux":
        return
    few, many = (peak(long(folder, entries), 1) for entries in (100, 2000))
    yield f"memory for 100 and for 2,000 entries: {few:.0f} and {many:.0f} MB", f"{many / few:.1f}", "", "< 20"
    first, last = (peak(long(folder, 2), times) for times in (100, 500))
    yield f"memory of 100 and of 500 rebuilds: {first:.0f} and {last:.0f} MB", f"{last / first:.2f}", "", "≤ 1.1"


def nasty(folder: Path) -> Iterator[Row]:
    """What could take for ever, each just below the size at which it is refused."""
    for what, text in NASTY.items():
        source = folder / "nasty.yaml"
        source.write_text(f"contact: {{name: Ruth Aldersey}}\n{text}")
        times, pages = timed(source, 1)
        yield seconds(f"{what}, {pages} pages", times, "≤ 120 s")


def long(folder: Path, entries: int) -> Path:
    bullets = ["Rebuilt the nightly import, which had taken five hours, so that it ends within the first one."] * 2
    jobs = [{"title": f"Engineer {number}", "dates": "2017 – 2019", "highlights": bullets} for number in range(entries)]
    source = folder / f"{entries}.json"
    source.write_text(json.dumps({"contact": {"name": "Ruth Aldersey"}, "experience": jobs}))
    return source


def timed(source: Path, runs: int) -> tuple[list[float], str]:
    """The seconds of each build, and how many pages came of it."""
    times, said = [], ""
    for _ in range(runs):
        started = time.perf_counter()
        build = [*COMMAND, "build", str(source), "-o", str(source.with_suffix(".pdf"))]
        said = subprocess.run(build, check=True, capture_output=True, env=WORLD, text=True).stdout
        times.append(time.perf_counter() - started)
    return times, said.partition("(")[2].partition(" page")[0]


def peak(source: Path, times: int) -> float:
    """The megabytes of a process that renders it so many times."""
    words = [sys.executable, "-c", PEAK, str(source), str(times)]
    return int(subprocess.run(words, check=True, capture_output=True, env=WORLD, text=True).stdout) / 1_024


def command(words: Sequence[str], cwd: Path | None = None, **environment: str) -> Callable[[], object]:
    return lambda: subprocess.run(words, check=True, capture_output=True, cwd=cwd, env=WORLD | environment)


def in_turn(runs: int, **works: Callable[[], Any]) -> dict[str, list[float]]:
    """The seconds of each work in each run; one run before, which does not count."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for run in range(runs + 1):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            if run:
                times[name].append(time.perf_counter() - started)
    return times


def ratios(what: str, these: Sequence[float], those: Sequence[float], aim: str = "") -> Row:
    each = [this / that for this, that in zip(these, those, strict=True)]
    return what, f"{statistics.median(each):.2f}", f"{min(each):.2f} – {max(each):.2f}", aim


def seconds(what: str, times: Sequence[float], aim: str = "") -> Row:
    return what, f"{statistics.median(times):.2f} s", f"{min(times):.2f} – {max(times):.2f}", aim


def milliseconds(what: str, times: Sequence[float], aim: str = "") -> Row:
    return what, f"{statistics.median(times) * 1000:.0f} ms", f"{min(times) * 1000:.0f} – {max(times) * 1000:.0f}", aim


if __name__ == "__main__":
    main()

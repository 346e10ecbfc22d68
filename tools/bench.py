"""What a person waits for: whole commands from a cold start, each beside stock WeasyPrint on the same HTML."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from resume import load
from resume.compose import compose
from resume.options import Options

ROOT = Path(__file__).parent.parent
RUNS = 7
STOCK = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    sample = str(ROOT / "data/sample.yaml")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(compose(load(sample), Options()), encoding="utf-8")
        resume = [sys.executable, "-m", "resume"]
        commands = {
            "stock WeasyPrint, the same HTML": [sys.executable, "-c", STOCK, str(page), f"{folder}/stock.pdf"],
            "resume build sample.yaml": [*resume, "build", sample, "-o", f"{folder}/out.pdf"],
            "resume build sample.yaml -o .html": [*resume, "build", sample, "-o", f"{folder}/out.html"],
            "resume check sample.yaml": [*resume, "check", sample],
            "resume check --no-pdf": [*resume, "check", sample, "--no-pdf"],
            "resume --help": [*resume, "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    for name, values in times.items():
        print(f"{name:<36} {statistics.median(values):5.2f} s   ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main()

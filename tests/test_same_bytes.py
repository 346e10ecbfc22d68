"""Two builds of one file, by two processes in two folders, are the same to the byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"


def build(folder: Path, name: str, suffix: str, **environment: str) -> bytes:
    folder.mkdir()
    for file in (f"{name}.yaml", "sample-photo.png"):
        shutil.copy(DATA / file, folder)
    output = folder / f"out{suffix}"
    command = [sys.executable, "-m", "resume", "build", f"{name}.yaml", "-o", output.name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=os.environ | environment)
    return output.read_bytes()


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".yaml", ".json"])
@pytest.mark.parametrize("name", ["portfolio", "sample"])
def test_same_bytes(tmp_path: Path, name: str, suffix: str) -> None:
    cold = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = build(tmp_path / "here", name, suffix, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    second = build(tmp_path / "elsewhere", name, suffix, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C", **cold)
    assert first == second

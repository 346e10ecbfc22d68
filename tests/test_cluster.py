"""Many resumes built on a Dask cluster: a scheduler and two workers of this machine, each a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from interrupting import interrupted
from PIL import Image

from resume.build import Job
from resume.cluster import packed
from resume.options import Options

if not TYPE_CHECKING:
    pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("ignore")  # distributed's own, about what it leaves open

CV = "contact:\n  name: Ada Example\nexperience:\n  - title: Programmer\n    dates: 2017-05 – present\n"
WITH_PHOTO = CV.replace("  name:", "  photo: pictures/ada.png\n  name:")
RESUME = [sys.executable, "-m", "resume"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A resume with a photo and a theme of its own, and other files beside it, which are nobody's business."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name, text in {
        "a.yaml": WITH_PHOTO,
        "b.yaml": CV,
        "secret.yaml": CV,
        "mine/theme.toml": 'extends = "plain"\n',
        "mine/style.css": "h2 { background: url(dot.png) }\n",
        "pictures/secret.txt": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    for name in ("pictures/ada.png", "mine/dot.png"):
        Image.new("RGB", (24, 24), "navy").save(tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def cluster(cache: Path) -> Iterator[Any]:
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as world:
        world.setenv("XDG_CACHE_HOME", str(cache))
        with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
            yield cluster


@pytest.fixture
def address(cluster: Any) -> str:
    return str(cluster.scheduler_address)


class Build:
    """What `resume build` printed, and how it ended."""

    def __init__(self, *arguments: str) -> None:
        result = subprocess.run([*RESUME, "build", *arguments], capture_output=True, text=True, check=False)
        self.code, self.output, self.errors = result.returncode, result.stdout, result.stderr


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_same_bytes(address: str, *arguments: str) -> None:
    for where in (["-o", "here/"], ["-o", "there/", "--dask", address]):
        result = Build(*arguments, *where)
        assert (result.errors, result.code) == ("", 0)
    assert content(Path("there")) == content(Path("here")) != {}


def test_the_same_bytes_as_here(folder: Path, address: str) -> None:
    sources = (str(folder / "a.yaml"), str(folder / "b.yaml"))
    assert_same_bytes(address, *sources, "--theme", "mine", "--format", "pdf", "--format", "html")
    assert sorted(content(folder / "there")) == ["a.html", "a.pdf", "b.html", "b.pdf"]


@pytest.mark.parametrize("theme", ["mine", "./mine"])
def test_the_same_bytes_wherever_the_workers_were_started(address: str, theme: str) -> None:
    assert_same_bytes(address, "a.yaml", "b.yaml", "--theme", theme)


def test_a_theme_may_have_its_pictures_in_a_folder(folder: Path, address: str) -> None:
    (folder / "mine/pictures").mkdir()
    (folder / "mine/dot.png").rename(folder / "mine/pictures/dot.png")
    (folder / "mine/style.css").write_text("h2 { background: url(pictures/dot.png) }\n")
    assert_same_bytes(address, str(folder / "b.yaml"), "--theme", "mine")


def test_a_source_may_be_a_link(folder: Path, address: str) -> None:
    (folder / "deep").mkdir()
    (folder / "a.yaml").rename(folder / "deep/real.yaml")
    (folder / "a.yaml").symlink_to("deep/real.yaml")
    assert_same_bytes(address, str(folder / "a.yaml"), "--theme", "plain")


def test_the_date_travels_along(folder: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    assert_same_bytes(address, str(folder / "b.yaml"), "--theme", "plain")


@pytest.mark.parametrize(("source", "output"), [("-", "out.html"), ("b.yaml", "-")])
def test_what_is_piped_is_built_or_refused(folder: Path, address: str, source: str, output: str) -> None:
    command = [*RESUME, "build", source.replace("b.yaml", str(folder / "b.yaml")), "-o", output, "--dask", address]
    result = subprocess.run(command, capture_output=True, check=False, input=CV.encode())
    if result.returncode == 0:
        assert output != "-" or result.stdout.startswith(b"%PDF")
    else:
        assert (result.returncode, b"help: " in result.stderr, b"bug of ours" in result.stderr) == (1, True, False)


def test_what_was_built_there_is_not_built_again(folder: Path, address: str) -> None:
    arguments = (str(folder / "a.yaml"), str(folder / "b.yaml"), "--theme", "mine", "--format", "html")
    assert Build(*arguments, "--dask", address).output.count("wrote") == 2
    assert Build(*arguments).output.startswith("2 unchanged")


def spoil_photo(folder: Path) -> None:
    with (folder / "pictures/ada.png").open("r+b") as file:
        file.truncate(60)


def test_problems_name_files_that_are_here(folder: Path, address: str) -> None:
    spoil_photo(folder)
    (folder / "mine/style.css").write_text("h2 { background: url(nowhere.png) }\n")
    sources = (str(folder / "a.yaml"), str(folder / "b.yaml"))
    result = Build(*sources, "--theme", "mine", "-o", "out/", "--dask", address)
    assert result.code == 1
    said = re.findall(r"(?m)^(/.+?): (.+)", result.errors)
    assert said == [
        (f"{folder}/a.yaml:2:10", "the photo “pictures/ada.png” is damaged or cut off"),
        (f"{folder}/mine/style.css", "no image “nowhere.png” in the theme's folder"),
    ]
    assert f"{folder}/a.yaml:2:10: " in result.errors


def test_problems_name_the_file_as_it_is_called_here(folder: Path, address: str) -> None:
    spoil_photo(folder)
    (folder / "deep").mkdir()
    (folder / "deep/later.yaml").write_text(CV + "design:\n  acent: red\n")
    (folder / "bad.yaml").write_text(CV + "    highlights: 5\n")
    result = Build("deep/later.yaml", "bad.yaml", "a.yaml", "b.yaml", "-o", "out/", "--dask", address)
    assert result.code == 1
    assert re.findall(r"(?m)^(\S+?):(\d+):\d+: ", result.errors) == [
        ("deep/later.yaml", "7"),
        ("bad.yaml", "6"),
        ("a.yaml", "2"),
    ]
    assert list(content(folder / "out")) == ["b.pdf"]


def test_a_parcel_holds_what_is_needed_and_no_other_file(folder: Path) -> None:
    parcel = packed(Job(Path("a.yaml"), Path("a.pdf"), Options("mine")))
    needed = ["a.yaml", "mine/dot.png", "mine/style.css", "mine/theme.toml", "pictures/ada.png"]
    assert parcel.files == {name: (folder / name).read_bytes() for name in needed}
    assert list(packed(Job(Path("b.yaml"), Path("b.pdf"), Options("plain"))).files) == ["b.yaml"]


def test_what_can_not_be_packed_is_told_and_the_rest_is_built(folder: Path, address: str) -> None:
    (folder / "pictures/ada.png").unlink()
    sources = (str(folder / "a.yaml"), str(folder / "b.yaml"))
    result = Build(*sources, "--theme", "plain", "-o", "out/", "--dask", address)
    assert (result.code, [path.name for path in folder.glob("out/*")]) == (1, ["b.pdf"])
    assert f"{folder}/a.yaml:2:10: there is no photo “pictures/ada.png”" in result.errors


def test_a_worker_that_is_killed_loses_nothing(folder: Path, cluster: Any) -> None:
    sources = [folder / f"cv{number}.yaml" for number in range(20)]
    for source in sources:
        source.write_text(CV)
    command = [*RESUME, "build", *map(str, sources), "--theme", "plain", "-o", "out/"]
    command += ["--dask", cluster.scheduler_address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    output, errors = process.communicate()
    assert (process.returncode, "Traceback" in errors) == (0, False)  # distributed may say that it tries again
    assert output.splitlines()[-1].startswith("20 written (")
    assert sorted(content(folder / "out")) == sorted(f"{source.stem}.pdf" for source in sources)
    assert len(set(content(folder / "out").values())) == 1


def test_ctrl_c_leaves_whole_files_and_a_second_run_goes_on(folder: Path, address: str) -> None:
    sources = [folder / f"cv{number}.yaml" for number in range(40)]
    for source in sources:
        source.write_text(CV)
    arguments = [*map(str, sources), "--theme", "plain", "-o", "out/", "--dask", address]
    code, output, errors = interrupted([*RESUME, "build", *arguments])
    assert (code, errors) == (130, "")
    written = re.findall(r"(?m)^wrote out/(\S+)", output)
    assert 3 <= len(written) < 40
    assert f"{len(written)} written, {40 - len(written)} not begun" in output
    assert sorted(content(folder / "out")) == sorted(written)
    result = Build(*arguments)
    assert (result.code, len(content(folder / "out"))) == (0, 40)
    assert f"{40 - len(written)} written, {len(written)} unchanged" in result.output


def test_where_no_cluster_is(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        result = Build("a.yaml", "b.yaml", "-o", "out/", "--dask", address)
    assert result.code == 1
    assert f"no Dask cluster at {address}" in result.errors
    assert "help: is it running?" in result.errors
    assert "Traceback" not in result.output + result.errors
    assert not (folder / "out").exists()


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1", "carrier-pigeon://x:1"])
def test_what_is_no_address(address: str) -> None:
    result = Build("a.yaml", "b.yaml", "--dask", address)
    assert (result.code, result.output) == (1, "")
    assert f"no Dask cluster at {address}" in result.errors
    assert "Traceback" not in result.errors

"""What publishes: the workflows of this project, the action for others, what `resume new --ci` writes, the package."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from typer.testing import CliRunner
from workflows import OURS, ROOT, Runner, StepFailed, read

from resume import cli
from resume.ci import HOSTS
from resume.shelves import built_in
from resume.system import COMMANDS

BIN = Path(sys.executable).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]
CV = "contact:\n  name: Ada Example\nexperience:\n  - title: Programmer\n    dates: 2017-05 – present\n"
LEFT_ALONE = (".git", ".venv*", "build", "dist", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", ".coverage*")
WRITTEN_BY_HAND = [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / "action.yml"]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    result = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def new(*arguments: str) -> str:
    result = CliRunner().invoke(cli.app, ["new", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repository = tmp_path / "repository"
    repository.mkdir()
    monkeypatch.chdir(repository)
    (repository / "cv.yaml").write_text(CV)
    return repository


def scratch(folder: Path) -> Path:
    """A repository of its own with the files of this one."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_ALONE), dirs_exist_ok=True)
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    run("git", "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "All", cwd=folder)
    return folder


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("site", [False, True])
def test_ci_is_written_for_a_resume_that_is_there(folder: Path, host: str, *, site: bool) -> None:
    assert (
        new("cv.yaml", "--ci", host, *(["--site"] if site else [])) == f"wrote {HOSTS[host]}\nnext: commit and push\n"
    )
    assert (folder / "cv.yaml").read_text() == CV
    text = (folder / HOSTS[host]).read_text()
    assert (f"{OURS}@v{VERSION}" in text) == (host == "github")
    assert bool({"site", "pages"} & set(yaml.safe_load(text).get("jobs", yaml.safe_load(text)))) == site


def test_ci_is_written_with_a_new_resume(folder: Path) -> None:
    written = re.findall(r"(?m)^wrote (.+)", new("ada.yaml", "--ci", "github"))
    assert {"ada.yaml", HOSTS["github"]} <= set(written)
    assert 'files: "ada.yaml"' in (folder / HOSTS["github"]).read_text()


@pytest.mark.parametrize("name", ["Ada's résumé, 2.yaml", "🚀 cv.yaml", "deep/$(touch x).yaml", "`x`.yml", "-o.yaml"])
@pytest.mark.parametrize("host", HOSTS)
def test_a_file_may_have_nearly_any_name(folder: Path, host: str, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(CV)
    new("--ci", host, "--site", "--", name)
    written = yaml.load((folder / HOSTS[host]).read_text(), yaml.CSafeLoader)
    if host == "github":
        assert written["jobs"]["build"]["steps"][1]["with"]["files"] == name
        scripts = [written["jobs"]["site"]["steps"][1]["run"]]
        site = folder / "site"
    else:
        scripts = [written["resume"]["script"][-1].replace("resume build", f"{BIN}/resume build --theme plain")]
        scripts += [written["pages"]["script"][-1]]
        site = folder / "public"
    site.mkdir()
    (site / f"{Path(name).stem}.html").touch()
    for script in scripts:
        run("sh", "-ec", script, cwd=folder)
    made = [f"{Path(name).stem}.pdf"] if host == "gitlab" else []
    assert sorted(path.name for path in site.iterdir()) == sorted(["index.html", *made])
    assert not (folder / "x").exists()


def test_zizmor_finds_nothing_in_what_new_writes(folder: Path) -> None:
    """But that it names a release, which can not know its own commit."""
    new("cv.yaml", "--ci", "github", "--site")
    workflow = folder / HOSTS["github"]
    workflow.write_text(workflow.read_text().replace(f"{OURS}@v{VERSION}", f"{OURS}@{'0' * 40}"))
    run(BIN / "zizmor", "--offline", "--no-progress", str(workflow), cwd=folder)


def test_every_action_is_pinned_by_commit() -> None:
    """Each to one; what is written for others apart, since a robot keeps up the workflows of this project only."""
    for paths in (WRITTEN_BY_HAND, list((ROOT / "resume/ci").glob("*.j2"))):
        texts = [path.read_text("utf-8") for path in paths]
        uses = {found for text in texts for found in re.findall(r"uses: (\w\S+)@(\S+) ?(.*)", text)}
        assert all(re.fullmatch(r"[0-9a-f]{40}", commit) for _, commit, _ in uses)
        assert all(re.fullmatch(r"# v\d+\.\d+\.\d+", said) for *_, said in uses)
        assert 1 < len(uses) == len({name for name, *_ in uses})


def test_every_job_says_what_it_may() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        workflow = read(path)
        assert workflow["permissions"] == {}
        assert all("permissions" in job for job in workflow["jobs"].values())


def test_the_repository_is_named_the_same_everywhere() -> None:
    assert PROJECT["urls"]["Repository"] == f"https://github.com/{OURS}"
    for name in ("README.md", "docs/ci.md"):
        text = (ROOT / name).read_text("utf-8")
        assert set(re.findall(rf"{OURS}@(\S+)", text)) == {f"v{VERSION}"}
    assert f"rev: v{VERSION}\n" in (ROOT / "docs/ci.md").read_text("utf-8")


@pytest.mark.slow
def test_the_workflows_of_this_project(tmp_path: Path) -> None:
    """Both, in a scratch repository in which a release was made; of the tests, `make test` runs one."""
    repository = scratch(tmp_path / "scratch")
    changes = repository / "CHANGELOG.md"
    changes.write_text(changes.read_text("utf-8").replace("## Unreleased", f"## {VERSION} – 2026-11-26"), "utf-8")
    few = {"PYTEST_ADDOPTS": "-k test_version -n 1", "PYTHONDONTWRITEBYTECODE": ""}
    runner = Runner(repository, tmp_path / "runner", environment=few, tag=f"v{VERSION}")
    assert runner.run(repository / ".github/workflows/ci.yml") == ["lint", "test", "package"]
    assert (runner.temp / "cv.pdf").read_bytes().startswith(b"%PDF")
    assert runner.run(repository / ".github/workflows/release.yml") == ["build", "publish"]
    assert_released(runner)
    assert_the_same_elsewhere(runner.workspace, tmp_path / "elsewhere")


def assert_released(runner: Runner) -> None:
    """What `gh` was called with: each resume in each theme, the package, and a section of the changelog."""
    verb, action, tag, *others = (runner.temp / "gh").read_text().splitlines()
    assert (verb, action, tag) == ("release", "create", f"v{VERSION}")
    files = {name.removeprefix("dist/") for name in others if name.startswith("dist/")}
    stems = [path.stem for path in (ROOT / "data").glob("*.yaml")]
    made = {f"{stem}-{theme}.{ext}" for stem in stems for theme in built_in() for ext in ("pdf", "html")}
    package = {f"resume-{VERSION}-py3-none-any.whl", f"resume-{VERSION}.tar.gz"}
    assert files == made | package | {"SHA256SUMS"}
    assert "- Nine themes" in (runner.workspace / others[others.index("--notes-file") + 1]).read_text("utf-8")


def assert_the_same_elsewhere(repository: Path, other: Path) -> None:
    """`make dist` in another folder, time zone, language and umask, with the same environment of Python."""
    shutil.copytree(repository, other, ignore=shutil.ignore_patterns(*LEFT_ALONE))
    make = f"umask 077; make dist BIN={repository}/.venv/bin -o .venv/ready -o .venv/ready-dev"
    run("sh", "-c", make, cwd=other, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert (other / "dist/SHA256SUMS").read_text() == (repository / "dist/SHA256SUMS").read_text()


@pytest.mark.slow
def test_the_package_is_whole(tmp_path: Path) -> None:
    """The source holds every file of the repository; the wheel, and an installation of it, all that a command needs."""
    repository = scratch(tmp_path / "scratch")
    run(sys.executable, "-m", "build", cwd=repository)
    with tarfile.open(repository / f"dist/resume-{VERSION}.tar.gz") as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names == {*run("git", "ls-files", cwd=repository).splitlines(), "PKG-INFO"}
    (wheel,) = (repository / "dist").glob("*.whl")
    assert themes_in(wheel) == {*built_in(), "base"}
    venv.create(tmp_path / "venv", with_pip=True)
    bin_ = tmp_path / "venv/bin"
    run(bin_ / "pip", "install", "--quiet", wheel, cwd=tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    run(bin_ / "resume", "new", cwd=away)
    run(bin_ / "resume", "build", "cv.yaml", "--theme", "swiss", cwd=away)
    run(bin_ / "resume", "new", "cv.yaml", "--ci", "github", cwd=away)
    assert run(bin_ / "resume", "--version", cwd=away) == run(BIN / "resume", "--version", cwd=away)
    assert PdfReader(away / "cv.pdf").pages[0].extract_text()
    run(BIN / "resume", "build", "cv.yaml", "--theme", "swiss", "-o", "here.pdf", cwd=away)
    assert (away / "cv.pdf").read_bytes() == (away / "here.pdf").read_bytes()


def themes_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {
            found[1] for name in archive.namelist() if (found := re.fullmatch(r"resume/_themes/(\w+)/theme.toml", name))
        }


@pytest.mark.parametrize(
    ("changelog", "tag", "said"),
    [
        (f"## {VERSION} – today\n- First.\n\n## 0.0.1\n- Zeroth.\n", f"v{VERSION}", "- First.\n"),
        (f"## {VERSION}\n", "v9.9.9", "the tag v9.9.9 is not"),
        ("## Unreleased\n- First.\n", f"v{VERSION}", f"has no section {VERSION}"),
    ],
)
def test_a_release_says_what_the_changelog_says(tmp_path: Path, changelog: str, tag: str, said: str) -> None:
    for name, text in {
        "pyproject.toml": (ROOT / "pyproject.toml").read_text("utf-8"),
        "CHANGELOG.md": changelog,
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/notes.py", tmp_path / "tools")
    command = [sys.executable, str(tmp_path / "tools/notes.py"), tag]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.stdout == said, result.stderr) == (True, "") or (result.returncode == 1 and said in result.stderr)


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["resume-check", "resume-check-pdf"])
def test_the_hooks_of_pre_commit(folder: Path, tmp_path_factory: pytest.TempPathFactory, hook: str) -> None:
    hooks = scratch(tmp_path_factory.mktemp("hooks"))
    (folder / "resume-of-ada.yml").write_text(CV + "    sumary: Much.\n")
    (folder / "notes.yaml").write_text("no: resume\n")
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    command = [str(BIN / "pre-commit"), "try-repo", str(hooks), hook, "--files"]
    world = os.environ | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home"))}
    bad, good = (
        subprocess.run([*command, *files], cwd=folder, env=world, capture_output=True, text=True, check=False)
        for files in (["cv.yaml", "resume-of-ada.yml"], ["cv.yaml", "notes.yaml"])
    )
    assert (bad.returncode, good.returncode) == (1, 0), bad.stdout + good.stdout
    assert "resume-of-ada.yml:6:5: " in bad.stdout
    assert "did you mean “summary”?" in bad.stdout


@pytest.mark.slow
def test_a_container_gets_all_that_the_package_is_built_from(tmp_path: Path) -> None:
    """And what the operating system must have, as this project says it elsewhere."""
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", "")
    for *sources, target in (line.split() for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", text)):
        for name in sources:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / target / (name if (ROOT / name).is_file() else ""))
    run(sys.executable, "-m", "build", "--wheel", cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert themes_in(wheel) == {*built_in(), "base"}
    assert set(re.findall(r"\blib\S+", COMMANDS["apt-get"])) <= set(text.split())


INSTALL = "Install resume, and Pango if it is missing"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the action has installed what it needs."""
    runner = Runner(tmp_path_factory.mktemp("repository"), tmp_path_factory.mktemp("runner"))
    (runner.workspace / "venv.py").write_text("raise SystemExit('run, though it is the workspace's')")
    with pytest.raises(StepFailed, match=r"::error title=resume::no file is called a/\*.yaml"):
        runner.call(ROOT, {"files": "a/*.yaml"})
    return runner.temp / "resume"


def machine(folder: Path, installed: Path, tag: str = "") -> Runner:
    """With the folder as its workspace, and the action installed; which is half a minute less for a test."""
    runner = Runner(folder, folder.with_name(f"{folder.name}-runner"), done=INSTALL, tag=tag)
    (runner.temp / "resume").symlink_to(installed)
    return runner


class Action:
    """The action, called in a folder, with what it printed."""

    def __init__(self, folder: Path, installed: Path, **inputs: str) -> None:
        runner = machine(folder, installed)
        runner.checkout()
        self.workspace = runner.workspace
        try:
            self.code, self.outputs = 0, runner.call(ROOT, inputs)
        except StepFailed as failed:
            self.code, self.outputs = 1, dict(failed.outputs)
        self.said = (runner.temp / "log").read_text()


@pytest.mark.slow
class TestAction:
    def test_by_default(self, folder: Path, installed: Path) -> None:
        action = Action(folder, installed)
        assert (action.code, action.outputs["files"], action.outputs["pages"]) == (0, "build/cv.pdf", "1")
        assert (Path(action.outputs["report"]) / "cv.html").is_file()
        assert (action.workspace / "build/cv.pdf").read_bytes().startswith(b"%PDF")

    def test_all_inputs(self, folder: Path, installed: Path) -> None:
        names = ["--lang=xx", "Ada [en]", "Ada, E (2)", "cv"]
        for name in names:
            (folder / f"{name}.yaml").write_text(CV)
        wishes = {
            "files": "Ada [en].yaml\nA*.yaml\n--*.yaml\ncv.yaml\n*.yaml",
            "theme": "plain",
            "themes": "swiss plain",
        }
        wishes |= {"formats": "pdf html png", "paper": "letter", "pages": "1", "check": "true", "output": "out v1.2"}
        action = Action(folder, installed, **wishes)
        stems = [f"{name}-{theme}" for name in names for theme in ("plain", "swiss")]
        made = sorted(f"out v1.2/{stem}.{ext}" for stem in stems for ext in ("html", "pdf", "png"))
        assert action.code == 0, action.said
        assert action.outputs["files"].splitlines() == made
        assert action.outputs["pages"].split() == ["1"] * len(stems)
        box = PdfReader(action.workspace / "out v1.2/cv-swiss.pdf").pages[0].mediabox
        assert (box.width, box.height) == (612, 792)
        assert {path.stem for path in Path(action.outputs["report"]).iterdir()} == set(stems)

    @pytest.mark.parametrize(
        ("inputs", "said"),
        [
            ({"files": "cv.yaml\nletters/*.yaml"}, "no file is called letters/*.yaml"),
            ({"check": "stict"}, "check is true, strict or false, not stict"),
        ],
    )
    def test_what_can_not_be_is_refused(self, folder: Path, installed: Path, inputs: dict[str, str], said: str) -> None:
        action = Action(folder, installed, **inputs)
        assert (action.code, action.said) == (1, f"::error title=resume::{said}\n")

    def test_a_resume_commands_nobody(self, folder: Path, installed: Path) -> None:
        (folder / "cv.yaml").write_text(f"{CV}##[warning]approved\n::warning::approved\n")
        said = Action(folder, installed, check="false").said
        token = re.findall(r"(?m)^::stop-commands::(.+)$", said)[0]
        assert "approved" in said
        assert "approved" not in said.partition(f"::stop-commands::{token}\n")[0]
        assert "approved" not in said.partition(f"\n::{token}::\n")[2]

    def test_what_is_wrong_is_told_beside_its_line(self, folder: Path, installed: Path) -> None:
        (folder / "cv.yaml").write_text(CV + "    sumary: Much.\n")
        action = Action(folder, installed)
        assert (action.code, action.outputs["files"]) == (1, "")
        assert "::error file=cv.yaml,line=6,col=5,title=resume::" in action.said

    def test_a_warning_fails_only_if_it_is_strict(self, folder: Path, installed: Path) -> None:
        (folder / "cv.yaml").write_text(CV + "    summary: TODO\n")
        for number, (check, code) in enumerate({"true": 0, "strict": 1, "false": 0}.items()):
            away = folder / str(number)
            away.mkdir()
            shutil.copy(folder / "cv.yaml", away)
            action = Action(away, installed, check=check)
            assert (action.code, action.outputs["files"]) == (code, "build/cv.pdf")
            assert ("::warning file=cv.yaml,line=6" in action.said) == (check != "false")
            assert ("report" in action.outputs and action.outputs["report"] != "") == (check != "false")

    def test_what_new_writes_for_github(self, folder: Path, installed: Path) -> None:
        new("cv.yaml", "--ci", "github", "--site")
        runner = machine(folder, installed, tag="v1")
        assert runner.run(folder / HOSTS["github"]) == ["build", "release"]
        released, made = (runner.temp / "gh").read_text().split(), ["resume/cv.html", "resume/cv.pdf"]
        assert released == ["release", "create", "v1", *made, "--verify-tag", "--generate-notes"]

    def test_what_new_writes_for_a_site(self, folder: Path, installed: Path) -> None:
        new("cv.yaml", "--ci", "github", "--site")
        runner = machine(folder, installed)
        assert runner.run(folder / HOSTS["github"]) == ["build", "site"]
        site = runner.temp / "artifacts/site/github-pages"
        assert sorted(path.name for path in site.iterdir()) == ["cv.pdf", "index.html"]

    def test_what_the_readme_says(self, folder: Path, installed: Path) -> None:
        section = (ROOT / "README.md").read_text("utf-8").partition("## Publish from CI")[2].partition("\n## ")[0]
        (text,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
        assert len(text.splitlines()) == 10
        (folder / "workflow.yml").write_text(text)
        runner = machine(folder, installed, tag="v1")
        assert runner.run(folder / "workflow.yml") == ["resume"]
        assert (runner.temp / "gh").read_text().split() == ["release", "create", "v1", "build/cv.pdf"]

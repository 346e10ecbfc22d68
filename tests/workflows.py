"""GitHub Actions as far as the tests need them: the steps of a workflow's jobs, without what leaves the machine."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
OURS = "RGafiyatullin/resume"
STUBS = {
    "gh": """
        [ -n "$GH_TOKEN" ] || exit 4
        [ -n "$GH_REPO" ] || [ -d .git ] || exit 5
        for word in "$@"; do
            case $word in */*) [ -f "$word" ] || exit 6 ;; esac
        done
        printf "%s\\n" "$@" > "$RUNNER_TEMP/gh"
    """,
    "sudo": 'printf "%s\\n" "$@" > "$RUNNER_TEMP/sudo"',
    "pipx": 'printf "%s\\n" "$@" > "$RUNNER_TEMP/pipx"',
    "python": f'exec {sys.executable} "$@"',
}
"""Commands that reach beyond the workspace, which tell what they were called with; and what setup-python adds."""
MAY = {
    "gh release": {"contents": "write"},
    "actions/checkout": {"contents": "read"},
    "actions/attest-build-provenance": {"id-token": "write", "attestations": "write"},
    "actions/deploy-pages": {"id-token": "write", "pages": "write"},
}
"""What a step needs to be allowed."""
KEPT = ".venv"
"""What stays of a workspace from one job to the next, which on GitHub would be a cache; it takes a minute to make."""
NOTHING: Mapping[str, str] = {}
OUTPUT = re.compile(r"^(\w+)<<([^\n]+)\n(.*?)\n\2$", re.DOTALL | re.MULTILINE)


def read(path: Path) -> Any:
    """As GitHub reads it, for which `on` is no boolean, and every value is a text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


class Runner:
    """A machine on which jobs run one after another, each in an empty workspace; artifacts go to those that need it."""

    def __init__(
        self, repository: Path, temp: Path, *, tag: str = "", done: str = "", environment: Mapping[str, str] = NOTHING
    ) -> None:
        """On a tag, or on the main branch; `done` names a step that was done before."""
        self.repository, self.temp, self.workspace, self.done = repository, temp, temp / "workspace", done
        self.github = {
            "ref_name": tag or "main",
            "ref_type": "tag" if tag else "branch",
            "event.repository.default_branch": "main",
        }
        self.job, self.needs = "", set[str]()
        self.allowed: dict[str, str] = {}
        self.steps: dict[str, dict[str, str]] = {}
        stubs = temp / "stubs"
        stubs.mkdir(parents=True)
        self.workspace.mkdir()
        for name, script in STUBS.items():
            (stubs / name).write_text(f"#!/bin/sh\n{script}\n")
            (stubs / name).chmod(0o755)
        about = {
            "PATH": f"{stubs}:{os.environ['PATH']}",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_REF_NAME": self.github["ref_name"],
            "GITHUB_REF_TYPE": self.github["ref_type"],
            "RUNNER_TEMP": str(temp),
        }
        self.environment = {**os.environ, **environment, **about}

    def run(self, workflow: Path) -> list[str]:
        """Every job whose condition holds, in the order of the file; the names of those."""
        read_ = read(workflow)
        ran = []
        for name, job in read_["jobs"].items():
            if not self._holds(job.get("if", "true"), {}):
                continue
            self._begin(name, job, read_.get("permissions", {}))
            matrix = {key: values[0] for key, values in job.get("strategy", {}).get("matrix", {}).items()}
            self._run_steps(job["steps"], {f"matrix.{key}": value for key, value in matrix.items()})
            ran.append(name)
        return ran

    def call(self, action: Path, inputs: dict[str, str]) -> dict[str, str]:
        """A composite action; its outputs."""
        declared = read(action / "action.yml")
        assert set(inputs) <= set(declared["inputs"])
        values = {name: declaration["default"] for name, declaration in declared["inputs"].items()} | inputs
        names = {f"inputs.{name}": value for name, value in values.items()} | {"github.action_path": str(action)}
        self._run_steps(declared["runs"]["steps"], names)
        return {name: self._filled(output["value"], names) for name, output in declared["outputs"].items()}

    def checkout(self) -> None:
        ignored = shutil.ignore_patterns("dist", "build", KEPT)
        shutil.copytree(self.repository, self.workspace, ignore=ignored, dirs_exist_ok=True)
        (self.workspace / ".git").mkdir(exist_ok=True)

    def _begin(self, name: str, job: Any, permissions: dict[str, str]) -> None:
        needs = job.get("needs", [])
        self.job, self.needs = name, {needs} if isinstance(needs, str) else set(needs)
        self.allowed = job.get("permissions", permissions)
        self.steps.clear()
        for path in self.workspace.iterdir():
            if path.name != KEPT:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _run_steps(self, steps: list[Any], names: Mapping[str, str]) -> None:
        for step in steps:
            if step.get("name", "") == self.done != "" or not self._holds(step.get("if", "true"), names):
                continue
            self._assert_allowed(step.get("run", "") + step.get("uses", ""))
            outputs = self._use(step, names) if "uses" in step else self._script(step, names)
            self.steps[step.get("id", "")] = outputs

    def _assert_allowed(self, what: str) -> None:
        needed = [item for word, permissions in MAY.items() if word in what for item in permissions.items()]
        missing = [item for item in needed if self.allowed.get(item[0]) not in (item[1], "write")]
        assert missing == [], f"{self.job}: {what}"

    def _script(self, step: Any, names: Mapping[str, str]) -> dict[str, str]:
        script, output = self.temp / "script", self.temp / "output"
        script.write_text(self._filled(step["run"], names))
        output.write_text("")
        flags = ["-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
        own = {name: self._filled(value, names) for name, value in step.get("env", {}).items()}
        where = self.workspace / self._filled(step.get("working-directory", "."), names)
        environment = self.environment | own | {"GITHUB_OUTPUT": str(output)}
        command, both = ["bash", *flags, str(script)], subprocess.STDOUT
        result = subprocess.run(
            command, cwd=where, env=environment, stdout=subprocess.PIPE, stderr=both, text=True, check=False
        )
        (self.temp / "log").write_text(result.stdout)
        outputs = {name: value for name, _, value in OUTPUT.findall(output.read_text())}
        if result.returncode:
            raise StepFailed(step.get("name", step["run"]), result.stdout, outputs)
        return outputs

    def _use(self, step: Any, names: Mapping[str, str]) -> dict[str, str]:
        given = {name: self._filled(value, names) for name, value in step.get("with", {}).items()}
        action = step["uses"].partition("@")[0]
        return self.call(ROOT, given) if action == OURS else ACTIONS[action](self, given)

    def _filled(self, text: str, names: Mapping[str, str]) -> str:
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: self._value(match[1], names), text)

    def _holds(self, condition: str, names: Mapping[str, str]) -> bool:
        left, same, right = (*re.split(" (==|!=) ", condition), "==", "true")[:3]
        return (self._value(left, names) == self._value(right, names)) == (same == "==")

    def _value(self, expression: str, names: Mapping[str, str]) -> str:
        if literal := re.fullmatch(r"'(.*)'|(true|false)", expression):
            return literal[1] if literal[1] is not None else literal[2]
        if expression in names:
            return names[expression]
        if step := re.fullmatch(r"steps\.(.+)\.outputs\.(.+)", expression):
            return self.steps[step[1]].get(step[2], "")
        known = {f"github.{name}": value for name, value in self.github.items()}
        known |= {"github.token": "a token", "github.repository": OURS, "runner.temp": str(self.temp)}
        return known[expression]


class StepFailed(Exception):  # noqa: N818
    """A step that ended with an error: what it printed, and its outputs by then."""

    def __init__(self, step: str, said: str, outputs: Mapping[str, str]) -> None:
        super().__init__(f"{step}\n{said}")
        self.said, self.outputs = said, outputs


def _checkout(runner: Runner, _given: dict[str, str]) -> dict[str, str]:
    runner.checkout()
    return {}


def _python(_runner: Runner, _given: dict[str, str]) -> dict[str, str]:
    return {"python-path": sys.executable}


def _upload(runner: Runner, given: dict[str, str]) -> dict[str, str]:
    source = runner.workspace / given["path"]
    odd = [path for path in source.rglob("*") if set(path.name) & set('":<>|*?\r\n')]
    assert odd == []
    shutil.copytree(source, runner.temp / "artifacts" / runner.job / given.get("name", "github-pages"))
    return {}


def _download(runner: Runner, given: dict[str, str]) -> dict[str, str]:
    (folder,) = (runner.temp / "artifacts" / job / given["name"] for job in runner.needs)
    shutil.copytree(folder, runner.workspace / given["path"], dirs_exist_ok=True)
    return {}


def _attest(runner: Runner, given: dict[str, str]) -> dict[str, str]:
    sums = runner.workspace / given["subject-checksums"]
    for line in sums.read_text().splitlines():
        digest, name = re.split(" [ *]", line)
        assert sha256((sums.parent / name).read_bytes()).hexdigest() == digest
    return {}


def _deploy(runner: Runner, _given: dict[str, str]) -> dict[str, str]:
    assert (runner.temp / "artifacts" / runner.job / "github-pages/index.html").is_file()
    return {"page_url": "https://example.org"}


ACTIONS: Mapping[str, Callable[[Runner, dict[str, str]], dict[str, str]]] = {
    "actions/checkout": _checkout,
    "actions/setup-python": _python,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
    "actions/attest-build-provenance": _attest,
    "actions/upload-pages-artifact": _upload,
    "actions/deploy-pages": _deploy,
}

"""What `resume new --ci` writes: for each host, a file by which it builds on every push, and releases on every tag."""

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from resume.errors import Problem, ResumeError, refusal

HOSTS: Mapping[str, str] = {"github": ".github/workflows/resume.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each one looks for it, from the root of the repository."""


_REFUSED = re.compile(r'["#:<>|*?\\[\]\x00-\x1f\x7f]')
"""What artifacts, releases and patterns of these hosts make of a name is something else."""


def pipeline(host: str, file: Path, *, site: bool) -> dict[Path, bytes]:
    """What to write below this folder; with `site`, it publishes the web page too. ResumeError if that can't work."""
    path = Path(HOSTS[host])
    _refuse_elsewhere()
    if path.exists():
        raise refusal(path, "this file is there already", "move it away")
    return {path: _content(host, _from_here(file), site=site).encode()}


def _refuse_elsewhere() -> None:
    here = Path.cwd()
    for folder in here.parents:
        if (folder / ".git").exists() and not (here / ".git").exists():
            message = "this folder is not the root of the repository, where the host looks for what to do"
            raise ResumeError(Problem(message, f"run it in {os.path.relpath(folder, here)}"))


def _from_here(file: Path) -> Path:
    path = Path(os.path.relpath(file.parent.resolve() / file.name))
    if ".." in path.parts:
        message = "this file is not in this folder, which the host shall build from"
        raise refusal(file, message, "run it at the root of the repository")
    if file.is_dir():
        raise refusal(file, "this is a folder", "name a file in it")
    if odd := _REFUSED.search(str(path)):
        raise refusal(file, f"the host can't publish a file with “{odd[0]}” in its name", "rename it")
    return path


def _content(host: str, file: Path, *, site: bool) -> str:
    from importlib.metadata import metadata

    from jinja2 import Environment, StrictUndefined

    environment = Environment(  # noqa: S701 – YAML, in which tojson quotes what is not ours
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # YAML knows no pairs of surrogates
    environment.filters |= {"sh": lambda path: shlex.quote(str(path))}
    template = environment.from_string(Path(__file__).with_name(f"{host}.yml.j2").read_text("utf-8"))
    about = metadata("resume")
    urls = dict(url.split(", ", 1) for url in about.get_all("Project-URL") or ())
    return template.render(file=file, site=site, repository=urls["Repository"], version=about["Version"])

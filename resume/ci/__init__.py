"""What `resume new --ci` writes: for each host, a file by which it builds on every push, and releases on every tag."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from resume.errors import Place, Problem, ResumeError

HOSTS: Mapping[str, str] = {"github": ".github/workflows/resume.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each one looks for it, from the root of the repository."""


def pipeline(host: str, file: Path, *, site: bool) -> dict[Path, bytes]:
    """What to write below this folder; with `site`, it publishes the web page too. ResumeError if that is there."""
    path = Path(HOSTS[host])
    if path.exists():
        raise ResumeError(Problem("this file is there already", "move it away", place=Place(str(path))))
    return {path: _content(host, _from_here(file), site=site).encode()}


def _from_here(file: Path) -> Path:
    path = Path(os.path.relpath(file))
    if ".." in path.parts:
        message = "this file is not in this folder, which the host shall build from"
        raise ResumeError(Problem(message, "run it at the root of the repository", place=Place(str(file))))
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
    environment.filters |= {"sh": lambda path: shlex.quote(str(path))}
    template = environment.from_string(Path(__file__).with_name(f"{host}.yml.j2").read_text("utf-8"))
    about = metadata("resume")
    urls = dict(url.split(", ", 1) for url in about.get_all("Project-URL") or ())
    return template.render(file=file, site=site, repository=urls["Repository"], version=about["Version"])

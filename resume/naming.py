"""What outputs are called: a template such as `{stem}-{theme}.{ext}`."""

import re
from collections.abc import Sequence
from pathlib import Path

from resume.errors import Problem, ResumeError
from resume.suggest import did_you_mean

FIELDS = ("stem", "theme", "ext")
_FIELD = re.compile(r"\{([^{}]*)\}")


def check_name(name: str | None, themes: Sequence[str]) -> None:
    for field in _FIELD.findall(name or ""):
        if field not in FIELDS:
            raise ResumeError(Problem(f"--name knows no “{{{field}}}”", did_you_mean(field, FIELDS)))
        if field == "theme" and not themes:
            raise ResumeError(Problem("--name has {theme}, and no theme is named", "name one, or several: --theme"))


def name_of(source: Path, theme: str | None, suffix: str, name: str | None, *, by_theme: bool) -> str:
    values = {"stem": source.stem, "theme": Path(theme or "").resolve().name, "ext": suffix.removeprefix(".")}
    template = name or ("{stem}-{theme}.{ext}" if by_theme else "{stem}.{ext}")
    return _FIELD.sub(lambda field: values[field[1]], template)

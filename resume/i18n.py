"""Headings, labels and dates in a language: one small TOML file each, in `locales/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from resume.dates import PartialDate
from resume.options import bad_option
from resume.schema import Resume
from resume.suggest import did_you_mean
from resume.typography import Style

_FOLDER = Path(__file__).with_name("locales")
_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # as far as BCP 47 concerns us


@dataclass(frozen=True, slots=True)
class Locale:
    """The words of a language and the forms of its dates."""

    tag: str
    present: str
    quotes: tuple[str, str, str, str]
    dash: str
    months: tuple[str, ...]
    full_months: tuple[str, ...]
    full_months_of: tuple[str, ...]
    month_year: str
    day_month_year: str
    colon: str
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    levels: Mapping[str, str]

    @property
    def style(self) -> Style:
        return Style(self.tag, self.quotes, self.dash)

    def date(self, date: PartialDate, style: str = "short") -> str:
        """As precise as it is known: a year prints as a year. The style is short, long, iso or year."""
        if date.month is None or style == "year":
            return str(date.year)
        if style == "iso":
            return str(date)
        pattern = self.day_month_year if date.day else self.month_year
        text = pattern.format(day=date.day, month=self._months(date, style)[date.month - 1], year=date.year)
        return text.replace(" ", "\N{NO-BREAK SPACE}")

    def _months(self, date: PartialDate, style: str) -> tuple[str, ...]:
        """Their names; after a day, many languages use another case."""
        if style == "short":
            return self.months
        return self.full_months_of if date.day else self.full_months

    def level(self, level: str) -> str:
        return self.levels.get(level, level)


def languages() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def localize(resume: Resume, language: str) -> Resume:
    """The same resume with every heading it lacks in `language`, a BCP 47 tag."""
    locale = find_locale(resume, language)
    design = resume.design.model_copy(update={"lang": language})
    return resume.model_copy(update={"titles": {**locale.headings, **resume.titles}, "design": design})


def find_locale(resume: Resume, language: str) -> Locale:
    """The locale of `language`, or of the language that it is a variety of: `de` for `de-AT`."""
    name = language.lower().partition("-")[0]
    if name not in languages() or not _TAG.fullmatch(language):
        raise bad_option(resume, ("lang", language), f"no language “{language}”", did_you_mean(language, languages()))
    return _load(name)


@cache
def _load(name: str) -> Locale:
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    data.setdefault("full_months_of", data["full_months"])
    lists: dict[str, Any] = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    return Locale(tag=name, **data | lists)

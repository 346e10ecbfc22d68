"""Headings, labels and dates in a language: one small TOML file each, in `locales/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resume.dates import PartialDate
from resume.options import bad_option
from resume.schema import Resume
from resume.suggest import did_you_mean

_FOLDER = Path(__file__).with_name("locales")


@dataclass(frozen=True, slots=True)
class Locale:
    """The words of a language and the forms of its dates."""

    tag: str
    present: str
    months: tuple[str, ...]
    month_year: str
    day_month_year: str
    colon: str
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    levels: Mapping[str, str]

    def date(self, date: PartialDate) -> str:
        """As precise as it is known: a year prints as a year."""
        if date.month is None:
            return str(date.year)
        pattern = self.day_month_year if date.day else self.month_year
        text = pattern.format(day=date.day, month=self.months[date.month - 1], year=date.year)
        return text.replace(" ", "\N{NO-BREAK SPACE}")

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
    if name not in languages():
        raise bad_option(resume, "lang", f"no language “{language}”", did_you_mean(language, languages()))
    return _load(name)


@cache
def _load(name: str) -> Locale:
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Locale(tag=name, **data | {"months": tuple(data["months"])})

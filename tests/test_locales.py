"""The locale files: all of one shape, with the month names of the Unicode CLDR."""

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.dates import get_month_names

from resume.schema import HEADINGS, LEVELS

FOLDER = Path(__file__).parent.parent / "resume/locales"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
PLACEHOLDERS = {
    "month_year": {"month", "year"},
    "day_month_year": {"day", "month", "year"},
    "labels.photo": {"name"},
}
_AFTER_A_DAY = "the nominative can't follow a day"
DEVIATIONS = {
    ("ru", "мар."): _AFTER_A_DAY,
    ("ru", "июн."): _AFTER_A_DAY,
    ("ru", "июл."): _AFTER_A_DAY,
    ("el", "Μαρ"): _AFTER_A_DAY,
    ("el", "Μαΐ"): _AFTER_A_DAY,
    ("el", "Ιουν"): _AFTER_A_DAY,
    ("el", "Ιουλ"): _AFTER_A_DAY,
    ("el", "Αυγ"): _AFTER_A_DAY,
    ("el", "Νοε"): _AFTER_A_DAY,
}


def load(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def texts(data: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its dotted address, in the order of the file."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from texts(value, f"{above}{key}.")
        else:
            yield from ((f"{above}{key}", text) for text in ([value] if isinstance(value, str) else value))


def fields_of(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def test_the_languages() -> None:
    assert " ".join(LANGUAGES) == "cs da de el en es fi fr hu it lt nb nl pl pt ro ru sv tr uk"


def test_english_names_every_heading_and_level() -> None:
    english = load("en")
    assert set(english["headings"]) == set(HEADINGS)
    assert list(english["levels"]) == [level for level in LEVELS if level.islower()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_keys_in_the_same_order(language: str) -> None:
    keys = [at for at, _ in texts(load(language)) if at != "full_months_of"]
    assert keys == [at for at, _ in texts(load("en"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_padded(language: str) -> None:
    for at, text in texts(load(language)):
        assert text.strip(), at
        assert at in ("colon", "quotes") or text == text.strip(), at


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders(language: str) -> None:
    for at, text in texts(load(language)):
        assert fields_of(text) == PLACEHOLDERS.get(at, set()), at


@pytest.mark.parametrize("language", LANGUAGES)
def test_months(language: str) -> None:
    months = load(language)["months"]
    names = get_month_names("abbreviated", context="stand-alone", locale=language).values()
    assert len(months) == 12
    for name, expected in zip(months, names, strict=True):
        assert name == expected or (language, name) in DEVIATIONS


def test_every_deviation_is_in_use_and_in_cldr() -> None:
    for language, name in DEVIATIONS:
        assert name in load(language)["months"]
        assert name in get_month_names("abbreviated", context="format", locale=language).values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_months(language: str) -> None:
    """In Finnish the pattern of a day has the ending."""
    data = load(language)
    alone, of = (get_month_names("wide", context=use, locale=language) for use in ("stand-alone", "format"))
    assert data["full_months"] == list(alone.values())
    ending = "kuuta" if language == "fi" else ""
    assert [name + ending for name in data.get("full_months_of", data["full_months"])] == list(of.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_told_apart(language: str) -> None:
    headings = list(load(language)["headings"].values())
    assert len(set(headings)) == len(headings)

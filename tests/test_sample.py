"""The sample is valid, and shows every field there is."""

from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from PIL import Image
from pydantic import BaseModel

from resume.schema import SECTIONS, Resume, key_of

DATA = Path(__file__).parent.parent / "data"
EXEMPT = {"Resume.meta", "Design.pages"}  # the search for a density takes time, which an example should not


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    loaded = yaml.load((DATA / "sample.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def sample(data: dict[str, Any]) -> Resume:
    return Resume.model_validate(data)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def reachable(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """The models a file can be made of, `model` among them."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for part in models_in(field.annotation):
                reachable(part, seen)
    return seen


def owner(model: type[BaseModel], name: str) -> str:
    """The field with the model that says what it is: `Entry.links` for the links of a Talk."""
    base = next(base for base in model.__mro__ if name in get_annotations(base))
    return f"{base.__name__}.{key_of(model, name)}"


def used(value: Any) -> Iterator[str]:
    """Every field that is given something, anywhere below."""
    if isinstance(value, tuple):
        for item in value:
            yield from used(item)
    elif isinstance(value, BaseModel):
        for name in value.model_fields_set & set(type(value).model_fields):
            yield owner(type(value), name)
            yield from used(getattr(value, name))


def test_every_field_is_used(sample: Resume) -> None:
    fields = {owner(model, name) for model in reachable(Resume, set()) for name in model.model_fields}
    assert fields - set(used(sample)) - EXEMPT == set()


def test_every_section_prints(sample: Resume) -> None:
    assert {section.name for section in sample.sections} == set(SECTIONS)


def test_a_link_with_and_without_a_label(sample: Resume) -> None:
    assert sample.contact
    assert {bool(link.label) for link in sample.contact.links} == {True, False}
    assert {link.profile.network for link in sample.contact.links if link.profile} == {"GitHub", "LinkedIn"}


def test_dates_of_every_form(sample: Resume) -> None:
    periods = [entry.period for entry in _entries(sample) if entry.period]
    dates = [date for period in periods for date in (period.start, period.end) if date]
    assert {(bool(date.month), bool(date.day)) for date in dates} == {(False, False), (True, False), (True, True)}
    assert any(period.text for period in periods)
    assert any(period.present for period in periods)


def test_a_reader_can_begin_from_it(data: dict[str, Any]) -> None:
    lines = (DATA / "sample.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=resume.schema.json"
    assert max(map(len, lines)) <= 100
    assert data["design"]["theme"] == "classic"


def test_the_photo(sample: Resume) -> None:
    assert sample.contact
    assert sample.contact.photo
    path = DATA / sample.contact.photo
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("PNG", (320, 400))
    assert path.stat().st_size < 15_000


def _entries(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _entries(item)
    elif isinstance(value, BaseModel):
        if hasattr(value, "period"):
            yield value
        for name in type(value).model_fields:
            yield from _entries(getattr(value, name))

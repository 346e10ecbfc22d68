"""Every text of a resume with its address: what an output must not lose."""

from collections.abc import Iterator
from typing import Any

from resume.errors import Address
from resume.schema import Resume

_NOT_PRINTED = ("check", "design", "meta", "titles")


def facts(resume: Resume) -> Iterator[tuple[Address, str]]:
    """The leaves in the order of the file, each as it was typed."""
    data = resume.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    return leaves({key: value for key, value in data.items() if key not in _NOT_PRINTED}, ())


def leaves(value: Any, at: Address = ()) -> Iterator[tuple[Address, str]]:
    """Every text in plain data, with its address."""
    match value:
        case dict():
            for key, child in value.items():
                yield from leaves(child, (*at, key))
        case list():
            for index, child in enumerate(value):
                yield from leaves(child, (*at, index))
        case str():
            yield at, value

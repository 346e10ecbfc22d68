"""What all tests share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("same examples in every run", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same examples in every run")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what tests/errors expects anew")


@pytest.fixture(scope="module")
def today() -> Iterator[None]:
    """The first of December 2026, for as long as a module's tests run."""
    with pytest.MonkeyPatch.context() as world:
        world.setenv("SOURCE_DATE_EPOCH", "1796083200")
        yield

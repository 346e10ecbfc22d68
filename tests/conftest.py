"""What all tests share."""

import os

import pytest
from hypothesis import settings

settings.register_profile("same examples in every run", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same examples in every run")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what tests/errors expects anew")

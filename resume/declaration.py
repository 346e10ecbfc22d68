"""What a `theme.toml` may say, and its options' values."""

import re
from collections.abc import Mapping

from pydantic import Field, model_validator

from resume.fields import Number, Text, invalid
from resume.schema import Model
from resume.suggest import did_you_mean

_FORMS: Mapping[str, tuple[str, str]] = {
    "color": (r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "a colour such as #3873B3 (in quotes, in a file)"),
    "points": (r"([0-9]+(?:\.[0-9]+)?)pt", "a length such as 10pt"),
    "millimetres": (r"([0-9]+(?:\.[0-9]+)?)mm", "a length such as 20mm"),
    "choice": (r"[\w-]+", "one of its choices"),
    "flag": (r"true|false", "true or false"),
}


class Option(Model):
    """What may be set in a theme."""

    type: Text
    """color, points, millimetres, choice or flag."""
    default: Text
    """Its value where nothing is set."""
    help: Text
    """What it does, in a sentence."""
    choices: tuple[Text, ...] = ()
    """The values of a choice."""
    min: Number | None = None
    """The least length, in its unit."""
    max: Number | None = None
    """The greatest length, in its unit."""

    @property
    def is_css(self) -> bool:
        """Whether the value is a custom property; else it is a `data-` attribute of the page."""
        return self.type not in ("choice", "flag")

    def fault(self, value: str) -> str | None:
        """What would be right instead of a value; None if it will do."""
        pattern, form = _FORMS[self.type]
        if self.choices and value not in self.choices:
            return f"use {' or '.join(self.choices)}"
        if not (match := re.fullmatch(pattern, value)):
            return form
        if match.groups() and not (self.min or 0) <= float(match[1]) <= (self.max or float("inf")):
            return f"from {self.min or 0:g} to {self.max or float('inf'):g}, {form}"
        return None

    @model_validator(mode="after")
    def _fits_itself(self) -> "Option":
        if self.type not in _FORMS:
            raise invalid(f"no type “{self.type}”", did_you_mean(self.type, _FORMS), "type")
        if fault := self.fault(self.default):
            raise invalid(f"the default can't be “{self.default}”", fault, "default")
        return self


class Declaration(Model):
    """A `theme.toml`."""

    purpose: Text | None = None
    """What the theme is for, in a sentence."""
    extends: Text | None = None
    """The theme that it stands on: a name, or a path from its own folder; base if it says nothing."""
    fonts: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """The faces that a web page carries: by family, the names of the files."""
    defaults: dict[Text, Text] = Field(default_factory=dict)
    """Other defaults for the options of the theme that it stands on."""
    options: dict[Text, Option] = Field(default_factory=dict)
    """Options of its own."""

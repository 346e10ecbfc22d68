"""What a `theme.toml` may say, and its options' values."""

import re
from collections.abc import Mapping
from math import floor
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from resume.color import contrast
from resume.fields import Flag, Number, Text, invalid
from resume.fonts import FACES, FAMILIES
from resume.schema import Design, Model
from resume.suggest import did_you_mean

READABLE = 4.5
"""The least contrast of text with its ground, by WCAG 2.2, 1.4.3."""
INHERIT = "inherit"
_COLOR = r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
_FORMS: Mapping[str, tuple[str, str]] = {
    "color": (_COLOR, "a colour such as #3873B3 (in quotes, in a file)"),
    "points": (r"([0-9]+(?:\.[0-9]+)?)pt", "a length such as 10pt"),
    "millimetres": (r"([0-9]+(?:\.[0-9]+)?)mm", "a length such as 20mm"),
    "number": (r"([0-9]+(?:\.[0-9]+)?)", "a number such as 1.1"),
    "choice": (r"[\w-]+", "one of its choices"),
    "family": (r"[\w ]+", f"one of {', '.join(FAMILIES)}; or {INHERIT}, for that of the text"),
    "flag": (r"true|false", "true or false"),
}


def _face(name: str) -> str:
    if name not in FACES:
        raise invalid(f"no face “{name}”", did_you_mean(name, FACES))
    return name


def _option_name(name: str) -> str:
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise invalid(f"“{name}” can't be the name of an option", "use small letters, digits and _")
    if name in (*Design.model_fields, "longest_date", "name_size", "margin_top", "margin_bottom") or "space_" in name:
        raise invalid(f"the name “{name}” is taken", "choose another")
    return name


def _color(value: str) -> str:
    if not re.fullmatch(_COLOR, value):
        raise invalid(f"“{value}” is not a colour", f"write {_FORMS['color'][1]}")
    return value


class Option(Model):
    """What may be set in a theme."""

    type: Text
    """color, points, millimetres, number, choice, family or flag."""
    default: Text
    """Its value where nothing is set."""
    help: Text
    """What it does, in a sentence."""
    choices: tuple[Text, ...] = ()
    """The values of a choice."""
    min: Number | None = None
    """The least length or number, in its unit."""
    max: Number | None = None
    """The greatest length or number, in its unit."""
    inherit: Flag = False
    """Whether a family may be `inherit`: that of the text."""

    @property
    def _most(self) -> float:
        return 1000 if self.max is None else self.max

    @property
    def _families(self) -> tuple[str, ...]:
        return (*FAMILIES, INHERIT) if self.inherit else tuple(FAMILIES)

    @property
    def values(self) -> str:
        """What it may be, in a few words."""
        if choices := self._families if self.type == "family" else self.choices:
            return " or ".join(choices)
        return self.type if self.max is None else f"{self.type}, from {self.min or 0:g} to {self.max:g}"

    def fault(self, value: str, ground: str) -> str | None:
        """What would be right instead of a value, on a ground of this colour; None if it will do."""
        pattern, form = _FORMS[self.type]
        if self.choices and value not in self.choices:
            return f"use {' or '.join(self.choices)}"
        if self.type == "family" and value not in self._families:
            return did_you_mean(value, self._families)
        if not (match := re.fullmatch(pattern, value)):
            return form
        if match.groups() and not (self.min or 0) <= float(match[1]) <= self._most:
            return f"from {self.min or 0:g} to {self._most:g}, {form}"
        return _pale(value, ground) if self.type == "color" else None

    def css(self, value: str) -> str:
        """The value as a style sheet has it."""
        return f'"{value}"' if self.type == "family" else value

    @model_validator(mode="after")
    def _is_of_a_type(self) -> "Option":
        if self.type not in _FORMS:
            raise invalid(f"no type “{self.type}”", did_you_mean(self.type, _FORMS), "type")
        if self.type == "choice" and not self.choices:
            raise invalid("a choice of nothing", 'add choices = ["one", "another"]')
        return self


def _pale(color: str, ground: str) -> str | None:
    ratio = contrast(color, ground)
    if ratio >= READABLE:
        return None
    seen = f"{floor(ratio * 100) / 100:.2f} : 1"
    return f"a darker one; the contrast of this one with the ground {ground} is {seen}, and text needs {READABLE} : 1"


class Faces(Model):
    """The faces that a web page carries."""

    body: tuple[Annotated[Text, AfterValidator(_face)], ...] = ()
    """Of the family of the text."""
    heading: tuple[Annotated[Text, AfterValidator(_face)], ...] = ()
    """Of the family of the headings."""


class Declaration(Model):
    """A `theme.toml`."""

    purpose: Text | None = None
    """What the theme is for, in a sentence."""
    extends: Text | None = None
    """The theme that it stands on: a name, or a path from its own folder; base if it says nothing."""
    ground: Annotated[Text, AfterValidator(_color)] | None = None
    """The darkest ground that text in the accent stands on; white if neither it nor its parents say."""
    faces: Faces = Field(default_factory=Faces)
    """The faces that a web page carries; the parent's, if it says nothing."""
    defaults: dict[Text, Text] = Field(default_factory=dict)
    """Other defaults for the options of the theme that it stands on."""
    options: dict[Annotated[Text, AfterValidator(_option_name)], Option] = Field(default_factory=dict)
    """Options of its own."""

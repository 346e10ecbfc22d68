"""What a person can do, speaks and likes."""

from typing import Annotated

from pydantic import AfterValidator, model_validator

from resume.fields import Text, invalid
from resume.schema.model import Model


class Skill(Model):
    """A group of skills, or a card with a paragraph."""

    name: Text | None = None
    """What the skills have in common."""
    level: Text | None = None
    """How well they are mastered."""
    keywords: tuple[Text, ...] = ()
    """The skills."""
    summary: Text | None = None
    """A paragraph about them."""

    @model_validator(mode="after")
    def _says_something(self) -> "Skill":
        if not (self.name or self.keywords):
            raise invalid("the group has neither name nor keywords", "give it a name")
        return self


class Interest(Skill):
    """An interest."""


LEVELS = ("native", "bilingual", "fluent", "advanced", "intermediate", "elementary", "A1", "A2", "B1", "B2", "C1", "C2")


def _level(typed: str) -> str:
    """The level as it is written in `LEVELS`, whatever its case."""
    for level in LEVELS:
        if level.casefold() == typed.casefold():
            return level
    raise invalid(f"“{typed}” is not a level", f"use {', '.join(LEVELS)}; or note: for other words")


class Language(Model):
    """A language and how well it is spoken."""

    language: Text
    """Its name."""
    level: Annotated[Text, AfterValidator(_level)] | None = None
    """native, bilingual, fluent, advanced, intermediate, elementary, or A1 to C2 of the CEFR."""
    note: Text | None = None
    """A certificate, or the level in other words."""

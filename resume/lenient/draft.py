"""A model in the making, and what finds no place in it. The model itself says what it does not accept."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from resume.errors import Address, Problem
from resume.fields import MAX_TEXT
from resume.schema import key_of

HEADING = "Other"
UNNAMED = "Unnamed"


def path(at: Address) -> str:
    """An address as a person writes it: `work[0].salary`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at).removeprefix(".")


@dataclass
class Leftovers:
    """What a file says and our models can't hold: entries to print, data to keep unprinted, and warnings."""

    entries: list[dict[str, str]] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    def keep(self, at: Address, value: Any, message: str = "") -> None:
        """An entry under the value's path; a text too long for one fills several."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        title = path(at)[:MAX_TEXT].strip() or UNNAMED
        for start in range(0, len(text), MAX_TEXT):
            self.entries.append({"title": title, "summary": text[start : start + MAX_TEXT]})
        self.warn(at, message or f"{title[:80]} has no place in a resume", f"kept under custom:, in “{HEADING}”")

    def warn(self, at: Address, message: str, remedy: str) -> None:
        self.warnings.append(Problem(message, remedy, "warning", at))


@dataclass
class Draft:
    """A model's fields as far as they are read, each with its address in the file."""

    leftovers: Leftovers
    at: Address = ()
    fields: dict[str, Any] = field(default_factory=dict)
    origins: dict[Address, Address] = field(default_factory=dict)

    def put(self, key: str, value: Any, at: Address) -> None:
        """A single value; the first one stays."""
        if self.fields.setdefault(key, value) != value:
            self.leftovers.keep(at, value)
        self.origins.setdefault((key,), at)

    def add(self, key: str, value: Any, at: Address) -> None:
        """One of many values."""
        values = self.fields.setdefault(key, [])
        self.origins[key, len(values)] = at
        values.append(value)

    def settle(self, model: type[BaseModel]) -> dict[str, Any] | None:
        """What the model accepts of the fields, under a name if it wants one; None if that is nothing."""
        name = key_of(model, next(iter(model.model_fields)))
        while any(self.fields.values()) and (faults := _faults(model, self.fields)):
            for culprit, message in faults:
                if culprit[:1] and culprit[0] in self.fields:
                    self._give_up(culprit, message)
                elif name not in self.fields:
                    self._name(name)
                else:
                    self._give_up_all(message)
        return {key: value for key, value in self.fields.items() if value} or None

    def _give_up(self, culprit: Address, message: str) -> None:
        key, index = str(culprit[0]), culprit[1:]
        value = self.fields[key].pop(*index) if index else self.fields.pop(key)
        self.leftovers.keep(self.origins.get(culprit, self.at), value, message)

    def _give_up_all(self, message: str) -> None:
        for key in list(self.fields):
            self._give_up((key,), message)

    def _name(self, name: str) -> None:
        """A name from what says most, or a stand-in."""
        self.leftovers.warn(self.at, f"{path(self.at)} has no name", f"give it one, as {name}:")
        words = self.fields.pop("degree", None) or self.fields.pop("tagline", None) or UNNAMED
        self.fields = {name: words} | self.fields


Converter = Callable[[Draft, str, Any, Address], None]


def _faults(model: type[BaseModel], fields: dict[str, Any]) -> list[tuple[Address, str]]:
    """What the model refuses: fields, or items of a list, the last one first."""
    try:
        model.model_validate(fields)
    except ValidationError as error:
        details = [(detail["loc"], detail["msg"], detail.get("ctx", {}).get("at")) for detail in error.errors()]
        faults = {_culprit((*at, key) if key else at): message for at, message, key in details}
        return sorted(faults.items(), reverse=True)
    return []


def _culprit(at: Address) -> Address:
    return at[:2] if len(at) > 1 and isinstance(at[1], int) else at[:1]

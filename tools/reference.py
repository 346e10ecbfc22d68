"""docs/fields.md: every field of the file, from the JSON Schema."""

import sys
from collections.abc import Iterator
from typing import Any

from resume.jsonschema import json_schema

HEAD = """# Fields

Every field of the file, by where it stands. (Written by `make docs` from the docstrings of the model.)

A text may hold Markdown: `*emphasis*`, `**strong**`, `` `code` ``, `[links](https://example.org)`; one of several
lines also paragraphs and lists. What else looks like Markdown stays as typed. Quote a text that has a colon and a
space in it, or begins with `#`, `-`, `*`, `&`, `!`, `[`, `{`, `@`, `%` or a backtick.

A date is a year, a month or a day, and prints as precisely as it is known: `2017`, `2017-05`, `2017-05-03`,
`May 2017`. A period is two dates with a dash or “to” between them, the last of which may be `present`.
"""


def main() -> None:
    sys.stdout.write("\n".join(reference()))


def reference() -> Iterator[str]:
    schema = json_schema()
    yield HEAD
    yield from table("The file", schema)
    for name, definition in sorted(schema["$defs"].items()):
        if properties := parts(definition):
            yield from table(name, properties)


def parts(definition: dict[str, Any]) -> dict[str, Any] | None:
    """The part of a definition that has fields, be it one of two forms or all of it."""
    forms: list[dict[str, Any]] = [definition, *definition.get("anyOf", [])]
    return next((form for form in forms if "properties" in form), None)


def table(name: str, definition: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{definition['description'].partition(chr(10))[0]}\n"
    yield "| field | what it holds |"
    yield "|---|---|"
    for key, value in definition["properties"].items():
        yield f"| `{key}` | {value['description']} {' '.join(dict.fromkeys(links(value)))} |"
    yield ""


def links(value: Any) -> Iterator[str]:
    """Links to the models that a field holds."""
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key == "$ref" and (name := child.rpartition("/")[2]) != "JsonValue":
            yield f"→ [{name}](#{name.lower()})"
        else:
            yield from links(child)


if __name__ == "__main__":
    main()

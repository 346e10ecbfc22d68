"""docs/rules.md: the manual page of every rule, from its docstring."""

import sys
from collections.abc import Iterator

from resume import rules

HEAD = """# Rules

What `resume check` looks for. (Written by `make docs` from the docstrings of the rules.)

Where a rule is wrong about your resume, say so in the file, by its name alone, or with the path where it shall not
apply; lists are counted from 0:

```yaml
check:
  ignore:
    - long-bullet
    - {rule: personal-data, path: contact.location}
    - {rule: open-period, path: experience.1}
```
"""

FAMILIES = {"The source": rules.SOURCE, "The finished PDF": rules.PDF}


def main() -> None:
    sys.stdout.write("\n".join(manual()))


def manual() -> Iterator[str]:
    yield HEAD
    for heading, modules in FAMILIES.items():
        yield from family(heading, modules)


def family(heading: str, modules: tuple[str, ...]) -> Iterator[str]:
    if modules:
        yield f"## {heading}\n"
    for name, module in rules.names().items():
        if module.rpartition(".")[2] in modules:
            yield f"### {name}\n\n{rules.explain(name)}\n"


if __name__ == "__main__":
    main()

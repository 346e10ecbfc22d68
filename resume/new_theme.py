"""What `resume themes new` writes: a theme that stands on another, with all that it may change."""

import os
from collections.abc import Iterator
from pathlib import Path

from resume.errors import Place, Problem, ResumeError
from resume.files import save
from resume.options import Options
from resume.schema import Resume
from resume.themes import Theme, find_theme

_DECLARATION = """\
purpose = "What {name} is for, in a sentence."
extends = "{parent}"

# Other defaults for the options of {parent}; take the # away from what you change.
[defaults]{options}
"""
_STYLE = """\
/* Comes after the style sheets that {name} stands on. docs/themes.md says what there is to select. */

h2 {{
  padding-bottom: var(--space-2);
  border-bottom: .75pt var(--rule-style) var(--accent);
}}
"""


def write_theme(folder: Path, parent: str) -> list[Path]:
    """Writes `theme.toml` and `style.css`; ResumeError if there is something of that name."""
    if folder.exists():
        raise ResumeError(Problem("there is something of that name", "choose another", place=Place(str(folder))))
    resume = Resume(title=folder.name)
    theme = find_theme(resume, Options(theme=parent).over(resume))
    extends = f"{os.path.relpath(parent, folder)}" if "/" in parent else parent
    texts = {
        "theme.toml": _DECLARATION.format(name=folder.name, parent=extends, options="".join(_options(theme))),
        "style.css": _STYLE.format(name=folder.name),
    }
    for name, text in texts.items():
        save(folder / name, text.encode(), "choose another folder")
    return [folder / name for name in texts]


def _options(theme: Theme) -> Iterator[str]:
    for name, option in theme.options.items():
        yield f'\n\n# {option.help} ({option.values})\n# {name} = "{option.default}"'

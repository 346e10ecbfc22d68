"""What `resume themes new` writes: a theme that stands on another, with all that it may change."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from resume.errors import Problem, ResumeError, refusal
from resume.files import save
from resume.options import Options
from resume.schema import Resume
from resume.shelves import BUILT_IN, NAME
from resume.themes import Theme, find_theme

_DECLARATION = """\
purpose = "What {name} is for, in a sentence."
extends = {extends}

# Other defaults for the options of {parent}; take the # away from what you change.
[defaults]{options}
"""
_STYLE = """\
/* Comes after the style sheets that {name} stands on; docs/themes.md says what there is to select. Such as:

h2 {{ letter-spacing: .03em; }}
.entry > header {{ margin-bottom: var(--space-2); }}
*/
"""


def write_theme(folder: Path, parent: str) -> list[Path]:
    """Writes `theme.toml` and `style.css`; ResumeError if there is something of that name."""
    if not NAME.fullmatch(folder.name):
        raise ResumeError(Problem(f"“{folder.name}” can't be the name of a theme", "use letters, digits, - and _"))
    if folder.exists():
        raise refusal(folder, "there is something of that name", "choose another")
    resume = Resume(title="Themes")
    theme = find_theme(resume, Options(theme=parent).over(resume))
    extends = parent if theme.folder.parent == BUILT_IN else os.path.relpath(theme.folder, folder)
    texts = {
        "theme.toml": _DECLARATION.format(
            name=folder.name, parent=theme.name, extends=json.dumps(extends), options="".join(_options(theme))
        ),
        "style.css": _STYLE.format(name=folder.name),
    }
    for name, text in texts.items():
        save(folder / name, text.encode(), "choose another folder")
    return [folder / name for name in texts]


def _options(theme: Theme) -> Iterator[str]:
    for name, option in theme.options.items():
        yield f'\n\n# {" ".join(option.help.split())} ({option.values})\n# {name} = "{option.default}"'

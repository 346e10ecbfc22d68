"""A CV as one YAML file, typeset.

The way of a resume through this package is one chain:

    read → Resume → localize → compose HTML → typeset PDF → read back

`load` reads a file (YAML, JSON, TOML, JSON Resume, or a PDF made here) into a `Resume`, the one model that everything
else speaks; what is wrong with the file comes as `Problem`s inside a `ResumeError`. `localize` fills in headings in a
language. `render` gives the bytes of an output, `write` puts them into a file, whole or not at all. `check` says
without stopping what is wrong with a file, and with the PDF made of it as other programs read it.

    from resume import load, write
    write(load("cv.yaml"), "cv.pdf")

From there, `resume.schema` says what a resume may hold, `resume.readers` and `resume.writers` which formats there
are, `resume.themes` how it may look, `resume.engine` what sets the pages, `resume.batch` how many are built at once,
`resume.rules` what is looked for and `resume.readback` how, and `resume.cli`
is the command line over all of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resume.errors import Problem, ResumeError
    from resume.i18n import localize
    from resume.proof import check
    from resume.readers import load
    from resume.schema import Resume
    from resume.writers import render, write

__all__ = ["Problem", "Resume", "ResumeError", "check", "load", "localize", "render", "write"]

_HOMES = {
    "Problem": "errors",
    "Resume": "schema",
    "ResumeError": "errors",
    "check": "proof",
    "load": "readers",
    "localize": "i18n",
    "render": "writers",
    "write": "writers",
}


def __getattr__(name: str) -> Any:
    """Each public name is imported when it is first asked for, so that a command pays for what it uses."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"resume.{_HOMES[name]}"), name)

"""What can be wrong with a resume and with its PDF: one rule a module, whose docstring is its manual page.

A rule's name is that of its module. Those in `source` look at the Resume: `check(resume)`; those in `pdf` at the
finished file, never at the typesetter: `check(proof)`. Both yield problems with the address they are about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from inspect import cleandoc
from types import ModuleType
from typing import Any

from resume.errors import Problem, ResumeError
from resume.suggest import did_you_mean

SOURCE = (
    "no_contact",
    "personal_data",
    "placeholder",
    "overlapping_dates",
    "dates_out_of_order",
    "open_period",
    "future_date",
    "empty_entry",
    "long_bullet",
    "repeated_verb",
    "inconsistent_endings",
    "duplicate_bullet",
    "duplicate_link",
    "skill_spelling",
    "mixed_dashes",
    "mixed_quotes",
    "mixed_dates",
    "missing_glyph",
)
PDF = (
    "lost_text",
    "torn_text",
    "reading_order",
    "split_words",
    "joined_words",
    "stray_marker",
    "junk_characters",
    "broken_contact",
    "dead_link",
    "stray_link",
    "hidden_text",
    "clipped_text",
    "low_contrast",
    "overlapping_text",
    "off_page",
    "outside_margins",
    "stranded_heading",
    "thin_last_page",
    "page_count",
    "paper_size",
    "right_to_left",
    "small_text",
    "fake_small_caps",
    "many_fonts",
    "font_not_embedded",
    "font_not_subset",
    "pdf_ua",
    "pdf_a",
    "no_language",
    "no_title",
    "unknown_tag",
    "untagged_content",
    "no_alternate_text",
    "tag_order",
    "active_content",
    "unasked_attachment",
    "file_size",
)


def names() -> Mapping[str, str]:
    """Each rule as a person writes it, with its module."""
    modules = {"source": SOURCE, "pdf": PDF}
    return {name.replace("_", "-"): f"{family}.{name}" for family in modules for name in modules[family]}


def run(family: tuple[str, ...], subject: Any) -> Iterator[Problem]:
    """The problems that a family of rules finds in its subject, each with the name of its rule."""
    for name, module in names().items():
        if module.rpartition(".")[2] in family:
            yield from (replace(problem, rule=name) for problem in _load(module).check(subject))


def explain(name: str) -> str:
    """The manual page of a rule."""
    if name not in names():
        raise ResumeError(Problem(f"no rule “{name}”", did_you_mean(name, names())))
    return cleandoc(_load(names()[name]).__doc__ or "")


def _load(module: str) -> ModuleType:
    return import_module(f"{__name__}.{module}")

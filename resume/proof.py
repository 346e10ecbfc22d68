"""What is wrong with a resume, short of what stops its reading."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from resume import i18n, rules, themes
from resume.errors import Problem, ResumeError, in_order
from resume.options import Options
from resume.readers import load
from resume.schema import Resume
from resume.suggest import did_you_mean


def check(path: Path | str) -> list[Problem]:
    """Every problem of a file, errors and warnings, in its order; empty if there is none."""
    try:
        resume = load(path)
    except ResumeError as error:
        return list(error.problems)
    found = [*resume.warnings, *design_faults(resume), *unknown_rules(resume)]
    return in_order([*found, *located(resume, rules.run(rules.SOURCE, resume))])


def located(resume: Resume, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that the resume does not ask to ignore, each with its place in the source."""
    for problem in problems:
        if not _is_ignored(resume, problem):
            yield resume.source.locate(problem) if resume.source else problem


def _is_ignored(resume: Resume, problem: Problem) -> bool:
    at = "".join(f"{part}." for part in problem.at)
    return any(
        ignored.rule == problem.rule and at.startswith(f"{ignored.path}." if ignored.path else "")
        for ignored in resume.check.ignore
    )


def unknown_rules(resume: Resume) -> Iterator[Problem]:
    """What the file asks to ignore, and no rule is called."""
    for index, ignored in enumerate(resume.check.ignore):
        if ignored.rule not in rules.names():
            at = ("check", "ignore", index)
            problem = Problem(f"no rule “{ignored.rule}”", did_you_mean(ignored.rule, rules.names()), at=at)
            yield resume.source.locate(problem) if resume.source else problem


def design_faults(resume: Resume) -> Iterator[Problem]:
    """What is wrong with the paper, the language, the theme and its options that the file names."""
    try:
        choices = Options().over(resume)
    except ResumeError as error:
        yield from error.problems
        return
    for find in (partial(i18n.find_locale, resume, choices.lang), partial(themes.find_settings, resume, choices)):
        try:
            find()
        except ResumeError as error:
            yield from error.problems

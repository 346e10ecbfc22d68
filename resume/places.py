"""Where in the source a problem is, and which ones its file asks to ignore."""

from collections.abc import Iterable, Iterator

from resume import rules
from resume.errors import Address, Problem
from resume.facts import leaves
from resume.schema import Resume
from resume.source import Source, value_at
from resume.suggest import did_you_mean


def located(resume: Resume, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that the resume does not ask to ignore, each with its place in the source."""
    for problem in problems:
        if not _is_ignored(resume, problem):
            yield _placed(resume, problem)


def _placed(resume: Resume, problem: Problem) -> Problem:
    source = resume.source
    if problem.place or not source:
        return problem
    return problem.found_at(source.place(_address_in_file(resume, source, problem.at)))


def _address_in_file(resume: Resume, source: Source, at: Address) -> Address:
    """The address as it is; in a file of a foreign format, that of the same words, or of some beside them."""
    if not at or at[0] in source.data:
        return at
    data = resume.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    words = (text for length in range(len(at), 0, -1) for _, text in leaves(value_at(data, at[:length])))
    theirs = {text: address for address, text in reversed(list(leaves(source.data)))}
    return next((theirs[text] for text in words if text in theirs), at)


def _is_ignored(resume: Resume, problem: Problem) -> bool:
    at = "".join(f"{part}." for part in problem.at)
    return any(
        ignored.rule == problem.rule and at.startswith(f"{ignored.path}." if ignored.path else "")
        for ignored in resume.check.ignore
    )


def misplaced_wishes(resume: Resume) -> Iterator[Problem]:
    """What the file asks to ignore, where no rule is called so, or nothing stands at the path."""
    data = resume.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for index, ignored in enumerate(resume.check.ignore):
        at, path = ("check", "ignore", index), ignored.path or ""
        parts = tuple(int(part) if part.isdecimal() else part for part in path.split("."))
        if ignored.rule not in rules.names():
            problem = Problem(f"no rule “{ignored.rule}”", did_you_mean(ignored.rule, rules.names()), at=at)
            yield _placed(resume, problem)
        elif path and value_at(data, parts) is None:
            remedy = "write it like experience.0.highlights.2; lists are counted from 0"
            yield _placed(resume, Problem(f"nothing stands at “{path}”", remedy, "warning", (*at, "path")))

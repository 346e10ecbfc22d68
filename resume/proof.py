"""The proof of a resume: what is wrong with it, and with the PDF made of it, as others will read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from resume import i18n, rules, themes
from resume.errors import Place, Problem, ResumeError, in_order
from resume.options import Options, Output
from resume.places import located, misplaced_wishes
from resume.readers import load
from resume.schema import Resume
from resume.writers import produce

if TYPE_CHECKING:
    from resume.readback import Proof
    from resume.readback.text import Text


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was found, in the order of the file; and the PDF, if it came to that."""

    problems: tuple[Problem, ...]
    proof: "Proof | None" = None

    def fails(self, *, strict: bool = False) -> bool:
        serious = ("error", "warning") if strict else ("error",)
        return any(problem.severity in serious for problem in self.problems)

    @property
    def worst_text(self) -> "Text":
        """What the engine reads that is named in the most problems."""
        texts = self.proof.texts if self.proof else []
        named = {text.engine: sum(text.engine in problem.message for problem in self.problems) for text in texts}
        return max(texts, key=lambda text: named[text.engine])


def check(path: Path | str, options: Options | None = None) -> list[Problem]:
    """Every problem of a file and of the PDF made of it, in its order; empty if there is none."""
    return list(examine(path, options or Options()).problems)


def examine(path: Path | str, options: Options, *, pdf: bool = True) -> Examination:
    """Reads a file, or a PDF that carries its source; and sets it as PDF, if asked, and reads that back."""
    try:
        _refuse_choices_for(path, options)
        resume = load(path)
    except ResumeError as error:
        return Examination(tuple(_named(problem, path) for problem in error.problems))
    found = [*resume.warnings, *design_faults(resume), *misplaced_wishes(resume)]
    found += located(resume, rules.run(rules.SOURCE, resume))
    if not pdf or any(problem.severity == "error" for problem in found):
        return Examination(tuple(in_order(found)))
    try:
        from resume.readback import Proof

        output = _output(path, resume, options)
        proof = Proof(resume, options, output.content)
        faults = _of_a_stranger(proof) if _is_pdf(path) else read_back(proof)
        return Examination(tuple(in_order([*found, *output.warnings, *faults])), proof)
    except ResumeError as error:
        return Examination(tuple(in_order([*found, *(_named(problem, path) for problem in error.problems)])))


def _refuse_choices_for(path: Path | str, options: Options) -> None:
    """A finished PDF is looked at as it is."""
    if _is_pdf(path) and options != Options():
        remedy = "check the file that it was made from with these flags, or this PDF without them"
        raise ResumeError(Problem("a PDF is checked as it is, in its own theme and on its own paper", remedy))


def _is_pdf(path: Path | str) -> bool:
    return str(path).lower().endswith(".pdf")


def _named(problem: Problem, path: Path | str) -> Problem:
    return problem if problem.place else problem.found_at(Place(str(path)))


def _output(path: Path | str, resume: Resume, options: Options) -> Output:
    """A PDF as it is; of other files, the one that they make."""
    return Output(Path(path).read_bytes()) if _is_pdf(path) else produce(resume, ".pdf", options)


def read_back(proof: "Proof") -> Iterator[Problem]:
    """What is wrong with a finished PDF, each with its place in the source; ResumeError if it can't be read."""
    proof.require_readers()
    return located(proof.resume, rules.run(rules.PDF, proof))


def _of_a_stranger(proof: "Proof") -> list[Problem]:
    """The same for a file that may be anybody's, and hold anything."""
    try:
        return list(read_back(proof))
    except ResumeError:
        raise
    except Exception as error:  # noqa: BLE001 – the readers raise anything
        message = f"the PDF is damaged ({type(error).__name__})"
        raise ResumeError(Problem(message, "build it anew")) from None


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

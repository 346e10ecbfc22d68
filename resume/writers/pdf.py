"""Resume → tagged PDF that carries its source."""

from dataclasses import replace
from functools import cache, partial
from threading import RLock

from resume import standards
from resume.compose import compose
from resume.engine import File, typesetter
from resume.errors import Place, Problem, ResumeError
from resume.fit import Layout, fitted, settled
from resume.memory import with_room
from resume.options import Options, Output, bad_option
from resume.schema import Resume
from resume.themes import find_theme, settings

_NAMED = 3


_ONE_AT_A_TIME = RLock()
"""The typesetter of a process works at one resume."""


@with_room
def write(resume: Resume, options: Options) -> Output:
    """By the standard and on the pages that were asked for, or else at the theme's density; threads wait in turn."""
    with _ONE_AT_A_TIME:
        return _typeset(resume, options)


def _typeset(resume: Resume, options: Options) -> Output:
    standard = standards.find(options.pdf_variant or standards.DEFAULT)
    choices = options.over(resume)
    theme = find_theme(resume, choices)
    options_of_theme = settings(theme, choices, resume)
    density = float(options_of_theme["density"])
    engine = typesetter()
    engine.prepare(theme.css(options_of_theme["accent"]))
    attachments = cache(partial(_attachments, resume, options, standard))

    def lay_out(density: float) -> Layout:
        page = compose(resume, replace(options, settings={**options.settings, "density": f"{density:.4f}"}))
        return engine.lay_out(page, density, standards.variant(standard), attachments)

    if choices.pages:
        layout = fitted(lay_out, choices.pages, density)
        if layout.pages > choices.pages:
            raise _too_long(resume, layout, choices.pages)
    elif "density" in choices.settings:
        layout = lay_out(density)
    else:
        layout = settled(lay_out, density)
    content = engine.write(layout.density, standard, attachments())
    warnings = [Problem(complaint, severity="warning", place=Place("style.css")) for complaint in layout.complaints]
    return Output(content, layout.pages, warnings=tuple(warnings))


def _attachments(resume: Resume, options: Options, standard: str) -> list[File]:
    if not (options.source and standards.CARRIES_FILES[standard]):
        return []
    from resume.writers import attached

    return attached.files(resume, options)


def _too_long(resume: Resume, tightest: Layout, pages: int) -> ResumeError:
    over = sum(tightest.lines[pages:])
    message = f"{over} {_plural('line', over)} too many for {pages} {_plural('page', pages)}, at the tightest legible"
    longest = sorted(tightest.entries, key=lambda entry: -entry[1])[:_NAMED]
    named = ", ".join(f"“{title}” ({lines} {_plural('line', lines)})" for title, lines in longest)
    remedy = "allow a page more, or shorten the text" + f"; the longest entries are {named}" * bool(named)
    return bad_option(resume, ("pages", pages), message, remedy)


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"

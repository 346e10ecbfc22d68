"""Resume → tagged PDF that carries its source, by WeasyPrint; the only importer of it."""

import os
import warnings
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from io import BytesIO
from itertools import chain, pairwise
from math import inf
from textwrap import shorten
from typing import Any, NamedTuple

from resume import fonts, running, standards
from resume.compose import compose
from resume.errors import Problem, ResumeError
from resume.fit import Layout, fitted, settled
from resume.options import Options, Output, bad_option
from resume.schema import Resume
from resume.system import install_command
from resume.themes import find_settings
from resume.writers import attached

_NAMED, _LONGEST_TITLE = 3, 60
_BLANK = "?"
"""For a character that no font has: an empty glyph makes pypdf and pdfminer misread all the others of its font."""

_LEVEL = 6  # pixels; lines nearer than this are side by side


def write(resume: Resume, options: Options) -> Output:
    """By the standard and on the pages that were asked for, or else at the theme's density."""
    standard = standards.find(options.pdf_variant or standards.DEFAULT)
    choices = options.over(resume)
    density = float(find_settings(resume, choices)["density"])
    lay_out = partial(_lay_out, resume, options, standards.variant(standard))
    if choices.pages:
        layout = fitted(lay_out, choices.pages, density)
        if layout.pages > choices.pages:
            raise _too_long(resume, layout, choices.pages)
    elif "density" in choices.settings:
        layout = lay_out(density)
    else:
        layout = settled(lay_out, density)
    files = _attachments(resume, options) if options.source and standards.CARRIES_FILES[standard] else []
    try:
        return Output(_written(layout.document, standard, files), layout.pages)
    except Exception as error:  # noqa: BLE001 – as in _lay_out
        raise _cannot_be_set(error) from None


def _written(document: Any, standard: str, attachments: list[Any]) -> bytes:
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # WeasyPrint leaves a file open
        content = document.write_pdf(
            finisher=partial(_finish, standard),
            attachments=attachments,
            pdf_variant=standards.variant(standard),
            pdf_tags=True,
        )
    return bytes(content)


def _finish(standard: str, _document: Any, pdf: Any) -> None:
    running.mark_as_artifacts(pdf)
    standards.finish(pdf, standard)


def _attachments(resume: Resume, options: Options) -> list[Any]:
    date = attached.date_of(resume)
    return [_attachment(file, date) for file in attached.files(resume, options)]


def _attachment(file: attached.File, date: datetime) -> Any:
    name, content, media_type, description, relationship = file
    attachment = _weasyprint().Attachment(
        string=content,
        url_fetcher=_fetcher(),
        name=name,
        description=description,
        created=date,
        modified=date,
        relationship=relationship,
    )
    # Else the type would be what this machine's own table has for the name.
    attachment.source = nullcontext((BytesIO(content), None, None, media_type))
    return attachment


def _lay_out(resume: Resume, options: Options, variant: str, density: float) -> Layout:
    page = compose(resume, replace(options, settings={**options.settings, "density": f"{density:.4f}"}))
    blanks = str.maketrans(dict.fromkeys(fonts.nowhere(page), _BLANK))
    html = _weasyprint().HTML(string=page.translate(blanks), url_fetcher=_fetcher())
    font_config = _font_configuration(with_system_fonts=bool(fonts.missing(page)))
    try:
        document = html.render(font_config=font_config, pdf_variant=variant)
        return _measured(document, density)
    except RecursionError:
        raise ResumeError(Problem("nested too deeply to be set on a page", "make the lists flatter")) from None
    except Exception as error:  # noqa: BLE001 – a style sheet may be anybody's, and WeasyPrint raise anything
        raise _cannot_be_set(error) from None


def _cannot_be_set(error: Exception) -> ResumeError:
    message = f"WeasyPrint can't set this page ({type(error).__name__}: {error})"
    return ResumeError(Problem(message, "look for the cause in the theme's style sheet"))


def _measured(document: Any, density: float) -> Layout:
    """Reads the boxes that WeasyPrint made."""
    pages = [page._page_box for page in document.pages]  # noqa: SLF001 – it has no other name for them
    lines = [_lines(page.children[0]) for page in pages]
    last = pages[-1]
    foot = max(lines[-1], default=last.content_box_y())
    entries: dict[Any, int] = {}
    for box in chain.from_iterable(page.children[0].descendants() for page in pages):
        if "level-1" in (box.element.get("class") or "" if box.element is not None else "").split():
            entries[box.element] = entries.get(box.element, 0) + len(_lines(box))
    return Layout(
        density=density,
        lines=tuple(map(len, lines)),
        fill=(foot - last.content_box_y()) / last.height,
        entries=tuple((_title(element), count) for element, count in entries.items()),
        document=document,
    )


def _lines(box: Any) -> list[float]:
    """Where the lines of text in a box end, from above; those side by side are one."""
    from weasyprint.formatting_structure.boxes import LineBox

    ends = sorted(line.position_y + line.height for line in box.descendants() if isinstance(line, LineBox))
    return [end for end, following in pairwise([*ends, inf]) if following - end > _LEVEL]


def _title(article: Any) -> str:
    """What a reader would call an entry; a theme's template may have left its title out."""
    head = article.find("header")
    parts = (article if head is None else head).iter()
    named = [element for element in parts if element.get("class") in ("title", "organization")]
    words = ", ".join("".join(element.itertext()) for element in named or [article]).split()
    return shorten(" ".join(words), _LONGEST_TITLE, placeholder=" …")


def _too_long(resume: Resume, tightest: Layout, pages: int) -> ResumeError:
    over = sum(tightest.lines[pages:])
    message = f"{over} {_plural('line', over)} too many for {pages} {_plural('page', pages)}, at the tightest legible"
    longest = sorted(tightest.entries, key=lambda entry: -entry[1])[:_NAMED]
    named = ", ".join(f"“{title}” ({lines} {_plural('line', lines)})" for title, lines in longest)
    remedy = "allow a page more, or shorten the text" + f"; the longest entries are {named}" * bool(named)
    return bad_option(resume, ("pages", pages), message, remedy)


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


class Engine(NamedTuple):
    """The versions of the typesetter, and whether harfbuzz-subset is there to cut its fonts down."""

    weasyprint: str
    pango: str
    pango_is_new: bool
    subsets: bool


def engine() -> Engine:
    """What PDFs are set with; ResumeError if it can't be loaded."""
    weasyprint = _weasyprint()
    from weasyprint.text.ffi import harfbuzz_subset, pango

    version = divmod(pango.pango_version(), 10_000)
    text = f"{version[0]}.{version[1] // 100}.{version[1] % 100}"
    return Engine(weasyprint.__version__, text, version >= (1, 4400), bool(harfbuzz_subset))


@cache
def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        library = str(error).partition("'")[2].partition("'")[0] or "Pango"
        problem = Problem(f"the library {library} is missing; PDFs are set with it", f"run: {install_command()}")
        raise ResumeError(problem) from None
    return weasyprint


@cache
def _fetcher() -> Any:
    """Serves data: URIs and nothing else: no network, no files."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"])


@cache
def _font_configuration(*, with_system_fonts: bool) -> Any:
    from weasyprint.text.fonts import FontConfiguration

    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fonts.configuration(with_system_fonts=with_system_fonts))
    try:
        return FontConfiguration()
    finally:
        with suppress(KeyError):
            del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
